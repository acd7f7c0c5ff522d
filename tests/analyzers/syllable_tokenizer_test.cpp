// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/syllable_tokenizer.hpp"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <string>

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"
#include "tests/analyzers/icu_forms.hpp"
#include "tests/analyzers/token_text.hpp"
#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::analyzers {
namespace {

using test::to_form;
using test::UnicodeForm;

struct Row {
  char const* text;
  char const* expected;
  char const* why;
};

std::string utf8(char32_t c) {
  std::string text;
  base::append_utf8(text, c);
  return text;
}

TEST(SyllableTokenizer, AppendsToTheList) {
  TokenList list;
  SyllableTokenizer const tokenizer;
  tokenizer.tokenize("Huyện uỷ", list);
  ASSERT_EQ(list.tokens().size(), 2u);
  EXPECT_EQ(list.text(list.tokens()[0]), "huyen|065");
  EXPECT_EQ(list.text(list.tokens()[1]), "uy|3");
  EXPECT_EQ(list.tokens()[1].begin, 8u);
  EXPECT_EQ(list.tokens()[1].end, 12u);
}

TEST(Words, Table) {
  constexpr Row kRows[] = {
      {"", "", "nothing"},
      {" \n.,;!", "", "nothing but marks"},
      {"Ủy ban nhân dân huyện", "uy|3; ban|; nhan|6; dan|06; huyen|065", "an ordinary line"},
      {"thủ tục cấp giấy", "thu|3; tuc|5; cap|61; giay|61", "four words"},
      {"nhà–máy, “điện”", "nha|2; may|1; dien|965", "dashes, commas, quotes separate"},
      {"KT-XH", "kt|; xh|", "a hyphen separates"},
      {"cchc.gov.vn", "cchc|; gov|; vn|", "an address"},
      {"covid-19", "covid|; 19|", "word and number"},
      {"H5N1", "h5n1|", "a word may hold digits"},
      {"北京市", "北|; 京|; 市|", "each ideograph is a word"},
      {"ひらガナ", "ひ|; ら|; ガ|; ナ|", "Kana too, with its marks"},
      {"Київ ΑΘΗΝΑ Ünal", "київ|; αθηνα|; ünal|", "other alphabets, lower case"},
      {"กรุงเทพ", "กรุงเทพ|", "Thai keeps its vowel signs"},
      {"e\u0301\u0301", "e\u0301|1", "a mark that composes with nothing stays"},
      {"🌾 mùa 🌾", "mua|2", "symbols are no words"},
      {"a\xFF"
       "b",
       "a|; b|", "bytes that are not UTF-8 separate"},
      {"Huy\xE1\xBB", "huy|", "cut off in the middle of a letter"},
  };
  for (Row const& row : kRows) EXPECT_EQ(test::units(row.text), row.expected) << row.why;
}

TEST(Words, EveryVietnameseLetterInEveryForm) {
  for (AlphabetRow const& row : kVowels) {
    for (std::size_t tone = 0; tone < row.lower.size(); ++tone) {
      std::string expected = std::string("b") + row.folded + "n|";
      if (row.shape != Shape::None) expected += static_cast<char>(row.shape);
      if (tone > 0)
        expected +=
            "\0"
            "12345"[tone];
      for (char32_t const letter : {row.lower[tone], row.upper[tone]}) {
        std::string const nfc = "b" + utf8(letter) + "n";
        EXPECT_EQ(test::units(nfc), expected) << nfc;
        for (UnicodeForm const form : {UnicodeForm::Nfd, UnicodeForm::Mixed}) {
          EXPECT_EQ(test::units(to_form(nfc, form)), expected) << nfc;
        }
        EXPECT_EQ(test::units(test::nfd(nfc)), expected) << nfc;
      }
    }
  }
  for (char const* const word : {"đa", "Đa", "ða", "Ða", "ɖa", "Ɖa"}) {
    EXPECT_EQ(test::units(word), "da|9") << word;
  }
}

/// Letters that Unicode itself styles: mathematical alphabets, fullwidth forms, ligatures.
bool is_styled(char32_t c) {
  bool const is_font =
      u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_DECOMPOSITION_TYPE) == U_DT_FONT;
  return (is_font && ((c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0x2100 && c <= 0x2138))) ||
         (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0xFB00 && c <= 0xFB06);
}

// Lower case aside, a letter that is not Vietnamese is its own term.
TEST(Words, EveryOtherLetterIsUnchanged) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    auto const letter = static_cast<UChar32>(c);
    if (u_isalpha(letter) == 0 || char_info(c).char_class == CharClass::Letter) continue;
    if (u_hasBinaryProperty(letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) continue;
    if (is_styled(c)) continue;  // stands for a plain letter (nfc_filter)
    std::string const composed = test::nfc(utf8(c));
    base::CodePoint const first = base::decode_utf8(composed, 0);
    if (char_info(first.value).char_class == CharClass::Letter) continue;  // KELVIN SIGN is K
    std::string expected;
    for (std::size_t at = 0; at < composed.size();) {
      base::CodePoint const point = base::decode_utf8(composed, at);
      base::append_utf8(expected,
                        static_cast<char32_t>(u_tolower(static_cast<UChar32>(point.value))));
      at += point.bytes;
    }
    ASSERT_EQ(test::units(utf8(c)), expected + "|") << static_cast<unsigned>(c);
  }
}

TEST(InvisibleCharacters, Table) {
  constexpr Row kRows[] = {
      {"huy\u00ADện", "huyen|065 [huy\u00ADện]", "soft hyphen"},
      {"huy\u200Dện", "huyen|065 [huy\u200Dện]", "zero width joiner"},
      {"huy\u200Cện", "huyen|065 [huy\u200Cện]", "zero width non-joiner"},
      {"huy\u2060ện", "huyen|065 [huy\u2060ện]", "word joiner"},
      {"\uFEFFhuyện", "huyen|065 [huyện]", "BOM in front is not part of the word"},
      {"huyện\u00AD", "huyen|065 [huyện]", "nor what stands behind"},
      {"\u200Ehuyện\u200F", "huyen|065 [huyện]", "direction marks"},
      {"\uFEFF\u00AD", "", "nothing else"},
  };
  for (Row const& row : kRows)
    EXPECT_EQ(test::tokens_as_written(row.text), row.expected) << row.why;
}

TEST(Blanks, SeparateWords) {
  for (char const* const blank : {" ", "\v", "\r\n", "\u00A0", "\u200B", "\u2003", "\u3000"}) {
    EXPECT_EQ(test::units(std::string("huyện") + blank + "uỷ"), "huyen|065; uy|3");
    EXPECT_EQ(test::pairs(std::string("huyện") + blank + "uỷ"), "huyen uy|065,3");
  }
  EXPECT_EQ(test::units("huyện\tuỷ"), "huyen|065; uy|3") << "a tab parts cells, too";
}

TEST(Offsets, CountInTheOriginal) {
  constexpr Row kRows[] = {
      {"Huyện uỷ Gia Viễn.",
       "huyen|065 [Huyện]; huyen uy|065,3 [Huyện uỷ]; uy|3 [uỷ]; uy gia|3, [uỷ Gia]; gia| [Gia]; "
       "gia vien|,64 [Gia Viễn]; vien|64 [Viễn]",
       "words and pairs"},
      {"đạt 12,5 % hộ",
       "dat|95 [đạt]; dat 12,5|95, [đạt 12,5]; 12,5%| [12,5 %]; 12,5| [12,5]; 12,5 ho|,65 [12,5 % "
       "hộ]; ho|65 [hộ]",
       "the percentage stands over its number"},
      {"Thường trực H.Đ.N.D",
       "thuong|772 [Thường]; thuong truc|772,75 [Thường trực]; truc|75 [trực]; truc hdnd|75,9 "
       "[trực H.Đ.N.D]; hdnd|9 [H.Đ.N.D]",
       "a dotted abbreviation"},
      {"số 119 / QĐ - UB",
       "so|61 [số]; so 119|61, [số 119]; 119/QD-UB [119 / QĐ - UB]; 119| [119]; 119 qd|,9 [119 / "
       "QĐ]; qd|9 [QĐ]; qd ub|9, [QĐ - UB]; ub| [UB]",
       "a document number over its parts"},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(test::tokens_as_written(row.text), row.expected) << row.why;
    // In NFD the words are written otherwise, and so are the bytes they stand for.
    EXPECT_EQ(test::nfc(test::tokens_as_written(test::nfd(row.text))), row.expected) << row.why;
    std::string const mixed = to_form(row.text, UnicodeForm::Mixed);
    EXPECT_EQ(test::nfc(test::tokens_as_written(mixed)), row.expected) << row.why;
  }
}

TEST(Offsets, AreThoseOfTheDecomposedWord) {
  std::string const text = "Huye\u0323\u0302n u\u0309y";
  TokenList const list = test::analyzed(text);
  ASSERT_EQ(list.tokens().size(), 3u);
  EXPECT_EQ(text.substr(list.tokens()[0].begin, list.tokens()[0].end), "Huye\u0323\u0302n");
  EXPECT_EQ(list.tokens()[0].end, 9u);
  EXPECT_EQ(list.tokens()[2].begin, 10u);
  EXPECT_EQ(list.tokens()[2].end, text.size());
}

TEST(Positions, SkipOneAtTheEndOfASentence) {
  struct PositionRow {
    char const* text;
    std::vector<std::uint32_t> expected;
    char const* why;
  };
  std::vector<PositionRow> const rows{
      {"họp xã. Tới dự", {0, 1, 3, 4}, "full stop"},
      {"họp!!! Tới", {0, 2}, "one end, however many marks"},
      {"... họp", {0}, "nothing in front to end"},
      {"họp. \n\n . Tới", {0, 2}, "full stop, blank line and full stop are one end"},
      {"họp\nTới", {0, 1}, "a line end alone is a blank"},
      {"họp\n \t\r\nTới", {0, 2}, "blank lines may hold blanks"},
      {"họp, Tới", {0, 1}, "a comma is none"},
  };
  for (PositionRow const& row : rows) {
    std::vector<std::uint32_t> positions;
    TokenList const list = test::analyzed(row.text);
    for (Token const& token : list.tokens()) {
      if (is_simple(token.kind)) positions.push_back(token.position);
    }
    EXPECT_EQ(positions, row.expected) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
