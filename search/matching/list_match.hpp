// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "schema/field.hpp"
#include "search/api/document_adjustments.hpp"
#include "search/columns/columns.hpp"
#include "search/matching/facets.hpp"
#include "search/matching/hit_order.hpp"
#include "search/matching/match_budget.hpp"
#include "search/matching/proximity.hpp"
#include "search/matching/query_builder.hpp"
#include "search/matching/rescoring.hpp"
#include "search/plans/document_set.hpp"
#include "search/plans/plan_matcher.hpp"

namespace tracuu::search {

/// Matches of a query over lists of postings in memory: what Xapian finds of it, in a fraction of
/// the time (docs/performance.md). Lists of shards on other machines are sent once, and kept as
/// those of this one are. What `budget` ends has found the first documents of the index, up to some
/// one. Not thread-safe. All may throw Xapian::Error.
class ListMatch {
 public:
  /// `lowered` (ascending; may be null) must outlive it: what these weigh in rankings is lowered.
  ListMatch(Xapian::Database const& database, MatchMemory& memory, MatchBudget const& budget,
            std::vector<LoweredDocument> const* lowered = nullptr);

  /// What has all words, in order of document id.
  [[nodiscard]] std::vector<Xapian::docid> with_all_words(BuiltQuery const& built);

  /// The first `count` of the ranking's first stage, in the order of hits (hit_order.hpp).
  [[nodiscard]] std::vector<ScoredDocument> best(BuiltQuery const& built, std::size_t count);

  /// The first `count` of `matches` of `built`, with weights as all() and weighed() give them, in
  /// the order of hits.
  [[nodiscard]] std::vector<ScoredDocument> first_of(BuiltQuery const& built,
                                                     MatchList const& matches, std::size_t count);

  /// The second stage: adds what the words that the first stage left out weigh to the scores of
  /// `hits`, and puts them into the order of hits.
  void rescore(std::vector<LeftOutWord> const& left_out, std::vector<ScoredDocument>& hits);

  /// Of `documents`, which are in order, those that hold one of `terms`; nothing unless the list of
  /// these terms is kept.
  [[nodiscard]] std::optional<std::vector<Xapian::docid>> known_holders(
      std::vector<std::string> const& terms, std::vector<Xapian::docid> const& documents) const;

  /// True if anything holds `share` of the weight of the plain words; of a query without any, if
  /// anything matches.
  [[nodiscard]] bool is_held(BuiltQuery const& built, double share);

  /// The announcements of the answer (result_set.hpp). `with_all_words` and `ranked` are those of
  /// `built`, `ranked` best first.
  [[nodiscard]] DocumentSet members(BuiltQuery const& built,
                                    std::vector<Xapian::docid> const& with_all_words,
                                    std::vector<ScoredDocument> const& ranked);

  /// `documents` of the answer, which are in order, weighed by what they hold of the plain words.
  [[nodiscard]] MatchList held_by(BuiltQuery const& built,
                                  std::vector<Xapian::docid> const& documents,
                                  std::vector<Xapian::docid> const& with_all_words);

  /// All that match `built.query`, with the first stage's weights.
  [[nodiscard]] MatchList all(BuiltQuery const& built);

  /// `documents`, which are in order, with the first stage's weights: 0 for one that is not found.
  [[nodiscard]] MatchList weighed(BuiltQuery const& built,
                                  std::vector<Xapian::docid> const& documents);

  /// As weighed(), added up exactly.
  [[nodiscard]] MatchList weighed_exactly(BuiltQuery const& built,
                                          std::vector<Xapian::docid> const& documents);

  [[nodiscard]] HitOrder const& order() const { return order_; }

  /// For each of `documents`, which are in order, a number by which they stand in order of their
  /// dates; 0 for one without a date.
  [[nodiscard]] std::vector<Column::Code> date_ranks(std::vector<Xapian::docid> const& documents) {
    return memory_.columns.ranks(schema::kDateSlot, documents);
  }

  /// What is told of hits, out of memory where it is there; valid as long as this.
  [[nodiscard]] HitFacts facts();

  /// What stands in value slots of `documents`, which are in order: by columns where there are some
  /// (search/columns), else by the slots as they are stored. Valid as long as this.
  [[nodiscard]] MetValues values(std::vector<Xapian::valueno> const& slots,
                                 std::vector<Xapian::docid> const& documents);

 private:
  [[nodiscard]] DocumentShape shape(Xapian::docid document);
  [[nodiscard]] MatchList run(Plan const& plan, Weighting weighting,
                              std::vector<Xapian::docid> const* among = nullptr);
  [[nodiscard]] MatchList exact(BuiltQuery const& built, MatchList const& matches,
                                std::size_t count);
  [[nodiscard]] std::vector<Xapian::docid> holding(BuiltQuery const& built,
                                                   std::vector<ScoredDocument> const& ranked);

  Xapian::Database const& database_;
  MatchMemory& memory_;
  [[nodiscard]] std::size_t lowered_count() const {
    return lowered_ != nullptr ? lowered_->size() : 0;
  }

  HitOrder order_;
  PlanMatcher matcher_;
  std::vector<LoweredDocument> const* lowered_;
};

}  // namespace tracuu::search
