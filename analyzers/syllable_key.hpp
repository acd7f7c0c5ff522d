// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analyzers/letter.hpp"

namespace tracuu::analyzers {

/// What a word has instead of a key if it has none.
inline constexpr std::uint64_t kNoSyllableKey = 0;

/// The canonical form of a word (syllable.hpp) as one number, made while its letters go by, several
/// times as fast as its term is written: two words have the same key if, and only if, they have the
/// same term. Words of more than seven letters, with other characters than letters of the
/// Vietnamese alphabet, or with two tones and more have no key.
///
/// Use: begin(), then add every character, then value(). Not thread-safe.
class SyllableKey {
 public:
  static constexpr unsigned kLetterBits = 8;

  /// A letter and its shape in kLetterBits; never 0: the letters of the alphabet count from 1.
  [[nodiscard]] static constexpr std::uint64_t letter_code(char folded, Shape shape) {
    constexpr std::array<std::uint8_t, 10> kShapes{0, 0, 0, 0, 0, 0, 1, 2, 3, 4};
    return static_cast<std::uint64_t>(folded & 0x1F) << kShapeBits |
           kShapes[static_cast<std::size_t>(shape) - static_cast<std::size_t>(Shape::None)];
  }

  /// 0 if there is none.
  [[nodiscard]] static constexpr unsigned tone_code(Tone tone) {
    return static_cast<unsigned>(tone) - static_cast<unsigned>(Tone::None);
  }

  SyllableKey() = default;

  /// Of `count` letters that were read elsewhere: their codes, the last one in the lowest bits; the
  /// codes of their tones, joined by OR; how many have a tone.
  SyllableKey(std::uint64_t letters, std::size_t count, unsigned tone, unsigned tones)
      : letters_(letters), count_(count), tone_(tone), tones_(tones) {}

  void begin() { *this = SyllableKey(); }

  /// A character of class Letter.
  void add_letter(CharInfo const& info) {
    letters_ = letters_ << kLetterBits | letter_code(info.folded, info.shape);
    ++count_;
    add_tone(info.tone);
  }

  /// The tone of a letter that was added.
  void add_tone(Tone of_letter) {
    unsigned const tone = tone_code(of_letter);
    tone_ |= tone;
    tones_ += tone != 0 ? 1U : 0U;
  }

  /// Any other. Two become letters of the alphabet in lower case (Unicode: simple case mappings),
  /// for the rest there will be no key.
  void add_other(char32_t code_point) {
    constexpr char32_t kCapitalIWithDot = 0x130;
    constexpr char32_t kKelvinSign = 0x212A;
    if (code_point == kCapitalIWithDot || code_point == kKelvinSign) {
      char const letter = code_point == kKelvinSign ? 'k' : 'i';
      add_letter({CharClass::Letter, letter, Shape::None, Tone::None, false});
    } else {
      count_ += kMaxLetters + 1;
    }
  }

  [[nodiscard]] bool is_empty() const { return count_ == 0; }

  [[nodiscard]] std::uint64_t value() const {
    if (count_ - 1 >= kMaxLetters || tones_ > 1) return kNoSyllableKey;
    return (count_ <= 3 ? with_i_for_y(letters_) : letters_) << kToneBits | tone_;
  }

 private:
  static constexpr std::size_t kMaxLetters = 7;
  static constexpr unsigned kShapeBits = 3;
  static constexpr unsigned kToneBits = 3;
  static_assert(kMaxLetters * kLetterBits + kToneBits <= 64);

  /// Open i and y are one, as in SyllableWriter.
  [[nodiscard]] std::uint64_t with_i_for_y(std::uint64_t letters) const;

  std::uint64_t letters_ = 0;
  std::size_t count_ = 0;
  unsigned tone_ = 0;
  unsigned tones_ = 0;
};

/// The key of the words that have this canonical term: "van|65"; kNoSyllableKey if they have none.
[[nodiscard]] std::uint64_t syllable_key(std::string_view term);

}  // namespace tracuu::analyzers
