// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/raw_tokenizer.hpp"

#include <gtest/gtest.h>

#include <string>

#include "analyzers/analyzer_registry.hpp"
#include "base/utf8.hpp"
#include "tests/analyzers/icu_forms.hpp"

namespace tracuu::analyzers {
namespace {

std::string raw(std::string_view text) {
  return analyzer("raw").normalize_term(text);
}

TEST(RawTokenizer, Table) {
  struct Row {
    char const* text;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"giavien.ninhbinh.gov.vn", "giavien.ninhbinh.gov.vn", "a site is one token"},
      {"Tin Tức", "tin tức", "lower case, marks stay"},
      {"  Văn hóa\u00A0-\t Xã  hội\n", "văn hóa - xã hội", "blanks"},
      {"ĐẢNG", "đảng", "Đ"},
      {"Ünal ΑΘΗΝΑ", "ünal αθηνα", "other alphabets"},
      {"a\xFF"
       "b",
       "a b", "bytes that are not UTF-8 are blanks"},
      {"", "", "nothing"},
      {" \u00A0\n", "", "nothing but blanks"},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(raw(row.text), row.expected) << row.why;
    EXPECT_EQ(raw(raw(row.text)), row.expected) << row.why;
  }
  EXPECT_EQ(raw(test::nfd("Tin Tức")), "tin tức");
}

TEST(RawTokenizer, StandsForTheWholeText) {
  TokenList list;
  RawTokenizer().tokenize("  Tin Tức ", list);
  ASSERT_EQ(list.tokens().size(), 1u);
  EXPECT_EQ(list.tokens()[0].begin, 0u);
  EXPECT_EQ(list.tokens()[0].end, 12u);
  EXPECT_EQ(list.tokens()[0].position_length, 1u);
}

// With a blank in front, the last letter used to go one byte over the limit.
TEST(RawTokenizer, LongTextsAreCut) {
  for (std::size_t letters = 80; letters < 100; ++letters) {
    for (char const* const end : {" \U0001F33E", "\U0001F33E", " ệệ", "xxxxxxxxxxxxxxxxx"}) {
      std::string const token = raw(std::string(letters, 'x') + end);
      EXPECT_LE(token.size(), kMaxTokenBytes);
      EXPECT_FALSE(base::find_invalid_utf8(token));
    }
  }
}

}  // namespace
}  // namespace tracuu::analyzers
