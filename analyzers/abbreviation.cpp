// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/abbreviation.hpp"

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

/// Longer rows of single letters are no abbreviation; without a bound, "a.a.a…"
/// would be read again from each letter.
constexpr std::size_t kMaxDottedLetters = 12;

/// The letter at byte `at`; bytes = 0 if there is none.
struct LetterAt {
  std::size_t bytes = 0;
  bool is_upper = false;
};

LetterAt letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  base::CodePoint const point = base::decode_utf8(text, at);
  CharInfo const info = char_info(point.value);
  bool const is_letter =
      info.char_class == CharClass::Letter || info.char_class == CharClass::OtherLetter;
  return is_letter ? LetterAt{point.bytes, info.is_upper} : LetterAt{};
}

std::size_t letters_end(std::string_view text, std::size_t at) {
  while (true) {
    LetterAt const letter = letter_at(text, at);
    if (letter.bytes == 0) return at;
    at += letter.bytes;
  }
}

bool is_char(std::string_view text, std::size_t at, char c) {
  return at < text.size() && text[at] == c;
}

}  // namespace

std::optional<std::size_t> match_dotted_abbreviation(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  while (true) {
    LetterAt const letter = letter_at(text, at);
    bool const is_single = letter.bytes > 0 && letter_at(text, at + letter.bytes).bytes == 0;
    if (!is_single) return std::nullopt;
    if (++letters > kMaxDottedLetters) return std::nullopt;
    if (letter.is_upper) ++capitals;
    at += letter.bytes;
    if (!is_char(text, at, '.') || letter_at(text, at + 1).bytes == 0) break;
    ++at;
  }
  bool const long_enough = letters >= 3 || (letters == 2 && capitals == 2);
  return long_enough ? std::optional(at) : std::nullopt;
}

std::optional<std::size_t> match_joined_abbreviation(std::string_view text, std::size_t begin) {
  std::size_t at = letters_end(text, begin);
  bool joined = false;
  while (at > begin && is_char(text, at, '&')) {
    std::size_t const next = letters_end(text, at + 1);
    if (next == at + 1) break;
    at = next;
    joined = true;
  }
  return joined ? std::optional(at) : std::nullopt;
}

}  // namespace tracuu::analyzers
