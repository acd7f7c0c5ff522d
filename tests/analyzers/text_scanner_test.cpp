// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/text_scanner.hpp"

#include <gtest/gtest.h>

namespace tracuu::analyzers {
namespace {

struct Row {
  char const* text;
  char const* words;
  std::size_t end;  // bytes read; 0 = not there
  char const* why;
};

TEST(TextScanner, SpelledWithMarksOrWithNone) {
  constexpr Row kRows[] = {
      {"nhiệm kỳ 2020", "nhiệm kỳ", 12, "exactly"},
      {"NHIỆM KỲ", "nhiệm kỳ", 12, "capitals"},
      {"nhiem ky", "nhiệm kỳ", 8, "no marks"},
      {"nhiem kỳ", "nhiệm kỳ", 10, "word by word"},
      {"nhiệm\u00A0 kỳ", "nhiệm kỳ", 14, "other blanks"},
      {"nhiêm kỳ", "nhiệm kỳ", 0, "another mark"},
      {"nhiệm", "nhiệm kỳ", 0, "cut off"},
      {"nhiệmm kỳ", "nhiệm kỳ", 0, "goes on"},
      {"uỷ ban", "ủy", 4, "the other style of placing tones"},
      {"năm2019", "năm", 4, "a digit may follow"},
      {"năm", "nam", 0, "marks that are not asked for"},
      {"nam\xCC", "năm", 3, "bytes that are not UTF-8 end a word"},
      {"", "năm", 0, "empty"},
  };
  for (Row const& row : kRows) {
    TextScanner scanner(row.text, 0);
    EXPECT_EQ(scanner.spelled(row.words), row.end != 0) << row.why;
    EXPECT_EQ(scanner.at(), row.end) << row.why;
  }
}

TEST(TextScanner, WordWithAnyMarks) {
  constexpr Row kRows[] = {
      {"tháng 7", "thang", 6, "NFC"},       {"tha\u0301ng 7", "thang", 7, "NFD"},
      {"thắng", "thang", 7, "other marks"}, {"thángx", "thang", 0, "goes on"},
      {"thán", "thang", 0, "cut off"},
  };
  for (Row const& row : kRows) {
    TextScanner scanner(row.text, 0);
    EXPECT_EQ(scanner.word(row.words), row.end != 0) << row.why;
    EXPECT_EQ(scanner.at(), row.end) << row.why;
  }
}

TEST(TextScanner, Numbers) {
  EXPECT_EQ(TextScanner("2019", 0).number(4, 4), 2019u);
  EXPECT_EQ(TextScanner("2019a", 0).number(1, 4), 2019u);
  EXPECT_EQ(TextScanner("20190", 0).number(4, 4), std::nullopt);
  EXPECT_EQ(TextScanner("201", 0).number(4, 4), std::nullopt);
  EXPECT_EQ(TextScanner("", 0).number(1, 4), std::nullopt);
}

TEST(TextScanner, DashesAndMarksWithBlanks) {
  for (char const* const text : {"-x", " - x", "–x", " \u2212 x", "\u00A0—x"}) {
    TextScanner scanner(text, 0);
    EXPECT_TRUE(scanner.dash()) << text;
    EXPECT_EQ(scanner.peek(), 'x') << text;
  }
  TextScanner scanner(" / x", 0);
  EXPECT_FALSE(scanner.dash());
  EXPECT_EQ(scanner.at(), 0u);
  EXPECT_TRUE(scanner.mark('/'));
  EXPECT_EQ(scanner.peek(), 'x');
}

TEST(TextScanner, Months) {
  for (char const* const text : {"7", "07", "bảy", "BẢY", "bay"}) {
    TextScanner scanner(text, 0);
    EXPECT_EQ(read_month(scanner), 7u) << text;
  }
  TextScanner december("mười hai", 0);
  EXPECT_EQ(read_month(december), 12u);
  TextScanner lunar("giêng", 0);
  EXPECT_EQ(read_month(lunar), std::nullopt);
}

}  // namespace
}  // namespace tracuu::analyzers
