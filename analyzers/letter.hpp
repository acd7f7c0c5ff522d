// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tracuu::analyzers {

/// What a character is to the tokenizer.
enum class CharClass : std::uint8_t {
  Other,        ///< separates words: space, comma, quotes, symbols
  Letter,       ///< a–z and the 134 Vietnamese letters: has a folded form
  OtherLetter,  ///< a letter of any other alphabet, and combining marks: kept as it is
  Ideograph,    ///< Han, Kana: a word by itself
  Digit,        ///< 0–9
  Invisible,    ///< soft hyphen, joiners, BOM, direction marks: as if not there
  SentenceEnd,  ///< ! ? ; : …, and '.' where the tokenizer finds that it ends one
  LineEnd,      ///< '\n'; two of them end a sentence
};

/// The shape of a letter, as its VNI typing digit (field practice: a6 = â,
/// o7 = ơ, a8 = ă, d9 = đ). Written to disk inside terms: never change.
enum class Shape : char { None = '0', Circumflex = '6', Horn = '7', Breve = '8', Stroke = '9' };

/// The tone, as its VNI typing digit. Written to disk inside terms: never change.
enum class Tone : char { None = '0', Sac = '1', Huyen = '2', Hoi = '3', Nga = '4', Nang = '5' };

/// Whether `folded` (a–z) is a letter that a tone may stand on; whether it is one that has shapes
/// (â, ă, đ, ê, ô, ơ, ư); whether a byte of a term's marks is a tone.
[[nodiscard]] constexpr bool is_vowel(char folded) {
  return std::string_view("aeiouy").find(folded) != std::string_view::npos;
}
[[nodiscard]] constexpr bool carries_shape(char folded) {
  return std::string_view("aeoud").find(folded) != std::string_view::npos;
}
[[nodiscard]] constexpr bool is_tone(char mark) {
  return mark >= static_cast<char>(Tone::Sac) && mark <= static_cast<char>(Tone::Nang);
}

struct CharInfo {
  CharClass char_class = CharClass::Other;
  char folded = 0;  ///< of a Letter: a–z, lower case, without marks
  Shape shape = Shape::None;
  Tone tone = Tone::None;
  bool is_upper = false;
};

/// What `code_point` is. Case is ignored but for is_upper. Ð (U+00D0), ð, Ɖ
/// (U+0189) and ɖ count as đ: they look like it and stand for it in real pages.
/// Constant time, thread-safe.
[[nodiscard]] CharInfo char_info(char32_t code_point);

/// Whether `code_point` may stand within a word.
[[nodiscard]] bool continues_word(char32_t code_point);

/// char_info() for walks over long texts, without a call for most characters.
class CharTable {
 public:
  /// The one table, which lives as long as the program. Thread-safe.
  [[nodiscard]] static CharTable const& instance();

  [[nodiscard]] CharInfo operator[](char32_t code_point) const {
    return code_point < kSize ? rows_[code_point] : char_info(code_point);
  }

 private:
  /// Code points below this are in the table: all of Latin, combining marks and general
  /// punctuation.
  static constexpr char32_t kSize = 0x2100;

  friend CharInfo char_info(char32_t code_point);

  CharTable();

  void add_vowels();
  void add_consonants();

  std::array<CharInfo, kSize> rows_;
};

/// `text` (NFC) with every Vietnamese letter replaced by its plain one, in the
/// same case; everything else as it is. fold("Đường") == "Duong".
[[nodiscard]] std::string fold(std::string_view text);

/// One row of the Vietnamese alphabet: the plain letter, its shape, and the
/// letter in all tones (none, sắc, huyền, hỏi, ngã, nặng) in both cases.
struct AlphabetRow {
  char folded;
  Shape shape;
  std::u32string_view lower;
  std::u32string_view upper;
};

/// The vowels of the alphabet with their tones: 12 rows of 6 letters in each
/// case, of which 66 carry a mark; đ Đ make it 67 in each case, 134 in all.
/// Source: Unicode names "LATIN SMALL LETTER A WITH BREVE AND ACUTE" and so on.
inline constexpr std::array<AlphabetRow, 12> kVowels{{
    {'a', Shape::None, U"aáàảãạ", U"AÁÀẢÃẠ"},
    {'a', Shape::Breve, U"ăắằẳẵặ", U"ĂẮẰẲẴẶ"},
    {'a', Shape::Circumflex, U"âấầẩẫậ", U"ÂẤẦẨẪẬ"},
    {'e', Shape::None, U"eéèẻẽẹ", U"EÉÈẺẼẸ"},
    {'e', Shape::Circumflex, U"êếềểễệ", U"ÊẾỀỂỄỆ"},
    {'i', Shape::None, U"iíìỉĩị", U"IÍÌỈĨỊ"},
    {'o', Shape::None, U"oóòỏõọ", U"OÓÒỎÕỌ"},
    {'o', Shape::Circumflex, U"ôốồổỗộ", U"ÔỐỒỔỖỘ"},
    {'o', Shape::Horn, U"ơớờởỡợ", U"ƠỚỜỞỠỢ"},
    {'u', Shape::None, U"uúùủũụ", U"UÚÙỦŨỤ"},
    {'u', Shape::Horn, U"ưứừửữự", U"ƯỨỪỬỮỰ"},
    {'y', Shape::None, U"yýỳỷỹỵ", U"YÝỲỶỸỴ"},
}};

}  // namespace tracuu::analyzers
