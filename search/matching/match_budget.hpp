// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>

#include "search/api/search_budget.hpp"
#include "search/plans/plan.hpp"

namespace tracuu::search {

/// What one search may still cost while its matches run, one after the other. Xapian's own
/// Enquire::set_time_limit does not stop a match, it only stops counting; an exception thrown in it
/// loses what was found. So a match is joined with a posting source of ours that has all documents
/// until the budget is spent, and then none: the match ends as if the index did, and what it
/// has found so far is its result. Xapian looks into the source before it looks at positions, so
/// that NEAR and phrases end, too. A remote server of Xapian runs a source of its own in
/// its place, which ends never: limits of time are then the server's.
///
/// Copies share what is left. Not thread-safe: a search runs on one thread.
class MatchBudget {
 public:
  /// The time begins to run now if `budget` has no deadline.
  explicit MatchBudget(SearchBudget const& budget);

  /// The next match, or several, may use this share (0 to 1) of what is left; so no early step
  /// can leave nothing for those that find the hits.
  void begin_step(double share) const;

  /// What `query` matches until the step is over, with the same weights. May be run on any number
  /// of shards. Not for OP_SYNONYM with weights, in which Xapian takes no posting source.
  [[nodiscard]] Xapian::Query limited(Xapian::Query const& query) const;

  /// As above, of a query that looks at `postings` postings, about: one that can't spend what is
  /// left runs as it is, so that what most people ask pays nothing.
  [[nodiscard]] Xapian::Query limited(Xapian::Query const& query, std::uint64_t postings) const;

  /// As above, of a plan: what only Xapian can match ends with the budget.
  [[nodiscard]] Plan limited(Plan const& plan) const;

  /// Takes postings that were looked at elsewhere; false if the step is over.
  [[nodiscard]] bool take(std::uint64_t postings) const;

  /// True if all of the budget is spent: what only makes an answer better is to be left out.
  [[nodiscard]] bool is_spent() const;

  /// True if a match of this step may have been ended: it has no more to use.
  [[nodiscard]] bool is_step_over() const;

  /// True if a match was ended, or something was left out, since the budget was made.
  [[nodiscard]] bool was_cut() const;

  /// Tells that something was left out.
  void tell_cut() const;

 private:
  struct State;
  class Source;

  std::shared_ptr<State> state_;
};

}  // namespace tracuu::search
