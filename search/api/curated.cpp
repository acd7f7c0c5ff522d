// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/curated.hpp"

namespace tracuu::search {

std::string_view name_of(RuleKind kind) {
  switch (kind) {
    case RuleKind::BestBet: return "best_bet";
    case RuleKind::Route: return "route";
    case RuleKind::Synonym: return "synonym";
    case RuleKind::NeverSuggest: return "never_suggest";
    case RuleKind::Alert: return "alert";
    case RuleKind::Hide: return "hide";
    case RuleKind::Lower: return "lower";
  }
  return "";
}

std::string_view name_of(AlertLevel level) {
  switch (level) {
    case AlertLevel::Info: return "info";
    case AlertLevel::Warning: return "warning";
    case AlertLevel::Urgent: return "urgent";
  }
  return "";
}

std::string_view name_of(RuleState state) {
  switch (state) {
    case RuleState::Acts: return "acts";
    case RuleState::Later: return "later";
    case RuleState::Over: return "over";
    case RuleState::Without: return "without";
  }
  return "";
}

}  // namespace tracuu::search
