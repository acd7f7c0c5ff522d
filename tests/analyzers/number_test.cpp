// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/number.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/analyzers/token_text.hpp"

namespace tracuu::analyzers {
namespace {

struct Row {
  char const* text;
  char const* expected;  // the normalised number
  char const* written;   // the bytes it was read from
  char const* why;
};

constexpr Row kRows[] = {
    {"2023", "2023", "2023", "a year"},
    {"1.250", "1250", "1.250", "a full stop groups"},
    {"1.250.000 đồng", "1250000", "1.250.000", "two groups"},
    {"61.200 tấn", "61200", "61.200", "from the sample"},
    {"1.250,5", "1250,5", "1.250,5", "groups and a decimal comma"},
    {"12,5 triệu", "12,5", "12,5", "decimal comma"},
    {"12.5 triệu", "12,5", "12.5", "decimal point"},
    {"1,250", "1,250", "1,250", "one group by comma: a decimal comma, the Vietnamese way"},
    {"1,250,000", "1250000", "1,250,000", "two groups by comma: English"},
    {"1.2500", "1,2500", "1.2500", "four digits are no group"},
    {"0.250", "0,250", "0.250", "no number begins with a zero and a group"},
    {"1234.567", "1234,567", "1234.567", "four digits in front are no group"},
    {"05", "5", "05", "a leading zero, as in dates"},
    {"00", "0", "00", "zero"},
    {"007", "007", "007", "three digits keep theirs"},
    {"0912345678", "0912345678", "0912345678", "a telephone number"},
    {"11.7.2023", "11", "11", "a row of numbers"},
    {"1.4.22", "1", "1", "a version"},
    {"1.250.00", "1", "1", "the last group is too short: a row"},
    {"1.250.", "1250", "1.250", "a full stop at the end"},
    {"12,", "12", "12", "a comma at the end"},
    {"12,x", "12", "12", "a comma and a letter"},
    {"5/6", "5", "5", "a slash"},
};

TEST(MatchNumber, Table) {
  for (Row const& row : kRows) {
    std::string out = "kept";
    NumberMatch const match = match_number(row.text, 0, out);
    EXPECT_EQ(out, std::string("kept") + row.expected) << row.why;
    EXPECT_EQ(std::string_view(row.text).substr(0, match.end), row.written) << row.why;
    EXPECT_FALSE(match.is_percent) << row.why;
  }
}

TEST(MatchNumber, Percent) {
  struct PercentRow {
    char const* text;
    bool is_percent;
    std::size_t percent_end;
  };
  constexpr PercentRow kPercents[] = {
      {"12,5% hộ", true, 5}, {"12,5 % hộ", true, 6},      {"100%", true, 4},
      {"100  %", false, 0},  {"100 phần trăm", false, 0},
  };
  for (PercentRow const& row : kPercents) {
    std::string out;
    NumberMatch const match = match_number(row.text, 0, out);
    EXPECT_EQ(match.is_percent, row.is_percent) << row.text;
    if (row.is_percent) {
      EXPECT_EQ(match.percent_end, row.percent_end) << row.text;
    }
  }
}

TEST(Numbers, InText) {
  struct TextRow {
    char const* text;
    char const* units;
    char const* wholes;
    char const* why;
  };
  constexpr TextRow kTexts[] = {
      {"đạt 12,5% kế", "dat|95; 12,5|; ke|61", "12,5%|", "both the number and the percentage"},
      {"đạt 98 %", "dat|95; 98|", "98%|", "one blank before the percent sign"},
      // Used to give 11 and 7,2023: the second look did not see the first number.
      {"11.7.2023", "11|; 7|; 2023|", "", "a date with full stops"},
      {"11.07.2023", "11|; 7|; 2023|", "", "the same date, leading zero"},
      {"11/07/2023", "11|; 7|; 2023|", "", "the same date, slashes"},
      {"số 3,5,7", "so|61; 3|; 5|; 7|", "", "a list, not 5,7"},
      {"1.250.00", "1|; 250|; 0|", "", "a row that begins like groups"},
      {"24/7", "24|; 7|", "", "two numbers"},
      {"50ha", "50|; ha|", "", "number and unit in one"},
      {"560 kg/người/năm", "560|; kg|; nguoi|772; nam|8", "", "a measure"},
      {"8h30", "8|; h30|", "", "a letter begins a word that may hold digits"},
      {"٣", "٣|", "", "other digits are left as they are"},
  };
  for (TextRow const& row : kTexts) {
    EXPECT_EQ(test::units(row.text), row.units) << row.why;
    EXPECT_EQ(test::wholes(row.text), row.wholes) << row.why;
  }
}

TEST(Numbers, LongOnesAreCut) {
  std::string const digits(1000, '7');
  EXPECT_LE(test::units(digits).size(), kMaxTokenBytes);
  EXPECT_LE(test::wholes(digits + "%").size(), kMaxTokenBytes);
}

// Used to look at the whole row from each of its numbers: minutes for a megabyte.
TEST(Numbers, ALongRowIsReadOnce) {
  std::string row = "1";
  while (row.size() < 2'000'000) row += ",111";
  row += ",11";
  EXPECT_EQ(test::analyzed(row).tokens().back().position, 500'001u);
}

}  // namespace
}  // namespace tracuu::analyzers
