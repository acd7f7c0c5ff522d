// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "schema/page_words.hpp"
#include "search/api/page_reading.hpp"
#include "search/marking/highlight.hpp"

namespace tracuu::search {

/// Where on the picture of a page stands what matches `terms`, in the words as they were put right
/// or as they were read: a box for words that stand side by side in a line. Thread-safe.
[[nodiscard]] std::vector<PageBox> find_boxes(schema::PageWords const& page,
                                              HighlightTerms const& terms);

}  // namespace tracuu::search
