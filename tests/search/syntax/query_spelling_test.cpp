// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/syntax/query_spelling.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

TEST(QuerySpelling, IsOneForWhatIsTypedInManyWays) {
  struct Row {
    char const* typed;
    char const* text;
    bool has_marks;
  };
  constexpr Row kRows[] = {
      {"  Khai  SINH ", "khai sinh", false},
      {"KHAI\tsinh", "khai sinh", false},
      {"Cải cách HÀNH CHÍNH", "cải cách hành chính", true},
      {"Ca\u0309i ca\u0301ch", "cải cách", true},  // NFD
      {"dat đai", "dat đai", true},
      {"“khai sinh”", "“khai sinh”", false},  // quotes are no marks
      {"119/QĐ-UBND", "119/qđ-ubnd", true},
      {"", "", false},
      {"   ", "", false},
  };
  for (Row const& row : kRows) {
    QuerySpelling const spelling = query_spelling(row.typed);
    EXPECT_EQ(spelling.text, row.text);
    EXPECT_EQ(spelling.has_marks, row.has_marks) << row.typed;
  }
  EXPECT_EQ(query_spelling("đất đai").characters, 7u);
}

TEST(LooksPersonal, FindsWhatMustNotBeKept) {
  for (char const* const query : {
           "nguyenvana@gmail.com",
           "liên hệ a.b@xa.gov.vn",
           "0912345678",
           "0912 345 678",
           "0912.345.678",
           "+84 912 345 678",
           "đt 024-3825-1234",
           "cccd 001085012345",
           "001 085 012 345",
           "cmnd 123456789",
           "mã số thuế 0101234567-001",
           "bhxh 0123456789",
           "hộ chiếu b1234567",
           "c12345678",
           "xe 29a-123.45",
           "29a12345",
           "29x1-234.56",
           "29aa-123.45",
       }) {
    EXPECT_TRUE(looks_personal(query)) << query;
  }
}

TEST(LooksPersonal, LeavesWhatCitizensLookFor) {
  for (char const* const query : {
           "khai sinh",
           "119/qđ-ubnd",
           "1234/2021/nđ-cp",
           "số 15/2020/tt-byt ngày 01/07/2020",
           "2019 2020 2021",
           "2019-2020-2021",
           "kế hoạch 2021-2025",
           "từ 2020-01-01",
           "12.500.000 đồng",
           "thửa 123 tờ bản đồ 45",
           "@ubnd",
           "a@b",
           "1900 1234",
           "tcvn 5574:2018",
           "qcvn01-1:2018/byt",
           "covid19",
           "ql1a",
       }) {
    EXPECT_FALSE(looks_personal(query)) << query;
  }
}

}  // namespace
}  // namespace tracuu::search
