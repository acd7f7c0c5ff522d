// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/language.hpp"
#include "indexer/item/reading_remarks.hpp"

namespace tracuu::cli {

/// What the terminal says of remarks: how many of each kind were left out, and which keys or
/// columns were not understood (the most frequent ones), a line each; empty if there is nothing to
/// say. The report of a run (index_report_json.hpp) has them all.
[[nodiscard]] std::string reading_remarks_lines(indexer::ReadingRemarks const& remarks,
                                                base::Language language = base::Language::English);

}  // namespace tracuu::cli
