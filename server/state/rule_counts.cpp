// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/rule_counts.hpp"

namespace tracuu::server {

void RuleCounts::count(std::vector<UsedRule> const& rules, schema::Date day) {
  std::lock_guard const lock(mutex_);
  for (UsedRule const& used : rules) {
    Key key{used.kind, used.rule};
    if (counts_.size() >= kMostRules && !counts_.contains(key)) continue;
    Count& count = counts_[std::move(key)];
    ++count.total;
    ++count.days[day];
    if (count.days.size() > kDays) count.days.erase(count.days.begin());
  }
}

std::map<RuleCounts::Key, RuleCounts::Count> RuleCounts::all() const {
  std::lock_guard const lock(mutex_);
  return counts_;
}

}  // namespace tracuu::server
