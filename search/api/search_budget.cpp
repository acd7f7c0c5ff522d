// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/search_budget.hpp"

#include <limits>
#include <utility>

namespace tracuu::search {

SearchBudget SearchBudget::within(std::chrono::milliseconds time, std::stop_token stop) {
  SearchBudget budget;
  budget.deadline = Clock::now() + time;
  budget.stop = std::move(stop);
  return budget;
}

SearchBudget SearchBudget::unlimited() {
  SearchBudget budget;
  budget.deadline = Clock::time_point::max();
  budget.postings = std::numeric_limits<std::uint64_t>::max();
  return budget;
}

bool SearchBudget::is_over() const {
  return stop.stop_requested() || (deadline && Clock::now() >= *deadline);
}

}  // namespace tracuu::search
