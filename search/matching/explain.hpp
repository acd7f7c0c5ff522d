// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "search/api/explanation.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::search {

/// How `request` is read and run on `database`. May throw Xapian::Error.
[[nodiscard]] Explanation explain_query(Xapian::Database const& database,
                                        SearchRequest const& request);

}  // namespace tracuu::search
