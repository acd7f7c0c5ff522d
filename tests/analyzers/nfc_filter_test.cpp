// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/nfc_filter.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"
#include "tests/analyzers/icu_forms.hpp"
#include "tests/analyzers/random_text.hpp"
#include "tests/analyzers/sample_texts.hpp"
#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::analyzers {
namespace {

using test::to_form;
using test::UnicodeForm;

std::string filtered(std::string_view text) {
  auto const changed = NfcFilter().filter(text);
  return std::string(changed ? changed->text() : text);
}

TEST(NfcFilter, NothingToDoForComposedText) {
  for (char const* const text :
       {"", "UBND huyện Gia Viễn", "Đắk Lắk – “cải cách”…", "Ünal Łódź", "北京 каша กรุงเทพ"}) {
    EXPECT_EQ(NfcFilter().filter(text), nullptr) << text;
  }
}

TEST(NfcFilter, EveryLetterInEveryForm) {
  for (AlphabetRow const& row : kVowels) {
    for (std::u32string_view const letters : {row.lower, row.upper}) {
      for (char32_t const letter : letters) {
        std::string nfc;
        base::append_utf8(nfc, letter);
        EXPECT_EQ(filtered(nfc), nfc);
        EXPECT_EQ(filtered(to_form(nfc, UnicodeForm::Nfd)), nfc);
        EXPECT_EQ(filtered(to_form(nfc, UnicodeForm::Mixed)), nfc);
        EXPECT_EQ(filtered(test::nfd(nfc)), nfc);
      }
    }
  }
}

// The short cut for plainly composed text must judge as ICU does.
TEST(NfcFilter, AgreesWithIcu) {
  for (char32_t c = 0; c < 0x3000; ++c) {
    std::string letter;
    base::append_utf8(letter, c);
    bool const is_styled = c >= 0x2100 && c < 0x2140 && filtered(letter).size() == 1;
    if (is_styled) continue;  // a plain letter: StyledLettersBecomePlain
    for (std::u32string_view const behind : {U"", U"\u0301", U"\u0323\u0302", U"x"}) {
      std::string text;
      base::append_utf8(text, c);
      for (char32_t const mark : behind) base::append_utf8(text, mark);
      ASSERT_EQ(filtered(text), test::nfc(text)) << static_cast<unsigned>(c);
    }
  }
  for (std::string const& text : test::sample_texts()) {
    ASSERT_EQ(filtered(test::nfd(text)), test::nfc(text));
  }
}

TEST(NfcFilter, OffsetsLeadBackToTheOriginal) {
  struct Row {
    std::string text;
    std::size_t offset;  // in the composed text
    std::size_t begin;
    std::size_t end;
    char const* why;
  };
  std::vector<Row> const rows{
      {"e\u0323\u0302t", 0, 0, 0, "the beginning"},
      {"e\u0323\u0302t", 3, 5, 5, "behind ệ: three bytes were five"},
      {"e\u0323\u0302t", 4, 6, 6, "the end"},
      {"Huye\u0323\u0302n u\u0309y", 6, 8, 8, "behind ệ"},
      {"Huye\u0323\u0302n u\u0309y", 8, 10, 10, "ủ begins"},
      // Used to map to its end both ways: a token without a byte.
      {"=\u0338\u0323 x", 3, 0, 5, "between ≠ and the dot, inside one change"},
  };
  for (Row const& row : rows) {
    auto const changed = NfcFilter().filter(row.text);
    ASSERT_NE(changed, nullptr) << row.why;
    EXPECT_EQ(changed->original_begin(row.offset), row.begin) << row.why;
    EXPECT_EQ(changed->original_end(row.offset), row.end) << row.why;
  }
}

TEST(NfcFilter, OffsetsMayGoBackALittle) {
  std::string const text = "Huye\u0323\u0302n u\u0309y";
  auto const changed = NfcFilter().filter(text);
  ASSERT_NE(changed, nullptr);
  EXPECT_EQ(changed->original_end(12), text.size());
  EXPECT_EQ(changed->original_begin(3), 3u);
  EXPECT_EQ(changed->original_begin(8), 10u);
  EXPECT_EQ(changed->original_begin(0), 0u);
}

TEST(NfcFilter, StyledLettersBecomePlain) {
  EXPECT_EQ(filtered("\U0001D413\U0001D421\U0001D428\u0302\U0001D427\U0001D420 b\U0001D41A\u0301o"),
            "Thông báo")
      << "bold letters, marks of their own";
  EXPECT_EQ(filtered("\U0001D461\u210Eô\U0001D45B\U0001D454"), "thông") << "italic h is a hole";
  EXPECT_EQ(filtered("\uFF34\uFF48ô\uFF4E\uFF47 \uFF11\uFF12"), "Thông 12") << "fullwidth";
  EXPECT_EQ(filtered("\uFB01le, o\uFB03ce"), "file, office") << "ligatures";
  for (char const* const text : {"m², 1½, №", "①", "½"}) EXPECT_EQ(filtered(text), text);
  for (char const* const text : {"", "→ ☐ 𠀋", "\uFEFFxã", "\xEF\xBC", "\xF0\x9D"}) {
    EXPECT_EQ(NfcFilter().filter(text), nullptr) << text;
  }
}

TEST(NfcFilter, OffsetsLeadBackToStyledLetters) {
  std::string const text = "x \U0001D413\U0001D421\U0001D428\u0302\U0001D427\U0001D420 x";
  auto const changed = NfcFilter().filter(text);
  ASSERT_NE(changed, nullptr);
  EXPECT_EQ(changed->text(), "x Thông x");
  EXPECT_EQ(changed->original_begin(2), 2u) << "T";
  EXPECT_EQ(changed->original_begin(3), 6u) << "h";
  EXPECT_EQ(changed->original_end(6), 16u) << "ô: four bytes and a mark of two";
  EXPECT_EQ(changed->original_end(8), 24u) << "g";
  EXPECT_EQ(changed->original_begin(9), 25u) << "x";
}

TEST(NfcFilter, BytesThatAreNotUtf8) {
  EXPECT_EQ(filtered("e\u0301\xFFz"), "é\xFFz") << "they stay, the rest is composed";
  test::RandomText random(7);
  for (int round = 0; round < 2'000; ++round) {
    std::string const text = random.bytes(24);
    std::string const mixed = text + "e\u0301";
    ASSERT_EQ(filtered(mixed), test::nfc(mixed)) << testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace tracuu::analyzers
