// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/suggestion.hpp"

namespace tracuu::search {

std::string to_string(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::Title: return "title";
    case SuggestionKind::Phrase: return "phrase";
    case SuggestionKind::Place: return "place";
    case SuggestionKind::Unit: return "unit";
    case SuggestionKind::Number: return "number";
  }
  return "title";
}

}  // namespace tracuu::search
