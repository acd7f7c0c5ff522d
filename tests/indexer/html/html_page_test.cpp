// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_page.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/html/html_document.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::indexer {
namespace {

using test::to_form;
using test::UnicodeForm;

std::string text_of(std::string const& html) {
  auto const page = parse_html_page(html);
  return page ? schema::to_json(*page) : to_string(page.error());
}

TEST(HtmlPage, WholePages) {
  EXPECT_EQ(text_of(test::fixture("wordpress.html")),
            R"({"url":"https://vankhe.example/tin/lam-thuy-loi.html",)"
            R"("title":"Xã Đông Khê ra quân làm thuỷ lợi",)"
            R"("body":"Sáng 4/1, hơn 200 người dân xã Đông Khê nạo vét 1,5 km kênh & mương.\n)"
            R"(Xã dành 120 triệu đồng mua ống bi.\nViệc xong trước 20/1.",)"
            R"("date":"2023-01-05","site":"vankhe.example","unit":"Đài Truyền thanh huyện",)"
            R"("author":"Minh Thảo","place":"huyện Vân Khê","language":"vi"})");
  EXPECT_EQ(
      text_of(test::fixture("aspx_tables.html")),
      R"({"title":"Thông báo về việc cấp căn cước công dân lưu động",)"
      R"("body":"Công an huyện Vân Khê thông báo lịch cấp căn cước công dân lưu động tại các xã từ )"
      R"(ngày 14/3/2022.\nNgười dân mang theo sổ hộ khẩu và giấy tờ tuỳ thân cũ.\n)"
      R"(Xã Đông Khê\t14/3\nXã Tây Khê\t15/3","date":"2022-03-09","unit":"Công an huyện Vân Khê"})");
  EXPECT_EQ(
      text_of(test::fixture("liferay.html")),
      R"({"url":"https://havan.example/web/guest/-/to-chuc-ngay-hoi-dai-doan-ket",)"
      R"("title":"Tổ chức Ngày hội Đại đoàn kết toàn dân tộc tại thôn Đông",)"
      R"("body":"Ngày 17/11, khu dân cư thôn Đông tổ chức Ngày hội Đại đoàn kết với 146 hộ tham dự.\n)"
      R"(Năm qua thôn vận động đổ bê tông 2,1 km đường ngõ; 131 hộ đạt gia đình văn hoá.\n)"
      R"(Dịp này, thôn trao 12 suất quà cho hộ khó khăn.","date":"2022-11-18",)"
      R"("site":"havan.example","unit":"Mặt trận Tổ quốc huyện","author":"Thu Hoài",)"
      R"("language":"vi-VN"})");
  EXPECT_EQ(
      text_of(test::fixture("sharepoint.html")),
      R"({"title":"Lịch cắt điện sửa chữa lưới tuần 32","body":"Để bảo đảm an toàn khi sửa chữa )"
      "lưới, Điện lực Yên Khê tạm ngừng cấp điện như sau:\u200B"
      R"(\nNgày 10/8\tXã Khê Thượng, từ 7h đến 11h\nNgày 11/8\tXã Khê Hạ, từ 13h30 đến 17h\n)"
      R"(Người dân cần hỏi thêm gọi số 0900 000 001.","date":"2022-08-08",)"
      R"("unit":"Điện lực Yên Khê","language":"vi-vn"})");
  EXPECT_EQ(
      text_of(test::fixture("nothing_marked.html")),
      R"({"title":"Họp dân bàn việc mở đường",)"
      R"("body":"Tối 3/6/2021, thôn Bến họp bàn việc mở rộng đường liên thôn từ 3 m lên 5 m.\n)"
      R"(Có 87 hộ dự họp, 84 hộ đồng ý hiến đất; ba hộ còn lại xin thêm thời gian.",)"
      R"("date":"2021-06-05","author":"BBT"})");
}

TEST(HtmlPage, OtherUnicodeFormsAreReadAlike) {
  for (char const* const name : {"wordpress.html", "aspx_tables.html", "liferay.html",
                                 "sharepoint.html", "nothing_marked.html"}) {
    std::string const html = test::fixture(name);
    auto const nfc = parse_html_page(html);
    for (UnicodeForm const form : {UnicodeForm::Nfd, UnicodeForm::Mixed}) {
      auto const page = parse_html_page(to_form(html, form));
      ASSERT_TRUE(nfc.has_value() && page.has_value()) << name;
      EXPECT_EQ(page->title, to_form(nfc->title, form)) << name;
      EXPECT_EQ(page->body, to_form(nfc->body, form)) << name;
      EXPECT_EQ(page->date, nfc->date) << name;
      EXPECT_EQ(page->unit, to_form(nfc->unit, form)) << name;
      EXPECT_EQ(page->place, nfc->place) << name;
    }
  }
}

TEST(HtmlPage, Dates) {
  struct Row {
    std::string html;
    std::string expected;
    char const* why;
  };
  std::string const event =
      "<article><h1>Họp dân</h1><p>Tối 3/6/2021, thôn Bến họp bàn việc mở rộng "
      "đường liên thôn, có đông đủ bà con trong thôn dự.</p></article>";
  std::vector<Row> const rows{
      {event, "", "a day in running text is no date of posting"},
      {event + "<span itemprop=datePublished content=2021-06-05></span>", "2021-06-05", "itemprop"},
      {event + "<time datetime=2021-06-05T08:00>hôm nay</time>", "2021-06-05", "<time>"},
      {event + "<time>05/06/2021</time>", "2021-06-05", "<time> by its text"},
      {event + "<div class=post-date>Thứ bảy, 05/06/2021</div>", "2021-06-05", "class"},
      {event + "<div class=date>Ngày họp</div>", "", "class without a date"},
      {event + "<p>Thứ bảy, 05/06/2021</p>", "2021-06-05", "posting stamp further down"},
      {"<meta name=pubdate content=2021-06-05><time>01/01/2020</time>" + event, "2021-06-05",
       "meta before the page"},
      {"<h1>Họp dân</h1><p>Vân Khê, ngày 5 tháng 6 năm 2021</p><p>Một.</p>", "2021-06-05",
       "a short line below the title"},
  };
  for (Row const& row : rows) {
    auto const page = parse_html_page(row.html);
    ASSERT_TRUE(page.has_value()) << row.why;
    EXPECT_EQ(page->date ? schema::format_iso_date(*page->date) : "", row.expected) << row.why;
  }
}

TEST(HtmlPage, Bodies) {
  struct Row {
    std::string html;
    std::string expected;
    char const* why;
  };
  std::vector<Row> const rows{
      {"<article><h1>Họp dân</h1><p>HỌP DÂN</p><p>Một.</p></article>", "Một.", "title repeated"},
      {"<article><p>Một.</p><p>Tin liên quan</p><a href=x>Tin cũ</a><p>Hai.</p></article>",
       "Một.\nHai.", "a list in the middle"},
      {"<article><p>Một.</p><p>Bài viết khác</p><p><a href=x>Tin "
       "cũ</a></p><p>11/07/2023</p></article>",
       "Một.", "a list at the end"},
      {"<article><p>Một.</p><p>In bài viết</p><p>Lượt xem: 12</p></article>", "Một.", "buttons"},
      {R"(<nav><a href=/>Trang chủ</a></nav><script type="application/ld+json">)"
       R"({"headline":"Họp dân","articleBody":"Một."}</script>)",
       "Một.", "JSON-LD where the page shows no text"},
  };
  for (Row const& row : rows) {
    auto const page = parse_html_page(row.html);
    ASSERT_TRUE(page.has_value()) << row.why;
    EXPECT_EQ(page->body, row.expected) << row.why;
  }
}

TEST(HtmlPage, LeadOutsideTheBodyIsTheAbstract) {
  std::string const body = "<div class=entry-content><p>Một.</p></div>";
  for (std::string const& lead : {std::string("<div class=sapo>Thôn Bến bàn việc mở đường.</div>"),
                                  std::string("<p>Thôn Bến bàn việc mở đường.</p>")}) {
    auto const page = parse_html_page("<h1>Họp dân</h1><p>05/06/2021</p>" + lead + body);
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->abstract, "Thôn Bến bàn việc mở đường.");
    EXPECT_EQ(page->body, "Một.");
  }
}

TEST(HtmlPage, Errors) {
  std::string deep;
  for (std::size_t i = 0; i <= HtmlDocument::kMaxDepth; ++i) deep += "<div>";
  for (std::string const& html :
       {std::string(), std::string("<p></p>"), std::string("\0\0", 2), deep}) {
    auto const page = parse_html_page(html);
    ASSERT_FALSE(page.has_value());
    EXPECT_EQ(page.error().code, base::ErrorCode::InvalidArgument);
  }
}

TEST(DeclaredCharset, Table) {
  struct Row {
    char const* html;
    char const* expected;
  };
  constexpr Row kRows[] = {
      {"<meta charset=\"UTF-8\">", "utf-8"},
      {"<META http-equiv=Content-Type content=\"text/html; charset= windows-1258\">",
       "windows-1258"},
      {"<meta charset='x-viet-tcvn'/>", "x-viet-tcvn"},
      {"<meta charset=", ""},
      {"<p>charset</p>", ""},
      {"", ""},
  };
  for (Row const& row : kRows) EXPECT_EQ(declared_charset(row.html), row.expected) << row.html;
}

}  // namespace
}  // namespace tracuu::indexer
