// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document/own_number.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::indexer {
namespace {

TEST(NumberOfTitle, IsTheOneThatTheTitleBeginsWith) {
  struct {
    char const* title;
    char const* number;
    char const* why;
  } const rows[] = {
      {"Quyết định số 119/QĐ-UBND về việc tu bổ đê", "119/QĐ-UBND", "after type and \"số\""},
      {"Quyết định 119/QĐ-UBND năm 2023", "119/QĐ-UBND", "after the type"},
      {"QUYẾT ĐỊNH SỐ: 119 / QĐ - UBND", "119/QĐ-UBND", "in capitals, with blanks"},
      {"Thông tư liên tịch số 18/2012/TTLT-BTC-BNV", "18/2012/TTLT-BTC-BNV", "a type of two names"},
      {"Luật số 13/2022/QH15 về phòng chống bạo lực", "13/2022/QH15", "a number without a type"},
      {"Công văn số 1517/BNN-HTQT", "1517/BNN-HTQT", "a letter's number"},
      {"91/2015/QH13", "91/2015/QH13", "nothing else"},
      {"119/QĐ-UBND: Quyết định về việc tu bổ đê", "119/QĐ-UBND", "the number first"},
      {"Thông báo về Quyết định số 119/QĐ-UBND", "", "it speaks of another document"},
      {"Thông báo số 119/QĐ-UBND", "", "a type that the number has not"},
      {"Thực hiện Quyết định số 119/QĐ-UBND", "", "no type in front"},
      {"Quyết định về việc tu bổ đê", "", "no number"},
      {"", "", "nothing"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(own_number_of_title(row.title), row.number) << row.why;
  }
  std::string const nfd =
      test::to_form("Quyết định số 119/TB-UBND và số 7", test::UnicodeForm::Nfd);
  EXPECT_EQ(own_number_of_title(nfd), "") << "NFD";
  EXPECT_EQ(own_number_of_title(test::to_form("Thông báo số 7/TB-UBND", test::UnicodeForm::Nfd)),
            "7/TB-UBND");
}

// A page of one line is its own title: it must not be copied whole.
TEST(NumberOfTitle, LooksAtTheBeginningOnly) {
  std::string long_title = "Quyết định số 119/QĐ-UBND ";
  for (int i = 0; i < 100'000; ++i) long_title += "đê ";
  EXPECT_EQ(own_number_of_title(long_title), "119/QĐ-UBND");
  EXPECT_EQ(own_number_of_title(std::string(100'000, ' ') + "119/QĐ-UBND"), "");
  EXPECT_EQ(own_number_of_title("\xE1\xBB"), "") << "cut in the middle of a letter";
}

TEST(PutOwnFirst, LeavesEachNumberOnce) {
  schema::Announcement announcement;
  announcement.number = "119/QĐ-UBND";
  announcement.numbers = {"30/2020/NĐ-CP", "0119/qđ–ubnd", "30/2020/NĐ-CP", "không số"};
  put_own_first(announcement);
  EXPECT_EQ(announcement.numbers,
            (std::vector<std::string>{"119/QĐ-UBND", "30/2020/NĐ-CP", "không số"}));
  announcement.number.clear();
  put_own_first(announcement);
  EXPECT_EQ(announcement.numbers.size(), 3U);
}

}  // namespace
}  // namespace tracuu::indexer
