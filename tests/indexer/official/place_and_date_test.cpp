// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/place_and_date.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(PlaceAndDate, EndOfALine) {
  struct Row {
    char const* line;
    char const* date;    ///< ISO; "-" for no date, "" for no such line
    char const* before;  ///< what stands before place and day
  };
  Row const rows[] = {
      {"Vân Khê, ngày 11 tháng 7 năm 2023", "2023-07-11", ""},
      {"Vân Khê, ngày05 tháng7 năm2023.", "2023-07-05", ""},
      {"Vân Khê, ngày 0 5 tháng 7 năm 202 3", "2023-07-05", ""},
      {"Vân Khê, ngày 05/7/2023", "2023-07-05", ""},
      {"Vân Khê, Ngày 05 - 07 - 2023", "2023-07-05", ""},
      {"Vân Khê ngày 3 tháng 4 năm 2007", "2007-04-03", ""},
      {"Ngày 3 tháng 4 năm 2007", "2007-04-03", ""},
      {"Hà nội, ngày 3 tháng 4 năm 2007", "2007-04-03", ""},
      {"TP. Hồ Chí Minh, ngày 3 tháng 4 năm 2007", "2007-04-03", ""},
      {"Bà Rịa - Vũng Tàu, ngày 3 tháng 4 năm 2007", "2007-04-03", ""},
      {"............., ngày …25..tháng 01 năm 2006", "2006-01-25", ""},
      {"Vân Khê, ngày     tháng     năm 2008", "-", ""},
      {"Vân Khê, ngày ... tháng ... năm ...", "-", ""},
      {"Vân Khê, ngày 31 tháng 2 năm 2023", "-", ""},
      {"Số: 45/UBND-NN Vân Khê, ngày 05 tháng 6 năm 2023", "2023-06-05", "Số: 45/UBND-NN "},
      {"V/v tu bổ đê Vân Khê, ngày 05 tháng 6 năm 2023", "2023-06-05", "V/v tu bổ đê "},
      {"Hôm nay, ngày 11 tháng 7 năm 2023", "", ""},
      {"Căn cứ Luật Đê điều, ngày 11 tháng 7 năm 2023", "", ""},
      {"Vân Khê, ngày 11 tháng 7 năm 2023 của UBND", "", ""},
      {"Vân Khê, tháng 7 năm 2023", "", ""},
      {"Vân Khê, ngày o? tháng 40 năm 2023", "-", ""},
      {"Vân Khê, ngày 1# tháng (2 2023", "-", ""},
      {"Vân Khê, ngày xx tháng xx năm 2023", "-", ""},
      {"Vân Khê, ngày hội tháng 7 năm nay vui hơn", "", ""},
      {"Vân Khê, ngày mai", "", ""},
      {"", "", ""},
  };
  for (Row const& row : rows) {
    auto const found = place_and_date(row.line);
    std::string const date = !found        ? ""
                             : found->date ? schema::format_iso_date(*found->date)
                                           : "-";
    EXPECT_EQ(date, row.date) << row.line;
    if (found) {
      EXPECT_EQ(std::string(row.line).substr(0, found->begin), row.before) << row.line;
    }
  }
}

TEST(PlaceAndDate, DayInALine) {
  std::string const line = "số 9/CP ngày 07/ 3/2002 của";
  LineWords const words(line);
  auto const found = date_after_day(line, words, 3);
  ASSERT_TRUE(found && found->date);
  EXPECT_EQ(schema::format_iso_date(*found->date), "2002-03-07");
  EXPECT_EQ(words[found->end].folded, "cua");
  EXPECT_FALSE(date_after_day(line, words, 2)) << "no \"ngày\" there";
  EXPECT_TRUE(date_at(line, words, 4));
  EXPECT_FALSE(date_at(line, words, words.size()));
}

}  // namespace
}  // namespace tracuu::indexer
