// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/spelled_syllable.hpp"

#include <string_view>

#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

/// The vowel letters of a syllable, without those of the onset.
struct Vowels {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Vowels vowels_of(std::span<SpelledLetter const> letters) {
  Vowels vowels;
  while (vowels.begin < letters.size() && !is_vowel(letters[vowels.begin].folded)) ++vowels.begin;
  std::size_t const first = vowels.begin;
  if (first > 0 && first + 1 < letters.size() && is_vowel(letters[first + 1].folded)) {
    bool const qu = letters[first - 1].folded == 'q' && letters[first].folded == 'u';
    bool const gi = letters[first - 1].folded == 'g' && letters[first].folded == 'i';
    if (qu || gi) ++vowels.begin;
  }
  vowels.end = vowels.begin;
  while (vowels.end < letters.size() && is_vowel(letters[vowels.end].folded)) ++vowels.end;
  return vowels;
}

bool is_style_rime(char first, char second) {
  return (first == 'o' && (second == 'a' || second == 'e')) || (first == 'u' && second == 'y');
}

}  // namespace

std::size_t tone_place(std::span<SpelledLetter const> letters, ToneStyle style) {
  auto const [begin, end] = vowels_of(letters);
  for (std::size_t i = end; i > begin; --i) {
    if (letters[i - 1].shape != Shape::None) return i - 1;
  }
  std::size_t const vowels = end - begin;
  bool const open = end == letters.size();
  if (vowels >= 3 || (vowels == 2 && !open)) return begin + 1;
  bool const second = style == ToneStyle::New && vowels == 2 &&
                      is_style_rime(letters[begin].folded, letters[begin + 1].folded);
  return second ? begin + 1 : begin;
}

void append_letter(std::string& out, SpelledLetter const& letter) {
  if (letter.folded == 'd' && letter.shape == Shape::Stroke) {
    base::append_utf8(out, letter.is_upper ? U'Đ' : U'đ');
    return;
  }
  for (AlphabetRow const& row : kVowels) {
    if (row.folded != letter.folded || row.shape != letter.shape) continue;
    constexpr std::string_view kToneDigits = "012345";
    std::size_t const tone = kToneDigits.find(static_cast<char>(letter.tone));
    base::append_utf8(out, (letter.is_upper ? row.upper : row.lower)[tone]);
    return;
  }
  out += letter.is_upper ? static_cast<char>(letter.folded - 'a' + 'A') : letter.folded;
}

}  // namespace tracuu::analyzers
