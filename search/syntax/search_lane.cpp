// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/syntax/search_lane.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "search/syntax/query_parser.hpp"

namespace tracuu::search {

namespace {

/// What a query asks for, in units of a plain word: measured on 105,000 articles with
/// bench/bench_worst_case (docs/performance.md). A word of many spellings takes about 2 ms, a '*'
/// up to 60, a NEAR of common words up to 100.
constexpr std::size_t kPrefixCost = 20;
constexpr std::size_t kNearCost = 40;
constexpr std::size_t kPhraseWordCost = 2;

/// Dearer queries are in the lane of the dear ones.
constexpr std::size_t kCheapCost = 32;

/// So does a hit this far down: the ranking is looked through up to there.
constexpr std::size_t kCheapHitsDeep = 1'000;

std::size_t words_in(std::string_view text) {
  bool is_inside = false;
  std::size_t words = 0;
  for (char const letter : text) {
    bool const is_blank = letter == ' ' || letter == '\t' || letter == '\n';
    if (!is_blank && !is_inside) ++words;
    is_inside = !is_blank;
  }
  return words;
}

std::size_t cost_of(QueryNode const& node) {
  std::size_t cost = 0;
  switch (node.kind) {
    case QueryNode::Kind::Words: return words_in(node.text);
    case QueryNode::Kind::Phrase: return kPhraseWordCost * words_in(node.text);
    case QueryNode::Kind::Prefix: return kPrefixCost;
    case QueryNode::Kind::Dates: return 1;
    case QueryNode::Kind::Near: cost = kNearCost; break;
    case QueryNode::Kind::Not:
    case QueryNode::Kind::And:
    case QueryNode::Kind::Or: break;
  }
  // The parser keeps trees flat: brackets deeper than its limit are read as if not there.
  for (QueryNode const& child : node.children) cost += cost_of(child);
  return cost;
}

}  // namespace

SearchLane lane_of(SearchRequest const& request) {
  if (request.text.size() > kMaxQueryBytes) return SearchLane::Cheap;
  bool const is_deep = request.page > kCheapHitsDeep / std::max<std::size_t>(1, request.size);
  if (is_deep) return SearchLane::Dear;
  return cost_of(parse_query(request.text).root) > kCheapCost ? SearchLane::Dear
                                                              : SearchLane::Cheap;
}

}  // namespace tracuu::search
