// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_stamp.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

/// A row for each of `lines`, 10 points apart, in eight points.
std::vector<PdfRow> rows_of(std::vector<std::string> const& lines) {
  std::vector<PdfWord> words;
  double top = 50;
  for (std::string const& line : lines) {
    std::istringstream text(line);
    double left = 300;
    for (std::string word; text >> word;) {
      double const right = left + 4.0 * static_cast<double>(word.size());
      words.push_back({word, {left, top, right, top + 8}, 8, true, words.size(), {}});
      left = right + 2;
    }
    top += 10;
  }
  return make_pdf_rows(std::move(words));
}

std::string left_over(std::vector<PdfRow> const& rows) {
  std::string text;
  for (PdfRow const& row : rows) {
    for (PdfSegment const& segment : row.segments) text += text_of_words(segment.words).text + "|";
  }
  return text;
}

TEST(PdfStamp, FormsOfPrograms) {
  struct Row {
    std::vector<std::string> lines;
    char const* signer;
    char const* time;
    char const* left_over;
    char const* why;
  };
  Row const rows[] = {
      {{"Ký bởi: Ủy ban nhân dân", "xã Yên Lãng", "Email: a@b.example",
        "Thời gian ký: 11.07.2023 10:52:43 +07:00", "QUYẾT ĐỊNH"},
       "Ủy ban nhân dân xã Yên Lãng",
       "2023-07-11T10:52:43+07:00",
       "QUYẾT ĐỊNH|",
       "a name of two lines, text below"},
      {{"Người ký: Trần Văn Mẫu", "Cơ quan: Xã Yên Lãng", "Ngày ký: 05-06-2023 08:15:09 +07:00"},
       "Trần Văn Mẫu",
       "2023-06-05T08:15:09+07:00",
       "",
       "no address"},
      {{"Digitally signed by Tran Van Mau", "DN: CN=Tran Van Mau",
        "Date: 2023.06.05 08:15:09 +07'00'"},
       "Tran Van Mau",
       "2023-06-05T08:15:09+07:00",
       "",
       "English"},
      {{"Signature Not Verified", "Được ký bởi: Trần Văn Mẫu", "Ký ngày: 05/06/2023 08:15:09"},
       "Trần Văn Mẫu",
       "2023-06-05T08:15:09",
       "",
       "a viewer's verdict above"},
      {{"Thời gian ký: 05/06/2023 08:15", "Người ký: Trần Văn Mẫu"},
       "Trần Văn Mẫu",
       "2023-06-05T08:15:00",
       "",
       "the time first, without a zone"},
  };
  for (Row const& row : rows) {
    std::vector<PdfRow> page = rows_of(row.lines);
    std::vector<schema::Signature> const stamps = take_stamps(page);
    ASSERT_EQ(stamps.size(), 1U) << row.why;
    EXPECT_EQ(stamps[0].signer, row.signer) << row.why;
    EXPECT_EQ(stamps[0].time, row.time) << row.why;
    EXPECT_EQ(left_over(page), row.left_over) << row.why;
  }
}

TEST(PdfStamp, TextThatBeginsSoStays) {
  for (std::vector<std::string> const& lines :
       {std::vector<std::string>{"Người ký: Trần Văn Mẫu", "Chức vụ: Chủ tịch"},
        std::vector<std::string>{"Người ký: Trần Văn Mẫu", "Ngày ký: 05/06/2023"},
        std::vector<std::string>{"Email: yenlang@hatrung.example",
                                 "Thời gian: 08:15 ngày 5/6/2023"},
        std::vector<std::string>{"Ngày ký hợp đồng: 05/06/2023 08:15"}}) {
    std::vector<PdfRow> page = rows_of(lines);
    std::string const before = left_over(page);
    EXPECT_TRUE(take_stamps(page).empty()) << lines[0];
    EXPECT_EQ(left_over(page), before);
  }
}

TEST(PdfStamp, Times) {
  struct Row {
    char const* written;
    char const* time;
  };
  constexpr Row kRows[] = {
      {"11.07.2023 10:52:43 +07:00", "2023-07-11T10:52:43+07:00"},
      {"D:20230711105243+07'00'", "2023-07-11T10:52:43+07:00"},
      {"D:20230711035243Z", "2023-07-11T03:52:43Z"},
      {"2023.07.11 10:52:43 -05'00'", "2023-07-11T10:52:43-05:00"},
      {"11/07/2023", "2023-07-11"},
      {"31/02/2023 10:00", ""},
      {"11/07/2023 25:00", ""},
      {"99999999999999999999", ""},
      {"D:2023", ""},
      {"", ""},
  };
  for (Row const& row : kRows) EXPECT_EQ(signing_time(row.written), row.time) << row.written;
}

/// A word of 10 points that a machine read.
PdfWord read_word(std::string text, double left, double top, double confidence) {
  double const right = left + 6.0 * static_cast<double>(text.size());
  PdfWord word{std::move(text), {left, top, right, top + 10}, 10, true, 0, {}};
  word.confidence = confidence;
  return word;
}

TEST(PdfStamp, IncomingMailIsNoPartOfTheTitle) {
  std::vector<PdfRow> rows = make_pdf_rows({
      read_word("119/TB-UBND", 90, 60, 0.9),
      read_word("PHÒN", 80, 120, 0.4),
      read_word("THÔNG", 280, 120, 0.95),
      read_word("BÁO", 322, 120, 0.95),
      read_word("CÔNG", 70, 140, 0.95),
      read_word("VĂN", 105, 140, 0.95),
      read_word("ĐẾN", 134, 140, 0.95),
      read_word("Về", 220, 140, 0.95),
      read_word("việc", 249, 140, 0.95),
      read_word("Ngày", 60, 160, 0.9),
      read_word("4b/&", 95, 160, 0.2),
      read_word("tu", 220, 160, 0.95),
      read_word("bổ", 235, 160, 0.95),
      read_word("Số:", 60, 180, 0.9),
      read_word("45/UBND-NN", 95, 180, 0.9),
  });
  take_incoming_stamp(rows);
  EXPECT_EQ(left_over(rows), "119/TB-UBND|THÔNG BÁO|Về việc|tu bổ|Số: 45/UBND-NN|");
}

TEST(PdfStamp, ALoneWordIsNoStampOfIncomingMail) {
  std::vector<PdfRow> rows =
      make_pdf_rows({read_word("ĐẾN", 136, 140, 0.95), read_word("Vân", 136, 160, 0.95)});
  take_incoming_stamp(rows);
  EXPECT_EQ(left_over(rows), "ĐẾN|Vân|");
  rows = make_pdf_rows({read_word("ĐẾN", 136, 140, 0.95), read_word("Số", 130, 160, 0.95)});
  take_incoming_stamp(rows);
  EXPECT_EQ(left_over(rows), "");
  rows = make_pdf_rows({read_word("ĐẾN", 136, 140, 0.95), read_word("Sở", 130, 160, 0.95)});
  take_incoming_stamp(rows);
  EXPECT_EQ(left_over(rows), "ĐẾN|Sở|") << "an agency";
}

}  // namespace
}  // namespace tracuu::indexer
