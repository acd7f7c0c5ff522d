// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/issue_date.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

std::string iso(std::optional<schema::Date> const& date) {
  return date ? schema::format_iso_date(*date) : "";
}

TEST(IssueDate, OfATitle) {
  EXPECT_EQ(iso(date_of_title("NGHỊ ĐỊNH SỐ 9/1998/NĐ-CP NGÀY 11 THÁNG 5 NĂM 1998 VỀ ĐÒ")),
            "1998-05-11");
  EXPECT_EQ(iso(date_of_title("Công báo số 17 + 18 ngày 24/12/2031")), "2031-12-24");
  EXPECT_EQ(iso(date_of_title("QUYẾT ĐỊNH về việc sửa Nghị định số 9/CP ngày 1/2/1998")), "");
  EXPECT_EQ(iso(date_of_title("LỊCH HỌP ngày 1/2/1998")), "");
}

TEST(IssueDate, OfANumberLine) {
  EXPECT_EQ(iso(date_of_number_line("Số: 12/QĐ-UB ngày 3/4/1999")), "1999-04-03");
  EXPECT_EQ(iso(date_of_number_line("Số: 12/QĐ-UB")), "");
}

TEST(IssueDate, OfAVote) {
  EXPECT_EQ(iso(date_of_passing({"Điều 9", "Luật này được Quốc hội thông qua ngày 2/3/2031.",
                                 "CHỦ TỊCH QUỐC HỘI"})),
            "2031-03-02");
  EXPECT_EQ(iso(date_of_passing({"Nghị định này được trình ngày 2/3/2031."})), "");
  EXPECT_EQ(iso(date_of_passing({"Luật này có hiệu lực từ ngày 2/3/2031."})), "");
}

TEST(IssueDate, AboveTheSignature) {
  EXPECT_EQ(iso(date_of_signature({"Một.", "Yên Lãng, ngày 5 tháng 7 năm 2023", "CHỦ TỊCH"})),
            "2023-07-05");
  EXPECT_EQ(iso(date_of_signature({"Nơi nhận:\tYên Lãng, ngày 5 tháng 7 năm 2023"})), "2023-07-05");
  EXPECT_EQ(iso(date_of_signature({"Ngày 5 tháng 7 năm 2023"})), "") << "no place: any day";
}

TEST(IssueDate, OfAnAnnex) {
  EXPECT_EQ(
      iso(date_of_annex_note(head_cells(
          {"QUY CHẾ", "(Ban hành kèm theo Quyết định số 9/QĐ-UB", "ngày 12 tháng 6 năm 2002)"}))),
      "2002-06-12");
  EXPECT_EQ(iso(date_of_annex_note(head_cells({"BIỂU", "(Tính đến ngày 31/12/2005)"}))), "");
}

}  // namespace
}  // namespace tracuu::indexer
