// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/text_form.hpp"

#include <gtest/gtest.h>

#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::indexer {
namespace {

using test::to_form;
using test::UnicodeForm;

TEST(FoldWords, KeepsLettersAndDigits) {
  EXPECT_EQ(fold_words("  KT. CHỦ TỊCH: – (2) "), "kt chu tich 2");
  EXPECT_EQ(fold_words("Số: 119/QĐ-UBND"), "so 119 qd ubnd");
  EXPECT_EQ(fold_words(" …- "), "");
}

TEST(FoldLine, Table) {
  struct Row {
    char const* text;
    char const* expected;
  };
  constexpr Row kRows[] = {
      {"Các bài viết  KHÁC", "cac bai viet khac"},
      {"\u00A0Đường Ðê\t\n", "duong de"},
      {"\uFEFFThứ ba", "thu ba"},
      {"Ünal Straße", "ünal straße"},
      {"", ""},
      {" \t", ""},
      {"Huy\xE9n", "huy\uFFFDn"},
  };
  for (Row const& row : kRows) EXPECT_EQ(fold_line(row.text), row.expected);
}

TEST(FoldLine, EveryVietnameseLetterInEveryForm) {
  for (analyzers::AlphabetRow const& row : analyzers::kVowels) {
    for (std::u32string_view const letters : {row.lower, row.upper}) {
      for (char32_t const letter : letters) {
        std::string nfc;
        base::append_utf8(nfc, letter);
        EXPECT_EQ(fold_line(nfc), std::string(1, row.folded));
        EXPECT_EQ(fold_line(to_form(nfc, UnicodeForm::Nfd)), std::string(1, row.folded));
        EXPECT_EQ(fold_line(to_form(nfc, UnicodeForm::Mixed)), std::string(1, row.folded));
      }
    }
  }
}

TEST(NfcLower, ComposesAndLowers) {
  EXPECT_EQ(nfc_lower("BÁO Vân Khê"), "báo vân khê");
  EXPECT_EQ(nfc_lower(to_form("ĐẢNG UỶ", UnicodeForm::Nfd)), "đảng uỷ");
  EXPECT_EQ(nfc_lower(to_form("ĐẢNG UỶ", UnicodeForm::Mixed)), "đảng uỷ");
}

TEST(TitleCase, FirstLetterOnly) {
  EXPECT_EQ(title_case("viễn"), "Viễn");
  EXPECT_EQ(title_case("VIỄN"), "Viễn");
  EXPECT_EQ(title_case("ấp"), "Ấp");
  EXPECT_EQ(title_case(""), "");
}

TEST(Trim, AnyWhiteSpace) {
  EXPECT_EQ(trim(" \u00A0\uFEFF\ta b\r\n\u2003"), "a b");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(trim("\xE9 x\xCC"), "\xE9 x\xCC");
}

TEST(SplitLines, DropsBlankOnesAndEveryLineEnd) {
  using Lines = std::vector<std::string_view>;
  EXPECT_EQ(split_lines("một\r\n\r\n  hai \rba\n\u00A0\n"), (Lines{"một", "hai", "ba"}));
  EXPECT_EQ(split_lines(""), Lines{});
  EXPECT_EQ(split_words("  một  hai "), (Lines{"một", "hai"}));
}

}  // namespace
}  // namespace tracuu::indexer
