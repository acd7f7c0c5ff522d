// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "search/api/curated.hpp"
#include "search/api/facet_counts.hpp"
#include "search/api/hit.hpp"
#include "search/api/match_count.hpp"
#include "search/api/missing_shards.hpp"
#include "search/api/note.hpp"
#include "search/api/result_change.hpp"

namespace tracuu::search {

struct SearchAnswer {
  std::string text;     ///< the query as typed
  std::string read_as;  ///< how it was read, as a person would write it
  std::vector<Note> notes;
  MatchCount total;           ///< all announcements of the answer, in any order, facet or export
  MatchCount with_all_words;  ///< of these, those that hold all words; the others are near
  std::chrono::microseconds took{0};
  std::size_t page = 1;
  std::size_t size = 10;
  bool has_next = false;  ///< there is a page after this one
  /// True if SearchRequest::budget was spent before all was found: hits are the best of what was
  /// looked at, counts (upper aside) at least what is there. Another try may find more: such an
  /// answer is not to be kept.
  bool is_cut = false;
  /// What was not searched: counts are then bounds, and such an answer is not to be kept, either.
  MissingShards missing{};
  std::vector<Hit> hits;     ///< fewer than `size` where copies or attachments go under a hit
  std::string revision{};    ///< state of the index, as Searcher::revision
  schema::Instant newest{};  ///< no announcement of that state was indexed after it
  std::optional<ResultChange> change{};  ///< since an earlier state, if one was asked for
  std::string next_cursor{};  ///< for SearchRequest::cursor; empty if there is no next page
  /// Announcements that facets and timeline were counted over: lower == upper if
  /// over all that match, else each count is "at least". Nothing if none was asked for.
  std::optional<MatchCount> counted{};
  std::vector<FacetCounts> facets{};       ///< in the order they were asked for
  Curated curated{};                       ///< what stands above the first page of hits
  std::vector<TimelinePeriod> timeline{};  ///< earliest first; periods without any left out
};

}  // namespace tracuu::search
