// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/letter.hpp"

#include <unicode/uchar.h>

#include "analyzers/characters.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

constexpr std::array<Tone, 6> kToneOrder{Tone::None, Tone::Sac, Tone::Huyen,
                                         Tone::Hoi,  Tone::Nga, Tone::Nang};

/// What ICU's properties say of a character that is no Vietnamese letter.
CharClass class_by_properties(char32_t code_point) {
  auto const c = static_cast<UChar32>(code_point);
  if (code_point == U'\n') return CharClass::LineEnd;
  if (code_point >= U'0' && code_point <= U'9') return CharClass::Digit;
  // U+200B ZERO WIDTH SPACE separates words (Unicode: a line-break chance), unlike its neighbours.
  if (code_point == 0x200B) return CharClass::Other;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharClass::Invisible;
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return CharClass::Ideograph;
  auto const script_block = ublock_getCode(c);
  if (script_block == UBLOCK_HIRAGANA || script_block == UBLOCK_KATAKANA) {
    return CharClass::Ideograph;
  }
  constexpr std::uint32_t kWordMask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
  if ((U_GET_GC_MASK(c) & kWordMask) != 0) return CharClass::OtherLetter;
  // A comma or colon inside numbers is the number recogniser's work.
  constexpr std::u32string_view kSentenceEnds = U".!?;:\u2026\u3002\uFF01\uFF1F";
  if (kSentenceEnds.find(code_point) != std::u32string_view::npos) return CharClass::SentenceEnd;
  return CharClass::Other;
}

CharInfo info_by_properties(char32_t code_point) {
  CharInfo info;
  info.char_class = class_by_properties(code_point);
  info.is_upper = u_isUUppercase(static_cast<UChar32>(code_point)) != 0;
  return info;
}

}  // namespace

CharTable::CharTable() {
  for (char32_t c = 0; c < kSize; ++c) rows_[c] = info_by_properties(c);
  add_vowels();
  add_consonants();
}

void CharTable::add_vowels() {
  for (AlphabetRow const& row : kVowels) {
    for (std::size_t tone = 0; tone < kToneOrder.size(); ++tone) {
      CharInfo const lower{CharClass::Letter, row.folded, row.shape, kToneOrder[tone], false};
      CharInfo upper = lower;
      upper.is_upper = true;
      rows_[row.lower[tone]] = lower;
      rows_[row.upper[tone]] = upper;
    }
  }
}

void CharTable::add_consonants() {
  constexpr std::u32string_view kConsonants = U"bcdfghjklmnpqrstvwxz";
  for (char32_t const c : kConsonants) {
    CharInfo info{CharClass::Letter, static_cast<char>(c), Shape::None, Tone::None, false};
    rows_[c] = info;
    info.is_upper = true;
    rows_[c - U'a' + U'A'] = info;
  }
  for (char32_t const c : U"\u0111\u00F0\u0256") {  // đ, ð (eth), ɖ (d with tail)
    if (c != 0) rows_[c] = {CharClass::Letter, 'd', Shape::Stroke, Tone::None, false};
  }
  for (char32_t const c : U"\u0110\u00D0\u0189") {  // Đ, Ð (eth), Ɖ (African d)
    if (c != 0) rows_[c] = {CharClass::Letter, 'd', Shape::Stroke, Tone::None, true};
  }
}

CharTable const& CharTable::instance() {
  static CharTable const made;
  return made;
}

CharInfo char_info(char32_t code_point) {
  if (code_point < CharTable::kSize) return CharTable::instance().rows_[code_point];
  if (code_point == base::kInvalidCodePoint) return {};
  return info_by_properties(code_point);
}

bool continues_word(char32_t code_point) {
  switch (char_info(code_point).char_class) {
    case CharClass::Letter:
    case CharClass::OtherLetter:
    case CharClass::Digit:
    case CharClass::Invisible: return true;
    case CharClass::Ideograph:
    case CharClass::SentenceEnd:
    case CharClass::LineEnd:
    case CharClass::Other: return false;
  }
  return false;
}

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (Character const& character : Characters(text)) {
    if (character.is_letter()) {
      CharInfo const& info = character.info;
      folded += info.is_upper ? static_cast<char>(info.folded - 'a' + 'A') : info.folded;
    } else {
      folded += character.bytes;
    }
  }
  return folded;
}

}  // namespace tracuu::analyzers
