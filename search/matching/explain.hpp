// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "search/api/explanation.hpp"
#include "search/api/search_request.hpp"
#include "search/plans/plan_matcher.hpp"

namespace tracuu::search {

/// How `request` is read and run on `database` (run_query). May throw Xapian::Error.
[[nodiscard]] Explanation explain_query(Xapian::Database const& database,
                                        SearchRequest const& request,
                                        MatchMemory* memory = nullptr);

}  // namespace tracuu::search
