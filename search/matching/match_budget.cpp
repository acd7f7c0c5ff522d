// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/match_budget.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

#include "search/matching/all_documents.hpp"

namespace tracuu::search {

namespace {

using Clock = SearchBudget::Clock;

/// The clock is read once in so many postings: some 20 µs of a plain match, and well under a
/// millisecond where each is looked at for its positions.
constexpr std::uint64_t kPostingsAReading = 128;

/// A match of so many postings takes a fraction of this time, also on a slow machine.
constexpr std::uint64_t kUnwatchedPostings = 500'000;
constexpr std::chrono::milliseconds kUnwatchedTime{50};

bool needs_engine(Plan const& plan) {
  if (plan.empty()) return false;
  Plan::Node const& node = *plan.root();
  return node.kind == Plan::Node::Kind::Engine || std::ranges::any_of(node.parts, needs_engine);
}

}  // namespace

struct MatchBudget::State {
  SearchBudget budget;
  Clock::time_point deadline;
  std::uint64_t used = 0;

  Clock::time_point step_deadline;
  std::uint64_t step_end = 0;  ///< of `used`
  bool is_step_over = false;
  bool was_cut = false;

  [[nodiscard]] bool is_spent() const {
    return used >= budget.postings || budget.stop.stop_requested() || Clock::now() >= deadline;
  }

  /// Takes `postings`; false if none is left.
  bool take(std::uint64_t postings) {
    bool const reads_clock = used / kPostingsAReading != (used + postings) / kPostingsAReading;
    is_step_over = is_step_over || used >= step_end ||
                   (reads_clock && (budget.stop.stop_requested() || Clock::now() >= step_deadline));
    if (is_step_over) {
      was_cut = true;
    } else {
      used += postings;
    }
    return !is_step_over;
  }
};

/// All documents, until the budget is spent.
class MatchBudget::Source final : public AllDocuments {
 public:
  explicit Source(std::shared_ptr<State> state) : state_(std::move(state)) {}

  /// Over all, so that it comes last in the engine's order of what it joins: it would lead
  /// through all documents.
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override {
    return AllDocuments::get_termfreq_est() + 1;
  }
  [[nodiscard]] bool at_end() const override { return is_over_ || AllDocuments::at_end(); }
  [[nodiscard]] PostingSource* clone() const override { return new Source(state_); }
  [[nodiscard]] std::string get_description() const override { return "budget"; }

  void init(Xapian::Database const& database) override {
    AllDocuments::init(database);
    is_over_ = false;
  }

 private:
  void move_to(Xapian::docid document) override {
    AllDocuments::move_to(document);
    is_over_ = !state_->take(1);
  }

  std::shared_ptr<State> state_;
  bool is_over_ = false;
};

MatchBudget::MatchBudget(SearchBudget const& budget) : state_(std::make_shared<State>()) {
  state_->budget = budget;
  state_->deadline = budget.deadline.value_or(Clock::now() + kDefaultSearchTime);
  begin_step(1);
}

void MatchBudget::begin_step(double share) const {
  auto const now = Clock::now();
  auto const left = std::max(Clock::duration::zero(), state_->deadline - now);
  bool const has_deadline = state_->deadline != Clock::time_point::max();
  state_->step_deadline = has_deadline
                              ? now + std::chrono::duration_cast<Clock::duration>(left * share)
                              : state_->deadline;
  std::uint64_t const postings = state_->budget.postings;
  auto const postings_left = static_cast<double>(postings - std::min(postings, state_->used));
  state_->step_end =
      share < 1 ? state_->used + static_cast<std::uint64_t>(postings_left * share) : postings;
  state_->is_step_over = state_->is_spent();
}

Plan MatchBudget::limited(Plan const& plan) const {
  return needs_engine(plan) ? Plan(limited(plan.to_xapian())) : plan;
}

Xapian::Query MatchBudget::limited(Xapian::Query const& query) const {
  if (query.empty()) return query;
  auto* const source = new Source(state_);
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(source->release())};  // Xapian deletes it
}

Xapian::Query MatchBudget::limited(Xapian::Query const& query, std::uint64_t postings) const {
  std::uint64_t const left = state_->step_end - std::min(state_->step_end, state_->used);
  bool const is_small = postings <= std::min(kUnwatchedPostings, left);
  bool const has_time = state_->step_deadline - Clock::now() > kUnwatchedTime;
  return is_small && has_time && !state_->is_step_over ? query : limited(query);
}

bool MatchBudget::take(std::uint64_t postings) const {
  return state_->take(postings);
}

bool MatchBudget::is_spent() const {
  return state_->is_spent();
}

bool MatchBudget::is_step_over() const {
  return state_->is_step_over;
}

bool MatchBudget::was_cut() const {
  return state_->was_cut;
}

void MatchBudget::tell_cut() const {
  state_->was_cut = true;
}

}  // namespace tracuu::search
