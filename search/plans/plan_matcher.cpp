// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/plan_matcher.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <utility>

namespace tracuu::search {

namespace {

using Kind = Plan::Node::Kind;
using Op = Plan::Op;

/// What sums of weights may be off by.
constexpr double kRounding = 1e-9;

bool is(Plan const& plan, Op op) {
  return plan.root()->kind == Kind::Parts && plan.root()->op == op;
}

/// A plan as a sum: what matches any of the `asked` weighs what it matches of both.
struct Summands {
  std::vector<Plan> asked;
  std::vector<Plan> added;
};

std::vector<Plan> parts_of_or(Plan const& plan) {
  return is(plan, Op::Or) ? plan.root()->parts : std::vector{plan};
}

Summands summands_of(Plan const& plan) {
  if (!is(plan, Op::AndMaybe)) return {parts_of_or(plan), {}};
  std::vector<Plan> const& parts = plan.root()->parts;
  return {parts_of_or(parts.front()), parts_of_or(parts.back())};
}

}  // namespace

/// A plan of which only the heaviest matches are wanted.
class PlanMatcher::Pruned {
 public:
  Pruned(PlanMatcher& matcher, Weighting weighting)
      : run_(matcher.database_, matcher.memory_, matcher.permit_, weighting),
        sums_(matcher.memory_.sums) {
    sums_.reset(run_.end());
  }

  /// With `count`, the heaviest ones; without, what weighs `least`.
  MatchList find(Plan const& plan, std::size_t count, double least) {
    count_ = count;
    least_ = least;
    prepare(summands_of(plan));
    for (Summand& summand : summands_) {
      left_ -= summand.bound;
      bool const goes_on = is_closed_ ? look_up(summand, left_ + summand.bound) : add_all(summand);
      if (!goes_on) break;
      close();
    }
    MatchList found;
    sums_.for_each(0, run_.end(), [&](Xapian::docid document, double sum) {
      if (is_asked(document) && sum >= least_ - kRounding) found.add(document, sum);
    });
    return found;
  }

 private:
  struct Summand {
    PlanStep step;
    double bound;
    bool is_asked;
  };

  void prepare(Summands const& summands) {
    for (bool const is_asked : {false, true}) {
      for (Plan const& plan : is_asked ? summands.asked : summands.added) {
        Summand summand{run_.prepare(plan), 0, is_asked};
        summand.bound = run_.bound(summand.step);
        left_ += summand.bound;
        summands_.push_back(std::move(summand));
      }
    }
    if (!summands.added.empty()) is_asked_.resize(run_.end());
    bound_ = left_;
    std::ranges::stable_sort(summands_, {},
                             [](Summand const& summand) { return summand.step.most; });
  }

  bool add_all(Summand& summand) {
    for (std::size_t begin = 0; begin < run_.end(); begin += kWindow) {
      run_.set_window(begin);
      if (!run_.match(summand.step, nullptr)) return false;
      add(summand);
    }
    return true;
  }

  /// In documents that can still be wanted, `left` being the most that they may gain.
  bool look_up(Summand& summand, double left) {
    for (std::size_t begin = 0; begin < run_.end(); begin += kWindow) {
      candidates_.clear();
      sums_.for_each(begin, begin + kWindow, [&](Xapian::docid document, double sum) {
        if (sum + left >= least_ - kRounding) candidates_.add(document, 0);
      });
      if (candidates_.empty()) continue;
      run_.set_window(begin);
      if (!run_.match(summand.step, &candidates_)) return false;
      keep_if(summand.step.matches, candidates_, true);
      add(summand);
    }
    return true;
  }

  void add(Summand const& summand) {
    MatchList const& matches = summand.step.matches;
    for (std::size_t i = 0; i < matches.size(); ++i) {
      sums_.add(matches.documents[i], matches.weights[i]);
    }
    if (is_asked_.empty() || !summand.is_asked) return;
    for (Xapian::docid const document : matches.documents) is_asked_[document] = 1;
  }

  [[nodiscard]] bool is_asked(Xapian::docid document) const {
    return is_asked_.empty() || is_asked_[document] != 0;
  }

  /// Closes the sums for new documents if none can be wanted any more.
  void close() {
    bool const may_close = bound_ - left_ > left_;  // what is there may outweigh what is to come
    if (count_ > 0 && may_close) raise_least();
    is_closed_ = is_closed_ || left_ + kRounding < least_;
  }

  /// The count-th heaviest of those that are there is what a further one must weigh.
  void raise_least() {
    std::priority_queue<double, std::vector<double>, std::greater<>> heaviest;
    sums_.for_each(0, run_.end(), [&](Xapian::docid document, double sum) {
      if (!is_asked(document)) return;
      if (heaviest.size() < count_) {
        heaviest.push(sum);
      } else if (sum > heaviest.top()) {
        heaviest.pop();
        heaviest.push(sum);
      }
    });
    if (heaviest.size() == count_) least_ = std::max(least_, heaviest.top());
  }

  PlanRun run_;
  WeightSums& sums_;
  std::vector<char> is_asked_;  ///< by document: an asked part matched; empty if all are asked
  std::vector<Summand> summands_;
  double left_ = 0;   ///< the most that the summands to come may add
  double bound_ = 0;  ///< the most that all summands may add up to
  double least_ = 0;
  std::size_t count_ = 0;
  bool is_closed_ = false;
  MatchList candidates_;
};

PlanMatcher::PlanMatcher(Xapian::Database const& database, MatchMemory& memory,
                         PostingLists::Permit permit)
    : database_(database), memory_(memory), permit_(std::move(permit)) {}

bool PlanMatcher::can_run(Plan const& plan, Weighting weighting) {
  if (plan.empty() || !terms_of(plan).empty()) return true;
  if (is(plan, Op::Synonym) && weighting == Weighting::Bm25) return false;
  return std::ranges::all_of(plan.root()->parts,
                             [&](Plan const& part) { return can_run(part, weighting); });
}

void PlanMatcher::run(Plan const& plan, Weighting weighting, Take const& take,
                      std::vector<Xapian::docid> const* among) {
  if (plan.empty()) return;
  PlanRun run(database_, memory_, permit_, weighting);
  PlanStep step = run.prepare(plan);
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
  return Pruned(*this, weighting).find(plan, count, 0);
}

MatchList PlanMatcher::at_least(double least, Plan const& plan, Weighting weighting) {
  if (plan.empty()) return {};
  return Pruned(*this, weighting).find(plan, 0, least);
}

}  // namespace tracuu::search
