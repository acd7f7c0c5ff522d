// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/page_content.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

std::string content_of(std::string const& html) {
  auto const page = HtmlDocument::parse(html);
  EXPECT_TRUE(page.has_value());
  std::string text;
  for (TextLine const& line : find_page_content(page->root()).lines) {
    text.append(text.empty() ? "" : "|").append(line.text);
  }
  return text;
}

TEST(PageContent, WhatStandsRoundTheMainBlock) {
  struct Row {
    std::string html;
    std::string expected;
    char const* why;
  };
  std::string const text =
      "<p>Xã Yên Lãng tổ chức tiêm phòng cho đàn lợn của các hộ.</p>"
      "<p>Các hộ đăng ký với trưởng thôn.</p>";
  std::string const read =
      "Xã Yên Lãng tổ chức tiêm phòng cho đàn lợn của các hộ.|"
      "Các hộ đăng ký với trưởng thôn.";
  std::vector<Row> const rows{
      {"<h2>Tiêm phòng</h2><div>" + text + "</div>", "Tiêm phòng|" + read, "a heading above"},
      {"<h2><a href=/>Xã Yên Lãng</a></h2><div>" + text + "</div>", read,
       "a heading that is a link"},
      {"<table><tr><td>UBND XÃ YÊN LÃNG<br>Số: 12/TB-UBND<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
       "NAM<br>Độc lập - Tự do - Hạnh phúc<br>Yên Lãng, ngày 11 tháng 7 năm 2023</table><p>THÔNG "
       "BÁO<p>Về việc họp dân",
       "UBND XÃ YÊN LÃNG|Số: 12/TB-UBND|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh "
       "phúc|Yên Lãng, ngày 11 tháng 7 năm 2023|THÔNG BÁO|Về việc họp dân",
       "a letterhead with two paragraphs"},
      {"<table><tr><td>Ngày ban hành<td>11/07/2023</table><div>" + text + "</div>",
       "Ngày ban hành\t11/07/2023|" + read, "attributes"},
      {"<div class=row><div>Phạm vi</div><div>Xã</div></div><div class=row><div>Số hiệu</div><div>"
       "12/QĐ-UBND</div></div><div class=row><div>Trích yếu</div><div>Về việc tu bổ đê sông "
       "Khê</div></div>",
       "Phạm vi|Xã|Số hiệu|12/QĐ-UBND|Trích yếu|Về việc tu bổ đê sông Khê", "rows of blocks"},
      {"<table><tr><td>11/07/2023<td><a href=1>Quyết định về đê</a><tr><td>12/07/2023<td><a "
       "href=2>Quyết định về đập, hồ chứa và các công trình</a></table>",
       "11/07/2023\tQuyết định về đê|12/07/2023\tQuyết định về đập, hồ chứa và các công trình",
       "a register of links"},
      {"<div><div>" + text + "</div><div><b>Thời tiết</b><br>Nắng</div></div>", read,
       "a small box"},
      {"<div><div>" + text +
           "</div><ul><li><a href=1>Tin một của xã</a><li><a href=2>Tin "
           "hai</a></ul></div>",
       read, "links"},
      {"<div><div>" + text +
           "</div><div>Bản quyền thuộc Ủy ban nhân dân xã Yên Lãng, huyện Vân Khê, tỉnh Hà "
           "Vân</div></div>",
       read, "a footer without a class"},
      {"<div><div class=entry-content>" + text +
           "</div><div>Đường dây nóng tiếp nhận phản ánh: 0900 000 000</div></div>",
       read, "a short box beside a marked text"},
      {"<div>" + text + "</div><p>Danh sách kèm theo.</p>", read + "|Danh sách kèm theo.",
       "a paragraph after the block"},
      {text + "Kính mời <b>bà con</b> <a href=x>xem lịch</a> tại nhà văn hoá.",
       read + "|Kính mời bà con xem lịch tại nhà văn hoá.", "bare text"},
  };
  for (Row const& row : rows) EXPECT_EQ(content_of(row.html), row.expected) << row.why;
}

TEST(PageContent, NoText) {
  auto const page = HtmlDocument::parse("<a href=x>Trang chủ</a>");
  ASSERT_TRUE(page.has_value());
  PageContent const content = find_page_content(page->root());
  EXPECT_EQ(content.top, nullptr);
  EXPECT_TRUE(content.lines.empty());
}

TEST(PageContent, ManySiblingsTakeLinearTime) {
  std::string html = "<div>";
  for (int i = 0; i < 20'000; ++i) html += "<i>a</i><div>b</div>";
  EXPECT_FALSE(content_of(html + "</div>").empty());
}

}  // namespace
}  // namespace tracuu::indexer
