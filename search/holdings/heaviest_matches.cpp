// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/heaviest_matches.hpp"

#include <algorithm>
#include <utility>

#include "search/columns/columns.hpp"
#include "search/matching/hit_order.hpp"

namespace tracuu::search {

namespace {

/// So many more are asked for: some that weigh as much as the last one.
constexpr Xapian::doccount kSpareMatches = 20;
constexpr Xapian::doccount kGrowth = 8;

/// Sums of weights are rounded where shards may add them up in another order.
double rounded_weight(Xapian::MSetIterator const& match) {
  return static_cast<float>(match.get_weight());
}

}  // namespace

std::vector<ScoredDocument> heaviest_matches(Xapian::Database const& database,
                                             Xapian::Query const& query, Xapian::doccount count) {
  std::vector<ScoredDocument> hits;
  if (count == 0) return hits;
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::CoordWeight());
  MatchList matches;
  for (Xapian::doccount asked = count + kSpareMatches;; asked *= kGrowth) {
    Xapian::MSet const found = enquire.get_mset(0, asked);
    matches.clear();
    for (auto match = found.begin(); match != found.end(); ++match) {
      matches.add(*match, rounded_weight(match));
    }
    bool const are_all = found.size() < asked;
    if (are_all || matches.weights.back() < matches.weights[count - 1]) break;
  }
  std::vector<std::pair<Xapian::docid, double>> by_document;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    by_document.emplace_back(matches.documents[i], matches.weights[i]);
  }
  std::ranges::sort(by_document);
  matches.clear();
  for (auto const& [document, weight] : by_document) matches.add(document, weight);
  Columns columns;
  columns.follow(database, {});
  return HitOrder(columns).best(matches, count);
}

}  // namespace tracuu::search
