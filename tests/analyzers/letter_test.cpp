// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/letter.hpp"

#include <gtest/gtest.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <set>
#include <stdexcept>
#include <string>

#include "base/utf8.hpp"
#include "tests/analyzers/icu_forms.hpp"
#include "tests/analyzers/sample_texts.hpp"

namespace tracuu::analyzers {
namespace {

constexpr std::u32string_view kDLetters = U"đĐðÐɖƉ";

std::string utf8(char32_t c) {
  std::string text;
  base::append_utf8(text, c);
  return text;
}

/// The letters that carry a mark, in both cases.
std::set<char32_t> marked_letters() {
  std::set<char32_t> letters{U'đ', U'Đ'};
  for (AlphabetRow const& row : kVowels) {
    for (std::u32string_view const word : {row.lower, row.upper}) {
      for (char32_t const c : word) {
        if (c >= 0x80) letters.insert(c);
      }
    }
  }
  return letters;
}

TEST(Alphabet, Has134MarkedLetters) {
  EXPECT_EQ(marked_letters().size(), 134u);
}

TEST(CharInfo, EveryVowelHasItsShapeAndTone) {
  constexpr Tone kTones[] = {Tone::None, Tone::Sac, Tone::Huyen, Tone::Hoi, Tone::Nga, Tone::Nang};
  for (AlphabetRow const& row : kVowels) {
    ASSERT_EQ(row.lower.size(), std::size(kTones));
    ASSERT_EQ(row.upper.size(), std::size(kTones));
    for (std::size_t tone = 0; tone < std::size(kTones); ++tone) {
      for (bool const is_upper : {false, true}) {
        char32_t const letter = (is_upper ? row.upper : row.lower)[tone];
        CharInfo const info = char_info(letter);
        EXPECT_EQ(info.char_class, CharClass::Letter) << utf8(letter);
        EXPECT_EQ(info.folded, row.folded) << utf8(letter);
        EXPECT_EQ(info.shape, row.shape) << utf8(letter);
        EXPECT_EQ(info.tone, kTones[tone]) << utf8(letter);
        EXPECT_EQ(info.is_upper, is_upper) << utf8(letter);
      }
    }
  }
}

// Eth and the African D look like đ and stand for it in real pages.
TEST(CharInfo, LookAlikesOfD) {
  for (char32_t const letter : kDLetters) {
    CharInfo const info = char_info(letter);
    EXPECT_EQ(info.char_class, CharClass::Letter) << utf8(letter);
    EXPECT_EQ(info.folded, 'd') << utf8(letter);
    EXPECT_EQ(info.shape, Shape::Stroke) << utf8(letter);
    EXPECT_EQ(info.is_upper, letter == U'Đ' || letter == U'Ð' || letter == U'Ɖ') << utf8(letter);
  }
}

TEST(CharInfo, Classes) {
  struct Row {
    std::u32string_view characters;
    CharClass expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {U"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", CharClass::Letter, "all of a-z"},
      {U"0123456789", CharClass::Digit, "digits"},
      {U"çñüßøåőŁžΣωЖёאع\u0E01ऄ가", CharClass::OtherLetter, "other alphabets"},
      {U"\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323", CharClass::OtherLetter,
       "combining marks that composed with nothing"},
      {U"٣५３ⅫА", CharClass::OtherLetter, "digits and numerals of other alphabets"},
      {U"中文漢ひらカタ𠀀", CharClass::Ideograph, "Han and Kana"},
      {U"\u00AD\u200C\u200D\u200E\u2060\uFEFF\uFE0F", CharClass::Invisible,
       "soft hyphen, joiners, direction, BOM, variation selector"},
      {U"!?;:….。！？", CharClass::SentenceEnd, "sentence punctuation"},
      {U"\n", CharClass::LineEnd, "line end"},
      {U" \t\r,\u00A0\u3000\u200B()/-–&%|*\"“”«»'’+=<>$€°🌾\uFFFD", CharClass::Other,
       "blanks, marks, symbols; ZWSP separates words"},
      {U"\U0010FFFF\uE000", CharClass::Other, "not assigned, private"},
  };
  for (Row const& row : kRows) {
    for (char32_t const c : row.characters) {
      EXPECT_EQ(char_info(c).char_class, row.expected) << row.why << ": " << utf8(c);
    }
  }
  EXPECT_EQ(char_info(base::kInvalidCodePoint).char_class, CharClass::Other);
}

TEST(Fold, Table) {
  struct Row {
    char const* text;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"Đường Điện Biên Phủ", "Duong Dien Bien Phu", "case is kept"},
      {"ĐẠI HỘI ĐẢNG BỘ", "DAI HOI DANG BO", "capitals"},
      {"được đi học", "duoc di hoc", "đ is folded (NFD strip leaves it)"},
      {"Ðảng bộ Ƌ Ɖ", "Dang bo Ƌ D", "look-alikes, and one that is none"},
      {"ắ ế ộ ứ ẵ ỹ", "a e o u a y", "two marks at once"},
      {"Ünal Łódź señor ёлка Ελλάδα", "Ünal Łodź señor ёлка Ελλάδα",
       "only what is a Vietnamese letter too (ó)"},
      {"dakuten がぎ", "dakuten がぎ", "Japanese keeps its marks"},
      {"a\xFF\xE1\xBBz", "a\xFF\xE1\xBBz", "bytes that are not UTF-8 stay"},
      {"", "", "nothing"},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(fold(row.text), row.expected) << row.why;
    EXPECT_EQ(fold(fold(row.text)), fold(row.text)) << row.why;
  }
}

// A normaliser once deleted every letter it did not know (charabia #257).
TEST(Fold, EveryOtherCodePointIsUnchanged) {
  std::set<char32_t> folding = marked_letters();
  folding.insert(kDLetters.begin(), kDLetters.end());
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if ((c >= 0xD800 && c <= 0xDFFF) || folding.contains(c)) continue;
    std::string const text = utf8(c);
    ASSERT_EQ(fold(text), text) << static_cast<unsigned>(c);
  }
}

/// ICU's way to the same: strip all marks, then đ and its look-alikes by hand
/// (they have no decomposition).
class IcuFold {
 public:
  IcuFold() {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    transliterator_.reset(icu::Transliterator::createFromRules(
        "fold", u":: Any-Latin; :: NFD; :: [:Mn:] Remove; :: NFC; [đðɖ] > d; [ĐÐƉ] > D;",
        UTRANS_FORWARD, where, status));
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  }

  std::string operator()(std::string_view text) const {
    auto string = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    transliterator_->transliterate(string);
    std::string out;
    return string.toUTF8String(out);
  }

 private:
  std::unique_ptr<icu::Transliterator> transliterator_;
};

TEST(Fold, AgreesWithIcuOnEveryVietnameseLetter) {
  IcuFold const icu_fold;
  for (char32_t const letter : marked_letters()) {
    EXPECT_EQ(fold(utf8(letter)), icu_fold(utf8(letter))) << utf8(letter);
  }
}

TEST(Fold, AgreesWithIcuOnSampleText) {
  IcuFold const icu_fold;
  for (std::string const& text : test::sample_texts()) {
    std::string const composed = test::nfc(text);
    ASSERT_EQ(fold(composed), icu_fold(composed));
  }
}

}  // namespace
}  // namespace tracuu::analyzers
