// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/used_rules.hpp"

#include <algorithm>
#include <string>

namespace tracuu::server {

std::shared_ptr<std::vector<UsedRule> const> used_rules(search::Curated const& curated) {
  using search::RuleKind;
  auto used = std::make_shared<std::vector<UsedRule>>();
  auto const add = [&](RuleKind kind, std::string const& rule) {
    bool const is_known = std::ranges::any_of(*used, [&](UsedRule const& known) {
      return known.kind == name_of(kind) && known.rule == rule;
    });
    if (!is_known) used->push_back({std::string(name_of(kind)), rule});
  };
  for (search::BestBet const& bet : curated.best_bets) add(RuleKind::BestBet, bet.rule);
  if (curated.route) add(RuleKind::Route, curated.route->rule);
  if (curated.alert) add(RuleKind::Alert, curated.alert->rule);
  for (std::string const& rule : curated.synonyms) add(RuleKind::Synonym, rule);
  for (std::string const& rule : curated.lowered) add(RuleKind::Lower, rule);
  return used->empty() ? nullptr : std::move(used);
}

}  // namespace tracuu::server
