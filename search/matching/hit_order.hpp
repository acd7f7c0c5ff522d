// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "search/columns/columns.hpp"
#include "search/matching/rescoring.hpp"
#include "search/plans/match_list.hpp"

namespace tracuu::search {

/// The order of a ranking: best first. A tie is settled by what the documents are: the newest
/// first, undated ones last, and of one day by id, so that one index and several shards with the
/// same documents have one order: document ids tell only how an index was built. Not thread-safe.
/// All may throw Xapian::Error.
class HitOrder {
 public:
  /// `columns` follow the database, and must outlive it.
  explicit HitOrder(Columns& columns) : columns_(columns) {}

  /// Puts all of `hits` into order.
  void sort(std::vector<ScoredDocument>& hits) const;

  /// The first `count` of `matches`, in order.
  [[nodiscard]] std::vector<ScoredDocument> best(MatchList const& matches, std::size_t count) const;

  /// The first `count` of `documents`, which are in order of document id and weigh the same; in no
  /// order.
  [[nodiscard]] std::vector<Xapian::docid> first_of(std::vector<Xapian::docid> const& documents,
                                                    std::size_t count) const;

 private:
  using Hits = std::vector<ScoredDocument>;

  void settle_tie(Hits::iterator begin, Hits::iterator end) const;

  Columns& columns_;
};

}  // namespace tracuu::search
