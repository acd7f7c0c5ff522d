// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/date_expression.hpp"

#include <gtest/gtest.h>

#include <iomanip>
#include <sstream>
#include <string>
#include <vector>

#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::analyzers {
namespace {

using test::to_form;
using test::UnicodeForm;

/// "2023-07-11 [11/07/2023]": the date and the bytes it was read from.
std::string shown(std::string_view text, std::optional<DateExpression> const& found) {
  if (!found) return "";
  std::ostringstream out;
  out << std::setfill('0') << static_cast<int>(found->date.year()) << '-' << std::setw(2)
      << static_cast<unsigned>(found->date.month()) << '-' << std::setw(2)
      << static_cast<unsigned>(found->date.day()) << " ["
      << text.substr(found->begin, found->end - found->begin) << ']';
  return out.str();
}

struct Row {
  std::string text;
  std::string expected;
  char const* why;
};

std::vector<Row> const& dates() {
  static std::vector<Row> const rows{
      {"Thứ ba, 11/07/2023", "2023-07-11 [11/07/2023]", "posting stamp"},
      {"Thứ ba, 11/07/2023 - 08:30", "2023-07-11 [11/07/2023]", "with a time"},
      {"Sáng ngày 27/7/2023, Huyện ủy", "2023-07-27 [27/7/2023]", "no leading zero"},
      {"11-7-2023", "2023-07-11 [11-7-2023]", "dashes"},
      {"ngày 11.07.2023.", "2023-07-11 [11.07.2023]", "dots, then the end of a sentence"},
      {"2023-07-11T08:30:00", "2023-07-11 [2023-07-11]", "ISO"},
      {"ngày 11 tháng 7 năm 2023", "2023-07-11 [11 tháng 7 năm 2023]", "in words"},
      {"Ngày 01 Tháng 02 Năm 2023", "2023-02-01 [01 Tháng 02 Năm 2023]", "capitals at heads"},
      {"NGÀY 11 THÁNG 7 NĂM 2023", "2023-07-11 [11 THÁNG 7 NĂM 2023]", "all capitals"},
      {"ngay 11 thang 7 nam 2023", "2023-07-11 [11 thang 7 nam 2023]", "no marks"},
      {"ngày 11 tháng 7/2023", "2023-07-11 [11 tháng 7/2023]", "mixed"},
      {"ngày 11/7 năm 2023", "2023-07-11 [11/7 năm 2023]", "mixed the other way"},
      {"11 Tháng Bảy, 2023", "2023-07-11 [11 Tháng Bảy, 2023]", "WordPress"},
      {"5 Tháng Mười Hai, 2022", "2022-12-05 [5 Tháng Mười Hai, 2022]", "two-syllable month"},
      {"ngày 2 tháng năm năm 2023", "2023-05-02 [2 tháng năm năm 2023]", "năm is 5 and year"},
      {"ngày  11\u00A0tháng\n7 năm 2023", "2023-07-11 [11\u00A0tháng\n7 năm 2023]",
       "no-break space, line end"},
      {"ngày 11tháng7năm2023", "2023-07-11 [11tháng7năm2023]", "no blanks"},
      {"11 / 07 / 2023", "2023-07-11 [11 / 07 / 2023]", "blanks left by word segmentation"},
      {"từ 10/7/2023-15/7/2023", "2023-07-10 [10/7/2023]", "first of a range"},
      {"5-11/07/2023", "2023-07-11 [11/07/2023]", "last day of a range"},
      {"ngày 2/9/1945", "1945-09-02 [2/9/1945]", "long ago"},
      {"29/02/2024", "2024-02-29 [29/02/2024]", "leap day"},
      {"Quyết định số 119/QĐ-UBND ngày 05/01/2023", "2023-01-05 [05/01/2023]", "behind a number"},
      {"Nghị định 30/2020/NĐ-CP ngày 05/3/2020", "2020-03-05 [05/3/2020]", "behind another"},
      {"31/02/2023 hay 28/02/2023", "2023-02-28 [28/02/2023]", "goes on behind a wrong day"},
  };
  return rows;
}

TEST(FindDate, Dates) {
  for (Row const& row : dates())
    EXPECT_EQ(shown(row.text, find_date(row.text)), row.expected) << row.why;
}

TEST(FindDate, TheSameInEveryUnicodeForm) {
  for (UnicodeForm const form : {UnicodeForm::Nfd, UnicodeForm::Mixed}) {
    for (Row const& row : dates()) {
      std::string const text = to_form(row.text, form);
      EXPECT_EQ(shown(text, find_date(text)), to_form(row.expected, form)) << row.why;
    }
  }
}

TEST(FindDate, NoDates) {
  std::vector<Row> const rows{
      {"", "", "empty"},
      {"6 tháng đầu năm 2023", "", "half a year"},
      {"Sáng 17/6", "", "no year"},
      {"tháng 7/2023", "", "no day"},
      {"ngày 11 tháng 7", "", "no year"},
      {"11 tháng 7 và năm 2023", "", "a word between"},
      {"11/7/98", "", "two-digit year"},
      {"giai đoạn 2021 - 2025", "", "years"},
      {"năm học 2022-2023", "", "years"},
      {"31/04/2023", "", "April has 30 days"},
      {"29/02/2023", "", "no leap year"},
      {"07/13/2023", "", "the month never comes first"},
      {"00/07/2023", "", "day 0"},
      {"111/07/2023", "", "digits before"},
      {"11/07/20234", "", "digits behind"},
      {"11/07/0023", "", "a slip"},
      {"11/2023/QĐ-UBND", "", "document number"},
      {"11/07/2023/QĐ-UBND", "", "document number"},
      {"176/2025/QH15", "", "document number"},
      {"39-CT/TW", "", "Party's document number"},
      {"1/11/07/2023", "", "a longer row"},
      {"1.2.2023.4", "", "version"},
      {"1-2-2023-4", "", "a longer row"},
      {"11/07-2023", "", "two separators"},
      {"12 thắng lợi 7 năm 2023", "", "another word"},
      {"12 thángx 7 năm 2023", "", "the word goes on"},
      {"11 tháng 7 năm 20", "", "cut off"},
      {"11 tháng", "", "cut off"},
      {"11/", "", "cut off"},
  };
  for (Row const& row : rows)
    EXPECT_EQ(shown(row.text, find_date(row.text)), row.expected) << row.text;
}

TEST(FindDate, GoesOnFromAByte) {
  std::string const text = "10/7/2023 và 15/7/2023";
  auto const first = find_date(text);
  ASSERT_TRUE(first);
  auto const second = find_date(text, first->end);
  EXPECT_EQ(shown(text, second), "2023-07-15 [15/7/2023]");
  EXPECT_FALSE(find_date(text, second->end));
  EXPECT_EQ(shown(text, find_date(text, 1)), "2023-07-15 [15/7/2023]") << "not the 0 of 10";
  EXPECT_FALSE(find_date(text, text.size() + 10));
}

TEST(FindDate, StepsOverBytesThatAreNotUtf8) {
  std::string const text = "ng\xE0y 1 th\xE1ng 2, \xC3 11 tháng\xCC 7 năm 2023, 12/07/2023";
  EXPECT_EQ(shown(text, find_date(text)), "2023-07-12 [12/07/2023]");
}

TEST(FindDate, HostileTextTakesLinearTime) {
  std::string text;
  for (int i = 0; i < 300'000; ++i) text += "1/1/ ";
  text += std::string(1'000'000, '1') + std::string(1'000'000, ' ');
  for (int i = 0; i < 300'000; ++i) text += "1 tháng       ";
  text += "11/07/2023";
  EXPECT_EQ(shown(text, find_date(text)), "2023-07-11 [11/07/2023]");
}

}  // namespace
}  // namespace tracuu::analyzers
