// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/hit_order.hpp"

#include <algorithm>
#include <iterator>

#include "schema/field.hpp"

namespace tracuu::search {

namespace {

using Documents = std::vector<Xapian::docid>;

/// Calls `take(begin, end)` for each stretch of `all` of more than one, whose members `is_same`.
template <class Items, class IsSame, class Take>
void for_ties(Items& all, IsSame is_same, Take take) {
  for (auto begin = all.begin(); begin != all.end();) {
    auto const end = std::find_if_not(begin + 1, all.end(),
                                      [&](auto const& other) { return is_same(*begin, other); });
    if (end - begin > 1) take(begin, end);
    begin = end;
  }
}

/// A document, and its place by the day and by the id; of the least of either it is the first.
struct Placed {
  Xapian::docid document = 0;
  Column::Code day = 0;
  Column::Code id = 0;
};

/// The newest first, undated ones, which have the code 0, last.
bool is_newer(Placed const& a, Placed const& b) {
  return a.day > b.day;
}

/// `documents` are in order.
std::vector<Placed> placed_by_day(Columns& columns, Documents const& documents) {
  std::vector<Column::Code> const days = columns.ranks(schema::kDateSlot, documents);
  std::vector<Placed> placed(documents.size());
  for (std::size_t i = 0; i < placed.size(); ++i) placed[i] = {documents[i], days[i], 0};
  return placed;
}

/// Puts documents of one day in order of their ids.
template <class Iterator>
void sort_by_id(Columns& columns, Iterator begin, Iterator end) {
  std::sort(begin, end, [](Placed const& a, Placed const& b) { return a.document < b.document; });
  Documents documents;
  std::transform(begin, end, std::back_inserter(documents),
                 [](Placed const& placed) { return placed.document; });
  std::vector<Column::Code> const ids = columns.stored_ranks(schema::kIdSlot, documents);
  for (std::size_t i = 0; i < ids.size(); ++i) begin[static_cast<std::ptrdiff_t>(i)].id = ids[i];
  std::sort(begin, end, [](Placed const& a, Placed const& b) {
    return a.id != b.id ? a.id < b.id : a.document < b.document;
  });
}

}  // namespace

void HitOrder::sort(std::vector<ScoredDocument>& hits) const {
  std::ranges::sort(hits, is_better);
  for_ties(
      hits, [](auto const& a, auto const& b) { return a.score == b.score; },
      [&](auto begin, auto end) { settle_tie(begin, end); });
}

void HitOrder::settle_tie(Hits::iterator begin, Hits::iterator end) const {
  Documents documents;
  std::transform(begin, end, std::back_inserter(documents),
                 [](ScoredDocument const& hit) { return hit.document; });
  std::vector<Placed> placed = placed_by_day(columns_, documents);
  std::ranges::stable_sort(placed, is_newer);
  for_ties(
      placed, [](auto const& a, auto const& b) { return a.day == b.day; },
      [&](auto first, auto last) { sort_by_id(columns_, first, last); });
  std::transform(
      placed.begin(), placed.end(), begin,
      [score = begin->score](Placed const& at) -> ScoredDocument { return {at.document, score}; });
}

std::vector<ScoredDocument> HitOrder::best(MatchList const& matches, std::size_t count) const {
  std::vector<ScoredDocument> best;
  if (count == 0 || matches.empty()) return best;
  double const least = least_of_heaviest(matches.weights, count);
  Documents ties;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (matches.weights[i] > least) best.push_back({matches.documents[i], matches.weights[i]});
    if (matches.weights[i] == least) ties.push_back(matches.documents[i]);
  }
  for (Xapian::docid const document : first_of(ties, count - best.size())) {
    best.push_back({document, least});
  }
  sort(best);
  return best;
}

Documents HitOrder::first_of(Documents const& documents, std::size_t count) const {
  if (documents.size() <= count) return documents;
  std::vector<Placed> placed = placed_by_day(columns_, documents);
  auto const end = placed.begin() + static_cast<std::ptrdiff_t>(count);
  std::nth_element(placed.begin(), end, placed.end(), is_newer);
  // Of the last day that has a place, some.
  auto const tied = std::partition(placed.begin(), placed.end(),
                                   [day = end->day](Placed const& at) { return at.day > day; });
  auto const rest = std::partition(tied, placed.end(),
                                   [day = end->day](Placed const& at) { return at.day == day; });
  sort_by_id(columns_, tied, rest);
  Documents first;
  std::transform(placed.begin(), placed.begin() + static_cast<std::ptrdiff_t>(count),
                 std::back_inserter(first), [](Placed const& at) { return at.document; });
  return first;
}

}  // namespace tracuu::search
