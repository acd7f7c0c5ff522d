// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/period_expression.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "analyzers/letter.hpp"
#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::analyzers {
namespace {

using test::to_form;
using test::UnicodeForm;

std::string shown(std::optional<std::chrono::year_month_day> const& date) {
  if (!date) return "*";
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date->year()),
                static_cast<unsigned>(date->month()), static_cast<unsigned>(date->day()));
  return text;
}

/// "2023-07-01..2023-07-31 [tháng 7/2023]" for each period; "*" = open.
std::string shown(std::string_view text, std::vector<PeriodExpression> const& periods) {
  std::string out;
  for (PeriodExpression const& period : periods) {
    if (!out.empty()) out += "; ";
    out += shown(period.from) + ".." + shown(period.to) + " [";
    out += text.substr(period.begin, period.end - period.begin);
    out += ']';
  }
  return out;
}

struct Row {
  std::string text;
  std::string expected;
  char const* why;
};

std::vector<Row> const& periods() {
  static std::vector<Row> const rows{
      {"họp 11/7/2023", "2023-07-11..2023-07-11 [11/7/2023]", "a day"},
      {"11-7-2023", "2023-07-11..2023-07-11 [11-7-2023]", "dashes"},
      {"sáng ngày 11/7/2023", "2023-07-11..2023-07-11 [ngày 11/7/2023]", "with its word"},
      {"ngày 11 tháng 7 năm 2023", "2023-07-11..2023-07-11 [ngày 11 tháng 7 năm 2023]", "in words"},
      {"24/7/2023", "2023-07-24..2023-07-24 [24/7/2023]", "a day after all"},
      {"quyết định 119/QĐ-UBND ngày 05/01/2023", "2023-01-05..2023-01-05 [ngày 05/01/2023]",
       "the day of a document"},
      {"tháng 7/2023", "2023-07-01..2023-07-31 [tháng 7/2023]", "a month"},
      {"tháng 02/2024", "2024-02-01..2024-02-29 [tháng 02/2024]", "leap year"},
      {"lịch họp tháng 7 năm 2023", "2023-07-01..2023-07-31 [tháng 7 năm 2023]", "in words"},
      {"Tháng 7-2023", "2023-07-01..2023-07-31 [Tháng 7-2023]", "dash"},
      {"tháng 7.2023", "2023-07-01..2023-07-31 [tháng 7.2023]", "dot"},
      {"tháng 7 / 2023", "2023-07-01..2023-07-31 [tháng 7 / 2023]", "blanks"},
      {"tháng 7, 2023", "2023-07-01..2023-07-31 [tháng 7, 2023]", "comma"},
      {"tháng bảy năm 2023", "2023-07-01..2023-07-31 [tháng bảy năm 2023]", "name of the month"},
      {"tháng7/2023", "2023-07-01..2023-07-31 [tháng7/2023]", "no blank"},
      {"đợt 2 tháng 7/2023", "2023-07-01..2023-07-31 [tháng 7/2023]", "behind a number"},
      {"thu ngân sách 7/2023", "2023-07-01..2023-07-31 [7/2023]", "no other word for it"},
      {"quý II/2023", "2023-04-01..2023-06-30 [quý II/2023]", "Roman"},
      {"quý 2 năm 2023", "2023-04-01..2023-06-30 [quý 2 năm 2023]", "Arabic"},
      {"Quý IV năm 2022", "2022-10-01..2022-12-31 [Quý IV năm 2022]", "last"},
      {"quý iii-2023", "2023-07-01..2023-09-30 [quý iii-2023]", "small letters"},
      {"quí I 2023", "2023-01-01..2023-03-31 [quí I 2023]", "other spelling"},
      {"báo cáo 6 tháng đầu năm 2023", "2023-01-01..2023-06-30 [6 tháng đầu năm 2023]", "half"},
      {"3 tháng đầu năm 2023", "2023-01-01..2023-03-31 [3 tháng đầu năm 2023]", "quarter"},
      {"09 tháng đầu năm 2023", "2023-01-01..2023-09-30 [09 tháng đầu năm 2023]", "leading zero"},
      {"6 tháng cuối năm 2023", "2023-07-01..2023-12-31 [6 tháng cuối năm 2023]", "second half"},
      {"sáu tháng đầu năm 2023", "2023-01-01..2023-06-30 [sáu tháng đầu năm 2023]", "in words"},
      {"nửa đầu năm 2023", "2023-01-01..2023-06-30 [nửa đầu năm 2023]", "half"},
      {"đầu năm 2023", "2023-01-01..2023-04-30 [đầu năm 2023]", "soft"},
      {"giữa năm 2023", "2023-05-01..2023-08-31 [giữa năm 2023]", "soft"},
      {"cuối năm 2023", "2023-09-01..2023-12-31 [cuối năm 2023]", "soft"},
      {"bầu cử năm 2019", "2019-01-01..2019-12-31 [năm 2019]", "a year"},
      {"cả năm 2019", "2019-01-01..2019-12-31 [cả năm 2019]", "all of it"},
      {"năm 1930", "1930-01-01..1930-12-31 [năm 1930]", "with its word, any year"},
      {"năm 2019 tuyển dụng viên chức", "2019-01-01..2019-12-31 [năm 2019]", "in front"},
      {"kỳ họp thứ 9 năm 2023", "2023-01-01..2023-12-31 [năm 2023]", "behind an ordinal"},
      {"năm 2020 người dân góp đất", "2020-01-01..2020-12-31 [năm 2020]", "nothing counted"},
      {"(năm 2019)", "2019-01-01..2019-12-31 [năm 2019]", "brackets"},
      {"năm 2019, năm 2021", "2019-01-01..2019-12-31 [năm 2019]; 2021-01-01..2021-12-31 [năm 2021]",
       "two"},
      {"tuyển dụng viên chức 2019", "2019-01-01..2019-12-31 [2019]", "bare at the end"},
      {"tuyển dụng 2019.", "2019-01-01..2019-12-31 [2019]", "a full stop behind it"},
      {"kế hoạch 2023", "2023-01-01..2023-12-31 [2023]", "plans are yearly"},
      {"báo cáo kinh tế - xã hội 2023", "2023-01-01..2023-12-31 [2023]", "so are reports"},
      {"2019", "2019-01-01..2019-12-31 [2019]", "nothing else"},
      {"Đại hội Đảng bộ nhiệm kỳ 2020-2025", "2020-01-01..2025-12-31 [nhiệm kỳ 2020-2025]", "term"},
      {"nhiệm kì 2020 - 2025", "2020-01-01..2025-12-31 [nhiệm kì 2020 - 2025]", "other spelling"},
      {"giai đoạn 2021 - 2025", "2021-01-01..2025-12-31 [giai đoạn 2021 - 2025]", "blanks"},
      {"giai đoạn 2021 đến 2025", "2021-01-01..2025-12-31 [giai đoạn 2021 đến 2025]", "đến"},
      {"khóa 2021-2026", "2021-01-01..2026-12-31 [khóa 2021-2026]", "council"},
      {"khoá 2021-2026", "2021-01-01..2026-12-31 [khoá 2021-2026]", "other style of tones"},
      {"2020–2025", "2020-01-01..2025-12-31 [2020–2025]", "en dash"},
      {"chương trình (2021-2025)", "2021-01-01..2025-12-31 [2021-2025]", "brackets"},
      {"năm 2019-2020", "2019-01-01..2020-12-31 [năm 2019-2020]", "with năm"},
      {"năm học 2022-2023", "2022-09-01..2023-05-31 [năm học 2022-2023]", "school year"},
      {"năm học 2022 – 2023", "2022-09-01..2023-05-31 [năm học 2022 – 2023]", "en dash"},
      {"từ 2015 đến 2018", "2015-01-01..2018-12-31 [từ 2015 đến 2018]", "from, to"},
      {"từ năm 2015 đến năm 2018", "2015-01-01..2018-12-31 [từ năm 2015 đến năm 2018]", "năm"},
      {"từ năm 2015 tới hết năm 2018", "2015-01-01..2018-12-31 [từ năm 2015 tới hết năm 2018]",
       "to the end"},
      {"từ tháng 1 đến tháng 6 năm 2023",
       "2023-01-01..2023-06-30 [từ tháng 1 đến tháng 6 năm 2023]", "the year once"},
      {"từ tháng 11/2022 đến tháng 2/2023",
       "2022-11-01..2023-02-28 [từ tháng 11/2022 đến tháng 2/2023]", "months"},
      {"từ 10/7/2023 - 15/7/2023", "2023-07-10..2023-07-15 [từ 10/7/2023 - 15/7/2023]", "days"},
      {"từ năm 2020 đến nay", "2020-01-01..* [từ năm 2020 đến nay]", "open"},
      {"từ năm 2020", "2020-01-01..* [từ năm 2020]", "open"},
      {"từ 2020", "2020-01-01..* [từ 2020]", "open, at the end"},
      {"từ năm 2020 đến huyện nông thôn mới", "2020-01-01..* [từ năm 2020]", "đến goes elsewhere"},
      {"trước năm 2010", "*..2009-12-31 [trước năm 2010]", "before"},
      {"trước 2010", "*..2009-12-31 [trước 2010]", "before, no năm"},
      {"trước ngày 11/7/2023", "*..2023-07-10 [trước ngày 11/7/2023]", "before a day"},
      {"trước tháng 3/2024", "*..2024-02-29 [trước tháng 3/2024]", "before a month"},
      {"sau năm 2015", "2016-01-01..* [sau năm 2015]", "after"},
      {"NHIỆM KỲ 2020-2025", "2020-01-01..2025-12-31 [NHIỆM KỲ 2020-2025]", "capitals"},
      {"phổ biến pháp luật năm 2023", "2023-01-01..2023-12-31 [năm 2023]", "law in general"},
      {"kỷ luật 2023", "2023-01-01..2023-12-31 [2023]", "discipline"},
      {"đoàn luật sư năm 2023", "2023-01-01..2023-12-31 [năm 2023]", "lawyers"},
      {"thi hành Luật Đất đai 2013 giai đoạn 2014-2020",
       "2014-01-01..2020-12-31 [giai đoạn 2014-2020]", "only the second"},
      {"Việt Nam 2019", "2019-01-01..2019-12-31 [2019]", "a country"},
      {"viet nam nam 2019", "2019-01-01..2019-12-31 [nam 2019]", "and a year"},
      {"Trần Văn Nam 2019", "2019-01-01..2019-12-31 [2019]", "a man"},
      {"HÀ NAM 2019", "2019-01-01..2019-12-31 [2019]", "a province"},
      {"dau tu nam 2020", "2020-01-01..2020-12-31 [nam 2020]", "đầu tư, not từ"},
      {"từ năm\u00A02020", "2020-01-01..* [từ năm\u00A02020]", "no-break space"},
  };
  return rows;
}

TEST(FindPeriods, Periods) {
  for (Row const& row : periods())
    EXPECT_EQ(shown(row.text, find_periods(row.text)), row.expected) << row.text << ": " << row.why;
}

TEST(FindPeriods, TheSameInEveryUnicodeForm) {
  for (UnicodeForm const form : {UnicodeForm::Nfd, UnicodeForm::Mixed}) {
    for (Row const& row : periods()) {
      std::string const text = to_form(row.text, form);
      EXPECT_EQ(shown(text, find_periods(text)), to_form(row.expected, form)) << row.text;
    }
  }
}

TEST(FindPeriods, NoMarks) {
  std::vector<std::string> const rows{
      "ngày 11 tháng 7 năm 2023",
      "tháng 7/2023",
      "tháng 7 năm 2023",
      "quý 2 năm 2023",
      "quý II/2023",
      "6 tháng đầu năm 2023",
      "sáu tháng đầu năm 2023",
      "đầu năm 2023",
      "giữa năm 2023",
      "cuối năm 2023",
      "bầu cử năm 2019",
      "nhiệm kỳ 2020-2025",
      "giai đoạn 2021 - 2025",
      "từ 2015 đến 2018",
      "từ năm 2020 đến nay",
      "trước năm 2010",
      "sau năm 2015",
      "năm học 2022-2023",
      "khóa 2021-2026",
      "nửa cuối năm 2023",
      "cả năm 2019",
      "trước ngày 11/7/2023",
      "từ tháng 1 đến tháng 6 năm 2023",
  };
  for (std::string const& text : rows) {
    std::string const bare = fold(text);
    std::string const expected = shown(text, find_periods(text));
    EXPECT_FALSE(expected.empty()) << text;
    EXPECT_EQ(shown(bare, find_periods(bare)), fold(expected)) << text;
  }
}

TEST(FindPeriods, WhatIsNone) {
  std::vector<Row> const rows{
      {"", "", "empty"},
      {"dịch vụ công 24/7", "", "day and night"},
      {"ngày 11/7", "", "no year"},
      {"số 11/2023", "", "a document"},
      {"số 11/7/2023", "", "no day either"},
      {"công văn số 11/2023 của huyện", "", "a document"},
      {"tỷ số 3/2", "", "a score"},
      {"11/2023/QĐ-UBND", "", "a document number"},
      {"119/QĐ-UBND", "", "a document number"},
      {"30/2020/NĐ-CP", "", "a document number"},
      {"2021-2025/KH", "", "goes on"},
      {"Nghị định 30/2020", "", "no month, and a decree"},
      {"Nghị quyết 05/2022", "", "a resolution"},
      {"nghị quyết của HĐND 05/2022", "", "still"},
      {"kế hoạch 05/2022", "", "a plan's number or its month"},
      {"Nghị định 30 năm 2020", "", "the year of a decree"},
      {"quyết định số 119 năm 2023", "", "the year of a decision"},
      {"Luật Đất đai 2013", "", "the name of a law"},
      {"Luật Đất đai năm 2013", "", "the name of a law"},
      {"luat dat dai 2013", "", "no marks"},
      {"Bộ luật Lao động 2019", "", "a code"},
      {"Hiến pháp năm 2013", "", "the constitution"},
      {"Thông tư 2020", "", "a number"},
      {"công văn 2019", "", "a number"},
      {"0912 345 678", "", "telephone"},
      {"điện thoại 2023", "", "telephone"},
      {"0229.3868.2019", "", "telephone"},
      {"1.250", "", "a number"},
      {"diện tích 2.019", "", "a number"},
      {"2020 người", "", "people"},
      {"2000 đồng", "", "money"},
      {"2000 dong", "", "money"},
      {"2020 hộ nghèo", "", "not at the end"},
      {"từ 2000 đến 2010 đồng", "", "money"},
      {"giảm từ 2020 xuống 1950 mét", "", "lengths"},
      {"từ 2000 người", "", "people"},
      {"khoảng 2020", "", "about so many"},
      {"lớp 10 2020", "", "next to a number"},
      {"phòng 2019", "", "a room"},
      {"ISO 9001:2015", "", "a standard"},
      {"2019%", "", "a share"},
      {"2019m", "", "a length"},
      {"covid2019", "", "part of a word"},
      {"1944", "", "before the first bare year"},
      {"2100", "", "after the last"},
      {"20190", "", "five digits"},
      {"2025-2020", "", "backwards"},
      {"từ năm 2020 đến năm 2015", "2020-01-01..2020-12-31 [năm 2020]", "backwards"},
      {"quy hoạch tầm nhìn đến năm 2050", "", "a horizon"},
      {"tầm nhìn 2050", "", "a horizon"},
      {"đến năm 2030", "", "a horizon"},
      {"tháng 13/2023", "", "no such month"},
      {"tháng 0 năm 2023", "2023-01-01..2023-12-31 [năm 2023]", "no such month, but a year"},
      {"13/2023", "", "no such month"},
      {"quý 5 năm 2023", "2023-01-01..2023-12-31 [năm 2023]", "no such quarter, but a year"},
      {"Quý Mão", "", "a lunar year"},
      {"quý khách 2023 quà tặng", "", "no quarter"},
      {"quỹ 2 năm", "", "a fund"},
      {"tháng 7", "", "no year"},
      {"6 tháng đầu năm", "", "no year"},
      {"năm học mới", "", "no year"},
      {"5 năm", "", "a duration"},
      {"năm 20233", "", "five digits"},
      {"năm 2023/QĐ", "", "goes on"},
      {"nấm 2019 con giống", "", "another word"},
      {"tháng 1 năm 2023 âm lịch", "", "lunar"},
      {"trước 2 ngày", "", "a duration"},
      {"sáu năm trước", "", "a duration"},
      {"tư 2015 đến nay", "", "not từ"},
      {"http://a.vn/2019", "", "an address"},
      {"\xE0 n\xC4m \xCC", "", "bytes that are not UTF-8"},
  };
  for (Row const& row : rows)
    EXPECT_EQ(shown(row.text, find_periods(row.text)), row.expected) << row.text << ": " << row.why;
}

TEST(FindPeriods, HostileTextTakesLinearTime) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "từ 2015 đến tháng 1 ";
  text += std::string(1'000'000, '1') + std::string(1'000'000, ' ') + std::string(500'000, 'a');
  for (int i = 0; i < 100'000; ++i) text += "2019 ()  luật ";
  text += ". năm 2019";
  // Time of the processor, which other programs on the machine do not lengthen.
  std::clock_t const start = std::clock();
  EXPECT_FALSE(find_periods(text).empty());
  EXPECT_LT(std::clock() - start, 20 * CLOCKS_PER_SEC);
}

}  // namespace
}  // namespace tracuu::analyzers
