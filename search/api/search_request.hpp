// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "search/api/filters.hpp"
#include "search/api/search_budget.hpp"

namespace tracuu::search {

class EverydayWords;
struct Curation;
struct DocumentAdjustments;

enum class SortOrder { Relevance, Newest, Oldest };

enum class TimelineStep { Year, Month };

/// What a person asked for. Text fields are UTF-8, as typed: the analyzer
/// normalises them. Limits are checked by Searcher::search.
struct SearchRequest {
  std::string text;       ///< the query, in the syntax of docs/query-syntax.md
  std::size_t page = 1;   ///< 1 is the first
  std::size_t size = 10;  ///< hits a page, 1..kMaxPageSize
  Filters filters{};
  SortOrder sort = SortOrder::Relevance;
  bool exact = false;    ///< search just what was typed: nothing expanded or relaxed
  bool fold = true;      ///< false: copies of one text, and attachments, are hits of their own
  bool snippets = true;  ///< false: hits without title and snippet
  bool related = true;   ///< false: hits without attachments and page
  /// True: without a query and without filters all announcements are found, instead of none.
  bool all_if_open = false;
  std::vector<Facet> facets{};             ///< counted over all that match; costs time
  std::size_t facet_size = 10;             ///< values a facet, 1..kMaxFacetSize
  std::optional<TimelineStep> timeline{};  ///< counted over all that match; costs time
  /// Not empty: goes on from SearchAnswer::next_cursor of an answer to the same
  /// request (size, facets and what is shown may differ); `page` then is 1.
  std::string cursor{};
  SearchBudget budget{};  ///< what the search may cost; of several searches, together
  /// Everyday words besides those of the program; set by Searcher.
  std::shared_ptr<EverydayWords const> everyday{};
  /// The webmaster's rules, and what they do to the documents of the state that is searched; null
  /// if there are none. Set by Searcher.
  std::shared_ptr<Curation const> curation{};
  std::shared_ptr<DocumentAdjustments const> adjustments{};
};

inline constexpr std::size_t kMaxPageSize = 100;
inline constexpr std::size_t kMaxFacetSize = 100;
inline constexpr std::size_t kMaxSimilar = 50;
inline constexpr std::size_t kMaxQueryBytes = 2'000;

}  // namespace tracuu::search
