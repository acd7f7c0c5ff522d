// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "analyzers/letter.hpp"
#include "analyzers/token.hpp"

namespace tracuu::analyzers {

/// Between the folded letters and the marks of a term. Written to disk.
inline constexpr char kMarkSeparator = '|';

/// Writes one word in its canonical form:
///
///     folded letters  '|'  shapes of the letters  tone
///
///     vận   -> van|65        huyện, huyên.  -> huyen|065
///     van   -> van|          uỷ, ủy         -> uy|3
///     đường -> duong|9772    hoàn, hòan     -> hoan|2
///     kỹ, kĩ-> ki|4          covid          -> covid|
///
/// so that all spellings that differ by marks only stand side by side in the
/// index under "van|", and where the tone mark was put makes no difference.
/// Shapes are given for a, e, o, u and d, in order, as VNI digits (0 = plain),
/// up to the last one that is not plain; then the tone as its VNI digit.
/// A word with two tones or more is no syllable ("hộinghị"); its marks are
/// '*', then shape and tone (if any) of each a e o u d i y.
///
/// Open i/y after h k l m s t v, and qui/quy, are one (Decision 1989/QĐ-BGDĐT
/// of 2018 and older habit): written with i.
///
/// Use: clear(), then add every character, then append_term(). Not thread-safe.
class SyllableWriter {
 public:
  void clear();

  /// A character of class Letter.
  void add_letter(CharInfo const& info);

  /// Any other character of the word: a digit, '&', a letter of another
  /// alphabet (lower-cased here).
  void add_other(char32_t code_point);

  [[nodiscard]] bool is_empty() const { return folded_bytes_ == 0; }

  /// Appends the canonical form to `out`: at most kMaxTokenBytes; letters and
  /// marks beyond the limits below are left out.
  void append_term(std::string& out);

 private:
  static constexpr std::size_t kMaxFoldedBytes = 64;
  static constexpr std::size_t kMaxSlots = 15;
  // The separator, '*', and shape and tone of each letter.
  static_assert(kMaxFoldedBytes + 2 + 2 * kMaxSlots <= kMaxTokenBytes);

  struct Slot {
    Shape shape;
    Tone tone;
    bool has_shapes;  ///< a e o u d; not i y
  };

  void unify_i_and_y();
  void append_syllable_marks(std::string& out) const;
  void append_marks_of_each_letter(std::string& out) const;

  std::array<char, kMaxFoldedBytes> folded_{};
  std::size_t folded_bytes_ = 0;
  std::array<Slot, kMaxSlots> slots_{};
  std::size_t slot_count_ = 0;
  std::size_t tone_count_ = 0;
  Tone last_tone_ = Tone::None;
};

/// The folded letters of a canonical term: "van|65" -> "van"; of a pair:
/// "dan van|,65" -> "dan van". A term without marks' separator is returned whole.
[[nodiscard]] std::string_view folded_part(std::string_view term);

/// "van|65" -> "65"; "" if there are no marks.
[[nodiscard]] std::string_view marks_part(std::string_view term);

/// True if `candidate` has all marks of `typed`, and perhaps more: what a typist may
/// have meant who left marks out. Compares marks only: the folded letters of the
/// two must be the same, or those of `typed` begin those of `candidate`.
///
///     adds_only_marks("duong|9", "duong|9772")    đuong -> đường: true
///     adds_only_marks("duong|0771", "duong|9772") dướng -> đường: false (tone)
[[nodiscard]] bool adds_only_marks(std::string_view typed, std::string_view candidate);

/// The term for two tokens side by side: ("dan|", "van|65") -> "dan van|,65".
/// Appends to `out`.
void append_pair_term(std::string& out, std::string_view first, std::string_view second);

/// The marks of the two tokens of a pair term: "dan van|,65" -> {"", "65"}.
struct PairMarks {
  std::string_view first;
  std::string_view second;
};
[[nodiscard]] PairMarks pair_marks(std::string_view pair_term);

/// The word a person would write for a canonical term, tone placed by the old
/// style ("hòa"), lower case: "van|65" -> "vận". i stays i ("ki|4" -> "kĩ").
[[nodiscard]] std::string spell(std::string_view term);

/// spell with y where canonical terms have i for either: "ki|4" -> "kỹ", "qui|1" -> "quý".
[[nodiscard]] std::string spell_with_y(std::string_view term);

}  // namespace tracuu::analyzers
