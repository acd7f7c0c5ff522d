// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/lead.hpp"

namespace tracuu::search {

std::string_view to_string(LeadKind kind) {
  switch (kind) {
    case LeadKind::Exact: return "exact";
    case LeadKind::Likely: return "likely";
    case LeadKind::Choices: return "choices";
    case LeadKind::None: break;
  }
  return "none";
}

std::string_view to_string(LeadReason reason) {
  switch (reason) {
    case LeadReason::Address: return "address";
    case LeadReason::Trimmed: return "address_trimmed";
    case LeadReason::IdAndTitle: return "id_and_title";
    case LeadReason::Id: return "id";
    case LeadReason::Title: break;
  }
  return "title";
}

}  // namespace tracuu::search
