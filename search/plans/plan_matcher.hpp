// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <functional>
#include <vector>

#include "search/plans/document_set.hpp"
#include "search/plans/match_list.hpp"
#include "search/plans/plan.hpp"
#include "search/plans/plan_run.hpp"
#include "search/plans/posting_lists.hpp"

namespace tracuu::search {

/// Runs plans over postings in memory: finds what Xapian's matcher would, each with its weight to
/// about a millionth. Documents go by in windows, of which each part of the plan makes a list, so
/// that memory hardly grows with the index. Parts that only Xapian can match it is asked about
/// last, of the documents that all others leave.
///
/// Where only the heaviest matches are wanted, the rarest parts are added up first; when the others
/// together can't lift a new document up to those that are there, they are only looked up in these
/// (term-at-a-time MaxScore: Turtle & Flood 1995, "Query Evaluation: Strategies and
/// Optimizations").
///
/// A match that `permit` ends has found some: of run(), the first documents. Not thread-safe. All
/// may throw Xapian::Error.
class PlanMatcher {
 public:
  using Take = std::function<bool(MatchList const& matches)>;

  /// `database` is the one that the lists of `memory` follow. `permit` is told of the postings that
  /// are looked at; false ends the match.
  PlanMatcher(Xapian::Database const& database, MatchMemory& memory, PostingLists::Permit permit);

  /// Hands all matches to `take`, some at a time, in order of document id, until it returns false.
  /// With `among`, only matches among these documents, which are in order.
  void run(Plan const& plan, Weighting weighting, Take const& take,
           std::vector<Xapian::docid> const* among = nullptr);

  /// Of `documents`, which are in order, those that match, each with its weight added up exactly
  /// and in one order, however documents are spread over the index.
  [[nodiscard]] MatchList weigh(Plan const& plan, Weighting weighting,
                                std::vector<Xapian::docid> const& documents);

  /// The `count` heaviest matches, and perhaps others, in order of document id.
  [[nodiscard]] MatchList best(Plan const& plan, Weighting weighting, std::size_t count);

  /// What weighs `least` or more; nothing of what it weighs.
  [[nodiscard]] DocumentSet at_least(double least, Plan const& plan, Weighting weighting);

 private:
  class Pruned;

  void run_windows(PlanRun& run, PlanStep& step, Take const& take,
                   std::vector<Xapian::docid> const* among);

  Xapian::Database const& database_;
  MatchMemory& memory_;
  PostingLists::Permit permit_;
};

}  // namespace tracuu::search
