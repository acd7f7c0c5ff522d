// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "search/api/curated.hpp"
#include "search/api/note.hpp"

namespace tracuu::search {

/// How a query was read and what ran, for `tracuu explain`.
struct Explanation {
  std::string read_as;       ///< as SearchAnswer::read_as
  std::string tree;          ///< the parsed query
  std::string plan;          ///< one line a word: variants kept, frequency, role
  std::string engine_query;  ///< the query as the engine describes it
  std::vector<Note> notes;
  std::vector<RuleEffect> rules{};  ///< of the webmaster, in the order of the file
  bool is_cut = false;              ///< as SearchAnswer::is_cut
};

}  // namespace tracuu::search
