// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/syllable_key.hpp"

#include <algorithm>

#include "analyzers/syllable.hpp"

namespace tracuu::analyzers {

std::uint64_t SyllableKey::with_i_for_y(std::uint64_t letters) const {
  constexpr std::uint64_t kLetterMask = (1U << kLetterBits) - 1;
  constexpr std::uint64_t kI = letter_code('i', Shape::None);
  if ((letters & kLetterMask) != letter_code('y', Shape::None)) return letters;
  std::uint64_t const before = letters >> kLetterBits;
  bool is_open = false;
  if (count_ == 2) {
    is_open = std::ranges::any_of(std::string_view("hklmstv"),
                                  [&](char c) { return before == letter_code(c, Shape::None); });
  } else if (count_ == 3) {  // "qu", whatever the shape of u
    constexpr std::uint64_t kQu =
        letter_code('q', Shape::None) << kLetterBits | letter_code('u', Shape::None);
    is_open = (before >> kShapeBits) == (kQu >> kShapeBits);
  }
  return is_open ? before << kLetterBits | kI : letters;
}

std::uint64_t syllable_key(std::string_view term) {
  std::string_view const folded = folded_part(term);
  std::string_view marks = marks_part(term);
  if (folded.size() == term.size()) return kNoSyllableKey;  // no separator: no word
  SyllableKey key;
  for (char const c : folded) {
    if (c < 'a' || c > 'z') return kNoSyllableKey;
    Shape shape = Shape::None;
    if (carries_shape(c) && !marks.empty() && !is_tone(marks.front())) {
      constexpr std::string_view kShapes = "06789";
      if (kShapes.find(marks.front()) == std::string_view::npos) return kNoSyllableKey;
      shape = static_cast<Shape>(marks.front());
      marks.remove_prefix(1);
    }
    key.add_letter({CharClass::Letter, c, shape, Tone::None, false});
  }
  if (!marks.empty()) {  // the tone may stand on any letter
    if (marks.size() > 1 || !is_tone(marks.front())) return kNoSyllableKey;
    key.add_tone(static_cast<Tone>(marks.front()));
  }
  return key.value();
}

}  // namespace tracuu::analyzers
