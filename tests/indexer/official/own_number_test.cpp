// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/own_number.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(OwnNumber, OfALetterhead) {
  struct Row {
    char const* line;
    char const* number;  ///< "" for none
    bool is_line;
  };
  Row const rows[] = {
      {"Số: 119/QĐ-UBND", "119/QĐ-UBND", true},
      {"Số 45/1998/NĐ-CP", "45/1998/NĐ-CP", true},
      {"SỐ: 12/2014/TT-BCA", "12/2014/TT-BCA", true},
      {"Luật số: 27/2001/QH10", "27/2001/QH10", true},
      {"Số hiệu: 7/KH-TH", "7/KH-TH", true},
      {"Số : 12 / 2007 / QĐ – UBND", "12/2007/QĐ-UBND", true},
      {"Số: 28 /2003/NĐ-CP", "28/2003/NĐ-CP", true},
      {"Số: 144 /2002/QĐ/BTC ------", "144/2002/QĐ/BTC", true},
      {"Số: 522/2002/QĐ.UB", "522/2002/QĐ.UB", true},
      {"Số: 7/QĐ. BQL–VP", "7/QĐ.BQL-VP", true},
      {"Số 12-KH/HU", "12-KH/HU", true},
      {"Số: 119 QĐ/UB", "119 QĐ/UB", true},
      {"Số: 814 TTg", "814 TTg", true},
      {"Số: 45/PGD&ĐT-TH", "45/PGD&ĐT-TH", true},
      {"Số: 119a/QĐ-UBND", "119a/QĐ-UBND", true},
      {"Số: …05…./2006/ QĐ-UBND", "05/2006/QĐ-UBND", true},
      {"số: 12/qđ-ubnd", "12/qđ-ubnd", true},
      {"Số: 45/UBND-NN Vân Khê, ngày 5 tháng 6", "45/UBND-NN", true},
      {"Số: 169/TTr-PKTHT", "169/TTr-PKTHT", true},
      {"Số: \u00A0\u00A0/QĐ-UBND", "", true},
      {"Số: ....../QĐ-UBND", "", true},
      {"Luật số: /2025/QH15", "", true},
      {"Số:", "", true},
      {"Số: 01", "", true},
      {"Số 45 - Đường Đê", "", false},
      {"Số điện thoại: 0123/456", "", false},
      {"Số TT", "", false},
      {"Sở: 12/QĐ-UBND", "", false},
      {"Căn cứ Quyết định số 12/QĐ-UBND", "", false},
  };
  for (Row const& row : rows) {
    auto const number = letterhead_number(row.line);
    EXPECT_EQ(number ? number->text : "", row.number) << row.line;
    EXPECT_EQ(is_number_line(row.line), row.is_line) << row.line;
  }
}

TEST(OwnNumber, OfATitle) {
  struct Row {
    char const* title;
    char const* number;
  };
  Row const rows[] = {
      {"NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 99/1998/NĐ-CP NGÀY 11 THÁNG 5 NĂM 1998 VỀ ĐÒ", "99/1998/NĐ-CP"},
      {"Công điện số 99/CĐ-TTg về việc phòng lụt", "99/CĐ-TTg"},
      {"Thông tư số 98/2017/TT-BYT ban hành Quy chế", "98/2017/TT-BYT"},
      {"QUYẾT ĐỊNH Về việc thi hành Nghị định số 99/1998/NĐ-CP", ""},
      {"Nghị định sửa đổi Nghị định số 99/1998/NĐ-CP", ""},
      {"KẾ HOẠCH thực hiện Chỉ thị số 5/CT-TTg", ""},
      {"THÔNG BÁO", ""},
      {"", ""},
  };
  for (Row const& row : rows) EXPECT_EQ(number_of_title(row.title), row.number) << row.title;
}

TEST(OwnNumber, OfAStandard) {
  struct Row {
    char const* line;
    char const* number;
  };
  Row const rows[] = {
      {"TCVN 13927 : 2023", "TCVN 13927:2023"},
      {"TCVN 12314-1:2018", "TCVN 12314-1:2018"},
      {"QCVN 102:2016/BTTTT", "QCVN 102:2016/BTTTT"},
      {"TCVN ISO 9001:2015", "TCVN ISO 9001:2015"},
      {"TCVN", ""},
      {"TCVN 5574", ""},
      {"theo TCVN 5574:1991", ""},
      {"QCVN về an toàn: số 1", ""},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(standard_number(row.line).value_or(""), row.number) << row.line;
  }
}

TEST(OwnNumber, EndlessLines) {
  EXPECT_FALSE(letterhead_number("Số: " + std::string(1'000'000, '/')));
  EXPECT_FALSE(letterhead_number("Số: " + std::string(1'000'000, '1')));
  EXPECT_FALSE(number_at("12", 2));
}

}  // namespace
}  // namespace tracuu::indexer
