// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/line_joining.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(LineJoining, JoinsWhatGoesOn) {
  struct Row {
    char const* text;
    char const* joined;
    char const* why;
  };
  Row const rows[] = {
      {"", "", "nothing"},
      {"Ủy ban thông báo lịch\ntiêm chủng.\nHai.", "Ủy ban thông báo lịch tiêm chủng.\nHai.",
       "small letter"},
      {"UBND xã Yên\nđã họp", "UBND xã Yên đã họp", "đ is a letter"},
      {"Kết thúc.\nthế là xong", "Kết thúc.\nthế là xong", "the sentence has ended"},
      {"Gồm:\nmột xã", "Gồm:\nmột xã", "a colon ends a line"},
      {"Các xã\na) Yên Lãng\nb) Đông Khê", "Các xã\na) Yên Lãng\nb) Đông Khê", "items by letter"},
      {"Các xã\n- Yên Lãng", "Các xã\n- Yên Lãng", "items by dash"},
      {"SỞ Y TẾ HÀ NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM VÀ MỘT DÒNG ĐẦY ĐỦ CHỮ HOA\nSố: 1/QĐ-SYT",
       "SỞ Y TẾ HÀ NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM VÀ MỘT DÒNG ĐẦY ĐỦ CHỮ HOA\nSố: 1/QĐ-SYT",
       "a number is a line of its own"},
      {"TRUNG TÂM Y TẾ HUYỆN VÂN KHÊ TỈNH HÀ NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
       "KHOA DƯỢC Độc lập - Tự do - Hạnh phúc",
       "TRUNG TÂM Y TẾ HUYỆN VÂN KHÊ TỈNH HÀ NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
       "KHOA DƯỢC Độc lập - Tự do - Hạnh phúc",
       "two columns of a letterhead"},
      {"Số: 45/UBND-NN của Ủy ban nhân dân huyện Vân Khê, ngày 05 tháng 6 năm 2023\nV/v tu bổ đê",
       "Số: 45/UBND-NN của Ủy ban nhân dân huyện Vân Khê, ngày 05 tháng 6 năm 2023\nV/v tu bổ đê",
       "number, place and day"},
      {"Tên hàng\tSố lượng\nthóc\t12", "Tên hàng\tSố lượng\nthóc\t12", "rows of a table"},
      {"QUYẾT ĐỊNH\nVề việc tu bổ đê", "QUYẾT ĐỊNH\nVề việc tu bổ đê", "a short line is a heading"},
      {"Ủy ban nhân dân huyện Vân Khê giao Phòng Nông nghiệp chủ trì, phối hợp với xã\nYên Lãng.",
       "Ủy ban nhân dân huyện Vân Khê giao Phòng Nông nghiệp chủ trì, phối hợp với xã\nYên Lãng.",
       "before a capital only the places of words tell whether a line goes on"},
      {"Hướng dẫn một số nội dung về tiêm phòng cho đàn lợn và đàn trâu bò trên địa bàn các xã của "
       "huyện "
       "Vân Khê\nỦy ban nhân dân huyện",
       "Hướng dẫn một số nội dung về tiêm phòng cho đàn lợn và đàn trâu bò trên địa bàn các xã của "
       "huyện "
       "Vân Khê\nỦy ban nhân dân huyện",
       "longer than a line of a page: a paragraph"},
      {"một\n\n  hai  \n", "một hai", "blank lines and blanks"},
      {"một\thai\nba\tbốn\nnăm", "một\thai\nba\tbốn\nnăm", "rows of a table"},
  };
  for (Row const& row : rows) EXPECT_EQ(join_broken_lines(row.text).text, row.joined) << row.why;
}

TEST(LineJoining, SaysWhereLinesStand) {
  std::string const text = "  Ủy ban thông báo\n\nlịch tiêm. \nHai.";
  JoinedLines const joined = join_broken_lines(text);
  ASSERT_EQ(joined.text, "Ủy ban thông báo lịch tiêm.\nHai.");
  for (char const* const word : {"Ủy", "ban", "lịch", "tiêm", "Hai"}) {
    EXPECT_EQ(joined.places.at(text.find(word)), joined.text.find(word)) << word;
  }
}

}  // namespace
}  // namespace tracuu::indexer
