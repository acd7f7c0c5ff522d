// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/plan_matcher.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace tracuu::search {

namespace {

/// Candidates are named if they are not more than one in so many documents of a window.
constexpr std::size_t kWorthNaming = 16;

/// True for a part that weighs what its own parts do.
bool is(PlanStep const& step, PlanStep::Kind kind) {
  return step.kind == kind && !step.has_fixed_weight;
}

}  // namespace

/// A plan of which only the heaviest matches are wanted.
class PlanMatcher::Pruned {
 public:
  Pruned(PlanMatcher& matcher, Plan const& plan, Weighting weighting)
      : run_(matcher.database_, matcher.memory_, matcher.permit_, weighting),
        sums_(matcher.memory_.sums) {
    take_apart(run_.prepare(plan));
    std::ranges::stable_sort(summands_, {},
                             [](Summand const& summand) { return summand.step.most; });
  }

  /// The `count` heaviest ones, and perhaps others.
  MatchList best(std::size_t count) {
    count_ = count;
    MatchList best;
    for_windows([&] {
      for_found([&](Xapian::docid document, double sum) { best.add(document, sum); });
      add_heaviest(heaviest_);
    });
    return best;
  }

  /// What weighs `least`.
  DocumentSet at_least(double least) {
    least_ = least;
    DocumentSet enough(run_.end());
    for_windows([&] {
      if (is_named_) {
        for_found([&](Xapian::docid document, double /*sum*/) { enough.add(document); });
      } else {
        sums_.add_to(enough, rounded(least_));
      }
    });
    return enough;
  }

 private:
  using Heaviest = std::vector<double>;  ///< a heap, the lightest first

  struct Summand {
    PlanStep step;
    double bound;
    bool is_asked;
  };
  struct Condition {
    PlanStep step;
    bool must_match;  ///< or must not
  };

  /// A plan as conditions and a sum: what passes all conditions and matches a summand that is asked
  /// for weighs what it matches of all.
  void take_apart(PlanStep step) {
    while (is(step, PlanStep::Kind::Filter) || is(step, PlanStep::Kind::AndNot)) {
      bool const is_filter = step.kind == PlanStep::Kind::Filter;
      conditions_.push_back({std::move(step.parts.back()), is_filter});
      PlanStep shown = std::move(step.parts.front());
      step = std::move(shown);
    }
    if (is(step, PlanStep::Kind::AndMaybe)) {
      append_summands(std::move(step.parts.back()), false);
      PlanStep asked = std::move(step.parts.front());
      step = std::move(asked);
    }
    append_summands(std::move(step), true);
  }

  void append_summands(PlanStep step, bool is_asked) {
    if (is(step, PlanStep::Kind::Or)) {
      for (PlanStep& part : step.parts) append_summand(std::move(part), is_asked);
    } else {
      append_summand(std::move(step), is_asked);
    }
  }

  void append_summand(PlanStep step, bool is_asked) {
    double const bound = run_.bound(step);
    bound_ += bound;
    summands_.push_back({std::move(step), bound, is_asked});
  }

  /// `least`, less what sums may be off by.
  [[nodiscard]] static double rounded(double least) { return least * (1 - kRoundingOfSums); }

  /// Adds up window by window, and calls `take` after each.
  template <class Take>
  void for_windows(Take take) {
    bool goes_on = true;
    for (std::size_t begin = 0; goes_on && begin < run_.end(); begin += kWindow) {
      sums_.reset(begin, run_.set_window(begin));
      goes_on = pass_conditions() && add_window();
      take();
    }
  }

  /// Of the window, what weighs enough.
  template <class Take>
  void for_found(Take take) const {
    double const least = rounded(least_);
    if (is_named_) {
      sums_.for_met_of(candidates_.documents, least, take);
    } else {
      sums_.for_met(least, take);
    }
  }

  /// Only what passes the conditions is told of; it is named where it is little. False if the
  /// budget ended.
  bool pass_conditions() {
    is_named_ = false;
    for (Condition& condition : conditions_) {
      MatchList const* const among = is_named_ ? &candidates_ : nullptr;
      if (!run_.match(condition.step, among)) return false;
      MatchList& matches = condition.step.matches;
      sums_.keep(matches, condition.must_match);
      if (is_named_) {
        keep_if(candidates_, matches, condition.must_match);
      } else if (condition.must_match && matches.size() * kWorthNaming <= kWindow) {
        std::swap(candidates_, matches);
        is_named_ = true;
      }
    }
    return true;
  }

  /// Adds up all summands; once no new document can be wanted any more, only in documents that can,
  /// if they are few. False if the budget ended.
  bool add_window() {
    double left = bound_;  // the most that the summands to come may add
    for (Summand& summand : summands_) {
      bool const is_closed = left < rounded(least_);
      if (is_closed) name_candidates(left);
      if (is_named_ && candidates_.empty()) return true;
      if (!run_.add(summand.step, is_named_ ? &candidates_ : nullptr, sums_, summand.is_asked)) {
        return false;
      }
      left -= summand.bound;
      // What is there may outweigh what is to come. Later windows know a bound from the first ones.
      bool const may_close = bound_ - left > left && heaviest_.size() < count_;
      if (!is_closed && may_close) raise_least();
    }
    return true;
  }

  /// Names what can still be wanted, `left` being the most that it may gain, if it is little.
  void name_candidates(double left) {
    double const least = rounded(least_) - left;
    if (is_named_) return sums_.drop_light(candidates_, least);
    if (sums_.count_heavy(least) * kWorthNaming > kWindow) return;
    is_named_ = true;
    candidates_.clear();
    sums_.for_heavy(least,
                    [&](Xapian::docid document, double /*sum*/) { candidates_.add(document, 0); });
  }

  /// The count-th heaviest of those that are there is what a further one must weigh.
  void raise_least() {
    Heaviest heaviest = heaviest_;
    add_heaviest(heaviest);
  }

  /// Adds what is met in this window.
  void add_heaviest(Heaviest& heaviest) {
    double wanted = least_;
    sums_.for_met(wanted, [&](Xapian::docid /*document*/, double sum) {
      if (heaviest.size() == count_) {
        if (sum <= heaviest.front()) return;
        std::ranges::pop_heap(heaviest, std::greater{});
        heaviest.pop_back();
      }
      heaviest.push_back(sum);
      std::ranges::push_heap(heaviest, std::greater{});
      if (heaviest.size() == count_) wanted = std::max(wanted, heaviest.front());
    });
    least_ = wanted;
  }

  PlanRun run_;
  WeightSums& sums_;
  std::vector<Summand> summands_;  ///< the rarest first
  double bound_ = 0;               ///< the most that all summands may add up to
  double least_ = 0;
  std::size_t count_ = 0;
  Heaviest heaviest_;  ///< of the windows before, count_ at most
  std::vector<Condition> conditions_;
  MatchList candidates_;   ///< of the window: what can still be wanted,
  bool is_named_ = false;  ///< if it is named
};

PlanMatcher::PlanMatcher(Xapian::Database const& database, MatchMemory& memory,
                         PostingLists::Permit permit)
    : database_(database), memory_(memory), permit_(std::move(permit)) {}

void PlanMatcher::run(Plan const& plan, Weighting weighting, Take const& take,
                      std::vector<Xapian::docid> const* among) {
  if (plan.empty()) return;
  PlanRun run(database_, memory_, permit_, weighting);
  PlanStep step = run.prepare(plan);
  run_windows(run, step, take, among);
}

MatchList PlanMatcher::weigh(Plan const& plan, Weighting weighting,
                             std::vector<Xapian::docid> const& documents) {
  MatchList all;
  if (plan.empty()) return all;
  PlanRun run(database_, memory_, permit_, weighting, Precision::Exact);
  PlanStep step = run.prepare(plan);
  auto const append = [&](MatchList const& matches) {
    for (std::size_t i = 0; i < matches.size(); ++i) {
      all.add(matches.documents[i], matches.weights[i]);
    }
    return true;
  };
  run_windows(run, step, append, &documents);
  return all;
}

void PlanMatcher::run_windows(PlanRun& run, PlanStep& step, Take const& take,
                              std::vector<Xapian::docid> const* among) {
  MatchList candidates;
  std::size_t next = 0;
  for (std::size_t begin = 0; begin < run.end(); begin += kWindow) {
    if (among != nullptr) {
      candidates.clear();
      for (; next < among->size() && (*among)[next] < begin + kWindow; ++next) {
        candidates.add((*among)[next], 0);
      }
      if (candidates.empty()) continue;
    }
    run.set_window(begin);
    if (!run.match(step, among != nullptr ? &candidates : nullptr)) return;
    if (among != nullptr) keep_if(step.matches, candidates, true);
    if (!step.matches.empty() && !take(step.matches)) return;
  }
}

MatchList PlanMatcher::best(Plan const& plan, Weighting weighting, std::size_t count) {
  if (plan.empty() || count == 0) return {};
  return Pruned(*this, plan, weighting).best(count);
}

DocumentSet PlanMatcher::at_least(double least, Plan const& plan, Weighting weighting) {
  if (plan.empty()) return {};
  return Pruned(*this, plan, weighting).at_least(least);
}

}  // namespace tracuu::search
