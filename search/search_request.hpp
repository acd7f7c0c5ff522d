// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "schema/date.hpp"

namespace tracuu::search {

enum class SortOrder { Relevance, Newest, Oldest };

/// What a person asked for. Text fields are UTF-8, as typed: the analyzer
/// normalises them. Limits are checked by Searcher::search.
struct SearchRequest {
  std::string text;         ///< the query, in the syntax of docs/query-syntax.md
  std::size_t page = 1;     ///< 1 is the first
  std::size_t size = 10;    ///< hits a page, 1..kMaxPageSize
  schema::DateRange dates;  ///< only announcements published in it
  std::string site;         ///< only this site (exact, any case)
  std::string unit;         ///< only units whose name holds these words in a row
  SortOrder sort = SortOrder::Relevance;
  bool exact = false;       ///< search just what was typed: nothing expanded or relaxed
  bool fold_copies = true;  ///< false: copies of one text are hits of their own
  bool snippets = true;     ///< false: hits without title_html and snippet_html
};

inline constexpr std::size_t kMaxPageSize = 100;
inline constexpr std::size_t kMaxQueryBytes = 2'000;

}  // namespace tracuu::search
