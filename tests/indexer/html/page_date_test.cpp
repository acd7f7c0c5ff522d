// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/page_date.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/html/html_title.hpp"

namespace tracuu::indexer {
namespace {

std::string day_of(std::string const& html) {
  auto const page = HtmlDocument::parse(html);
  EXPECT_TRUE(page.has_value());
  PageFacts const facts(page->root());
  FoundDay const day = find_page_date(facts, find_html_title(facts).value);
  return day ? schema::format_iso_date(day.value) : "";
}

TEST(PageDate, Table) {
  struct Row {
    std::string html;
    std::string expected;
    char const* why;
  };
  std::string const title = "<h1>Tiêm phòng gia súc</h1>";
  std::string const text =
      "<div><p>Các hộ chăn nuôi đăng ký tiêm phòng với trưởng thôn trước ngày 15 hằng tháng để "
      "được "
      "bố trí cán bộ thú y.</p><p>Cán bộ thú y xã lập sổ theo dõi đàn vật nuôi.</p></div>";
  std::string const letterhead =
      "<table><tr><td>UBND XÃ YÊN LÃNG<br>Số: 12/TB-UBND<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
      "NAM<br>Độc lập - Tự do - Hạnh phúc<br>Yên Lãng, ngày 11 tháng 7 năm 2023</table>";
  std::vector<Row> const rows{
      {title +
           "<table><tr><td>Ngày có hiệu lực<td>25/07/2023<tr><td>Ngày ban hành<td>11/07/2023"
           "</table>" +
           text,
       "2023-07-11", "the day of issue before the day of effect"},
      {title + "<p>Ngày có hiệu lực: 25/07/2023</p>" + text, "",
       "no other day than that of effect"},
      {title + "<p>Ngày đăng: 20/07/2023</p>" + letterhead + text, "2023-07-11",
       "an official document: the day of its letterhead"},
      {"<meta property='article:published_time' content='2023-07-20T08:00:00+07:00'>" + title +
           letterhead + text,
       "2023-07-11", "the same against metadata"},
      {"<meta property='article:published_time' content='2023-07-20T08:00:00+07:00'>" + title +
           text,
       "2023-07-20", "news: the day of posting"},
      {title + "<div><span>Đăng ngày: 22 - 05 - 2026</span></div>" + text, "2026-05-22",
       "blanks round the dashes"},
      {"<div class=header><span class=date>Thứ hai, 30/11/2026</span></div>" + title + text, "",
       "a clock in the site's header"},
      {"<p>Hôm nay: Thứ hai, 30/11/2026</p>" + title + text, "", "a clock above the title"},
      {title + text + "<div class=footer>Giấy phép số 12/GP-STTTT ngày 05/06/2012</div>", "",
       "a licence in the footer"},
      {title + text + "<p>Giấy phép số 12/GP-STTTT ngày 05/06/2012</p>", "",
       "a licence without a footer"},
      {title + "<p>Cập nhật: 21/07/2023</p>" + text, "2023-07-21",
       "the day of updating, for want of another"},
      {title + "<p>Ngày đăng: 20/07/2023</p><p>Cập nhật: 21/07/2023</p>" + text, "2023-07-20",
       "the day of posting before that of updating"},
      {"<article><header>" + title + "<time>20/07/2023</time></header>" + text + "</article>",
       "2023-07-20", "an article has a header of its own"},
      {"<div class=sidebar><time>01/07/2023</time></div>" + title + text, "", "beside the text"},
      {"<meta name=DC.date.issued content=2023-07-11><meta name=DC.date content=2023-07-20>" +
           title + text,
       "2023-07-11", "Dublin Core"},
      {title + text + "<div>Số lượt truy cập: 12345<br>Hôm nay: 30/11/2026</div>", "", "a counter"},
  };
  for (Row const& row : rows) EXPECT_EQ(day_of(row.html), row.expected) << row.why;
}

}  // namespace
}  // namespace tracuu::indexer
