// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/plain_letters.hpp"

#include <cassert>
#include <string>

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

PlainLetters::PlainLetters() {
  // All letters of the alphabet are below this, those of U+1EA0–U+1EF9 the last.
  constexpr char32_t kEnd = 0x2000;
  for (char32_t c = 0; c < kEnd; ++c) {
    if (char_info(c).char_class == CharClass::Letter) add(c);
  }
}

void PlainLetters::add(char32_t letter) {
  std::string bytes;
  base::append_utf8(bytes, letter);
  std::size_t state = 0;
  auto const step_at = [&](std::size_t i) -> Step& {
    return steps_[state << kByteBits | static_cast<unsigned char>(bytes[i])];
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    Step& step = step_at(i);
    if (step.next == kNone) step.next = static_cast<std::uint8_t>(states_++);
    assert(states_ <= kStates);
    state = step.next;
  }
  CharInfo const info = char_info(letter);
  unsigned const tone = SyllableKey::tone_code(info.tone);
  step_at(bytes.size() - 1) = {
      0, SyllableKey::kLetterBits,
      static_cast<std::uint8_t>(SyllableKey::letter_code(info.folded, info.shape)),
      static_cast<std::uint8_t>(tone),
      kLetter + (info.is_upper ? kCapital : 0) + (tone != 0 ? kTone : 0)};
}

PlainLetters const& PlainLetters::instance() {
  static PlainLetters const made;
  return made;
}

}  // namespace tracuu::analyzers
