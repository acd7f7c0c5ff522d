// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "search/query_builder.hpp"
#include "search/rescoring.hpp"
#include "search/search_request.hpp"
#include "search/search_result.hpp"

namespace tracuu::search {

/// What ran in the end, after relaxing, and what it found.
struct RunOutcome {
  BuiltQuery built;
  MatchCount total;
  std::vector<ScoredDocument> hits;  ///< of the page, and one more if there is a next page
  std::vector<Note> notes;           ///< of parsing, building and relaxing
};

/// Parses, builds and runs `request`, relaxing step by step while nothing is
/// found (design.md, "How a query is answered"). May throw Xapian::Error.
[[nodiscard]] RunOutcome run_query(Xapian::Database const& database, SearchRequest const& request);

}  // namespace tracuu::search
