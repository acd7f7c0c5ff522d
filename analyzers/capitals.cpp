// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/capitals.hpp"

#include "analyzers/characters.hpp"
#include "analyzers/letter.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

char32_t upper_case(char32_t c) {
  if (c >= U'a' && c <= U'z') return c - U'a' + U'A';
  if (c == U'đ') return U'Đ';
  for (AlphabetRow const& row : kVowels) {
    std::size_t const tone = row.lower.find(c);
    if (tone != std::u32string_view::npos) return row.upper[tone];
  }
  return c;
}

}  // namespace

Capitals capitals_of(std::string_view word) {
  std::size_t capitals = 0;
  std::size_t letters = 0;
  bool begins_upper = false;
  for (Character const& character : Characters(word)) {
    if (!character.is_letter()) continue;
    if (character.info.is_upper) ++capitals;
    if (letters == 0) begins_upper = character.info.is_upper;
    ++letters;
  }
  if (capitals > 1 && capitals == letters) return Capitals::All;
  return begins_upper ? Capitals::First : Capitals::None;
}

std::string with_capitals(std::string_view word, Capitals capitals) {
  std::string text;
  for (std::size_t at = 0; at < word.size();) {
    base::CodePoint const point = base::decode_utf8(word, at);
    bool const is_upper = capitals == Capitals::All || (capitals == Capitals::First && at == 0);
    base::append_utf8(text, is_upper ? upper_case(point.value) : point.value);
    at += point.bytes;
  }
  return text;
}

}  // namespace tracuu::analyzers
