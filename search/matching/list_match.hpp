// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "search/columns/columns.hpp"
#include "search/matching/facets.hpp"
#include "search/matching/match_budget.hpp"
#include "search/matching/proximity.hpp"
#include "search/matching/query_builder.hpp"
#include "search/matching/rescoring.hpp"
#include "search/plans/document_set.hpp"
#include "search/plans/plan_matcher.hpp"

namespace tracuu::search {

/// The first `count` of `matches` by weight, ties by document id.
[[nodiscard]] std::vector<ScoredDocument> best_of(MatchList const& matches, std::size_t count);

/// Matches of a query over lists of postings in memory: what Xapian finds of it, in a fraction of
/// the time (docs/performance.md). For databases on this machine: lists are not to be sent over a
/// network. What `budget` ends has found the first documents of the index, up to some one. Not
/// thread-safe. All may throw Xapian::Error.
class ListMatch {
 public:
  ListMatch(Xapian::Database const& database, MatchMemory& memory, MatchBudget const& budget);

  /// False for a query that has to be matched by Xapian.
  [[nodiscard]] static bool can_run(BuiltQuery const& built);

  /// What has all words, in order of document id.
  [[nodiscard]] std::vector<Xapian::docid> with_all_words(BuiltQuery const& built);

  /// The first `count` of the ranking's first stage, best first, ties by document id.
  [[nodiscard]] std::vector<ScoredDocument> best(BuiltQuery const& built, std::size_t count);

  /// The second stage: adds what the words that the first stage left out weigh to the scores of
  /// `hits`, and sorts them anew, best first.
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

  /// What is told of hits, out of memory where it is there; valid as long as this.
  [[nodiscard]] HitFacts facts();

  /// What stands in value slots of `documents`, which are in order: by columns where there are some
  /// (search/columns), else by the slots as they are stored. Valid as long as this.
  [[nodiscard]] MetValues values(std::vector<Xapian::valueno> const& slots,
                                 std::vector<Xapian::docid> const& documents);

  /// For each of `documents`, which are in order, a number by which they stand in order of what is
  /// in `slot`; 0 for one that has nothing there.
  [[nodiscard]] std::vector<Column::Code> value_ranks(Xapian::valueno slot,
                                                      std::vector<Xapian::docid> const& documents);

 private:
  [[nodiscard]] DocumentShape shape(Xapian::docid document);
  [[nodiscard]] MatchList run(Plan const& plan, Weighting weighting,
                              std::vector<Xapian::docid> const* among = nullptr);
  [[nodiscard]] std::vector<Xapian::docid> holding(BuiltQuery const& built,
                                                   std::vector<ScoredDocument> const& ranked);
  [[nodiscard]] std::vector<std::string> stored_values(
      Xapian::valueno slot, std::vector<Xapian::docid> const& documents) const;

  Xapian::Database const& database_;
  MatchMemory& memory_;
  PlanMatcher matcher_;
};

}  // namespace tracuu::search
