// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/rule_counts.hpp"

namespace tracuu::server {

void RuleCounts::count(std::vector<UsedRule> const& rules, schema::Date day) {
  for (UsedRule const& used : rules) add({used.kind, used.rule}, day, 1);
}

void RuleCounts::add(Key key, schema::Date day, std::size_t times) {
  std::lock_guard const lock(mutex_);
  if (counts_.size() >= kMostRules && !counts_.contains(key)) return;
  Count& count = counts_[std::move(key)];
  count.total += times;
  count.days[day] += times;
  if (count.days.size() > kDays) count.days.erase(count.days.begin());
}

std::map<RuleCounts::Key, RuleCounts::Count> RuleCounts::all() const {
  std::lock_guard const lock(mutex_);
  return counts_;
}

}  // namespace tracuu::server
