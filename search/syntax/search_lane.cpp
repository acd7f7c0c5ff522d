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
/// after one or two letters 70 to 360, after three about 60, after more 15 to 20; a NEAR of common
/// words up to 100, ten hits more than the first ten about 5, and what is counted over all that
/// match half of the search again.
constexpr std::size_t kShortPrefixCost = 40;
constexpr std::size_t kPrefixCost = 20;
constexpr std::size_t kLongPrefixCost = 8;
constexpr std::size_t kNearCost = 40;
constexpr std::size_t kPhraseWordCost = 2;
constexpr std::size_t kUsualHits = 10;
constexpr std::size_t kHitsOfAUnit = 6;

/// About 50 ms. Dearer queries are in the lane of the dear ones.
constexpr std::size_t kCheapCost = 24;

/// So are those for hits this far down: the ranking is looked through up to there.
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

std::size_t cost_of_prefix(std::string_view beginning) {
  auto const is_first_byte = [](char byte) { return (byte & 0xC0) != 0x80; };
  auto const letters = std::ranges::count_if(beginning, is_first_byte);
  if (letters < 3) return kShortPrefixCost;
  return letters == 3 ? kPrefixCost : kLongPrefixCost;
}

std::size_t cost_of(QueryNode const& node) {
  std::size_t cost = 0;
  switch (node.kind) {
    case QueryNode::Kind::Words: return words_in(node.text);
    case QueryNode::Kind::Phrase: return kPhraseWordCost * words_in(node.text);
    case QueryNode::Kind::Prefix: return cost_of_prefix(node.text);
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

std::size_t cost_of(SearchRequest const& request) {
  std::size_t cost = cost_of(parse_query(request.text).root);
  bool const counts = !request.facets.empty() || request.timeline;
  if (counts) cost += cost / 2;
  return cost + (std::max(request.size, kUsualHits) - kUsualHits) / kHitsOfAUnit;
}

}  // namespace

SearchLane lane_of(SearchRequest const& request) {
  if (request.text.size() > kMaxQueryBytes) return SearchLane::Cheap;
  bool const is_deep = request.page > kCheapHitsDeep / std::max<std::size_t>(1, request.size);
  if (is_deep) return SearchLane::Dear;
  return cost_of(request) > kCheapCost ? SearchLane::Dear : SearchLane::Cheap;
}

}  // namespace tracuu::search
