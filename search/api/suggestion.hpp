// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "search/api/marked_text.hpp"

namespace tracuu::search {

enum class SuggestionKind : std::uint8_t { Title, Phrase, Place, Unit, Number };

/// "title", "phrase", "place", "unit", "number".
[[nodiscard]] std::string to_string(SuggestionKind kind);

/// Something that may be meant by what has been typed so far. Plain text.
struct Suggestion {
  std::string text;  ///< as published, in NFC, blanks single
  SuggestionKind kind = SuggestionKind::Title;
  std::string id;                ///< of the newest announcement with that title; "" for other kinds
  std::size_t count = 0;         ///< announcements with it; of a phrase, distinct titles with it
  std::vector<Stretch> matches;  ///< what of `text` was typed, in order, apart from each other
};

struct SuggestOptions {
  std::size_t limit = 8;  ///< suggestions at most, 1..kMaxSuggestions
  std::string site{};     ///< only what this site published (exact, any case); "" = all sites
  /// What is not suggested: true for the text of a suggestion, and the id of its announcement if it
  /// is a title. Empty: all may be.
  std::function<bool(std::string_view text, std::string_view id)> is_withheld{};
};

inline constexpr std::size_t kMaxSuggestions = 20;

/// A longer text is no beginning of anything: nothing is suggested.
inline constexpr std::size_t kMaxTypedCodePoints = 200;

}  // namespace tracuu::search
