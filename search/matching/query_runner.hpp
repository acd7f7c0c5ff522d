// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <vector>

#include "search/api/match_count.hpp"
#include "search/api/note.hpp"
#include "search/api/search_request.hpp"
#include "search/matching/attached_hits.hpp"
#include "search/matching/facets.hpp"
#include "search/matching/query_builder.hpp"
#include "search/matching/rescoring.hpp"
#include "search/plans/plan_matcher.hpp"
#include "search/words/hit_texts.hpp"

namespace tracuu::search {

/// What ran in the end, and what it found.
struct QueryOutcome {
  BuiltQuery built;
  MatchCount total;                    ///< announcements of the answer (result_set.hpp)
  MatchCount with_all_words;           ///< of these, those that hold all words: exact
  std::vector<ScoredDocument> hits;    ///< of the page
  std::vector<AttachedHits> attached;  ///< hits that go under one of these, with `request.fold`
  bool has_next = false;               ///< there are hits after the page
  bool is_cut = false;                 ///< the request's budget was spent before all was found
  std::vector<Note> notes;             ///< of parsing, building and relaxing
  std::optional<FacetOutcome> facets;  ///< if facets or a timeline were asked for
  HitTexts texts;                      ///< of those hits that were looked into
};

/// Parses, builds and runs `request`; marks and quotes are let go while nothing is found
/// (docs/query-syntax.md, "What is asked of an announcement"). May throw Xapian::Error.
/// Which announcements are found does not depend on order, page and facets.
/// `offset` hits are left out, besides those of the pages before `request.page`.
/// With `memory`, whose lists follow `database`, it is matched by these (list_match.hpp); without,
/// and where they can't tell, by Xapian.
[[nodiscard]] QueryOutcome run_query(Xapian::Database const& database, SearchRequest const& request,
                                     Xapian::doccount offset = 0, MatchMemory* memory = nullptr);

}  // namespace tracuu::search
