// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/batch_search.hpp"

#include <algorithm>
#include <utility>

namespace tracuu::formats {

BatchSearch::BatchSearch(QueryTable table, search::Searcher searcher, BatchOptions options)
    : table_(std::move(table)), searcher_(std::move(searcher)), options_(options) {}

std::size_t BatchSearch::most_hits() const {
  std::size_t most = options_.first_hits;
  for (TableQuery const& query : table_.queries) most = std::max(most, query.request.size);
  return most;
}

search::SearchBudget BatchSearch::budget() const {
  return options_.query_time ? search::SearchBudget::within(*options_.query_time)
                             : search::SearchBudget::unlimited();
}

std::optional<BatchRow> BatchSearch::next() {
  if (next_ == table_.queries.size()) return std::nullopt;
  BatchRow row;
  row.asked = table_.queries[next_++];
  if (!row.asked.problem) search(row);
  return row;
}

void BatchSearch::search(BatchRow& row) {
  search::SearchRequest request = row.asked.request;
  std::size_t const wanted = request.size > 0 ? request.size : options_.first_hits;
  request.size = std::max<std::size_t>(wanted, 1);
  request.snippets = false;
  request.related = false;
  request.fold =
      false;  // as many hits as are asked for: copies and attachments stand for themselves
  request.budget = budget();
  auto answer = searcher_.search(request);
  if (!answer) {
    row.failure = answer.error();
    return;
  }
  row.read_as = answer->read_as;
  row.notes = std::move(answer->notes);
  for (search::Hit& hit : answer->hits) {
    if (row.hits.size() < wanted) row.hits.push_back(std::move(hit.announcement));
  }
  row.count = answer->total.lower;
  row.with_all_words = answer->with_all_words.lower;
  bool const is_exact = answer->total.is_exact() && !answer->is_cut;
  if (is_exact) return;
  request.budget = budget();
  auto const all = searcher_.stream(request);
  if (all) {
    row.count = all->count();
    row.with_all_words = std::min(row.with_all_words, row.count);
  } else {
    row.failure = all.error();
  }
}

}  // namespace tracuu::formats
