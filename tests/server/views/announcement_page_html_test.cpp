// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement_page_html.hpp"

#include <gtest/gtest.h>

#include "tests/server/html_checks.hpp"
#include "tests/server/samples.hpp"

namespace tracuu::server {
namespace {

using search::Language;

TEST(AnnouncementPage, ShowsTheWholeText) {
  std::string const page =
      announcement_page_html({reform_announcement(), {}}, Language::Vietnamese);
  expect_sound_html(page, "vi");
  for (char const* text :
       {"<h1>Hội nghị sơ kết công tác cải cách hành chính</h1>",
        "<p class=\"lead\">Sáng ngày 11/7, UBND huyện tổ chức Hội nghị sơ kết.</p>",
        "<p>Dự hội nghị có lãnh đạo Huyện ủy.</p>", "<p>Tỷ lệ hồ sơ đúng hạn đạt 99,2%.</p>",
        "<time datetime=\"2023-07-11\">11/07/2023</time>", "Trung tâm VHTT&amp;TT",
        "<span class=\"chip\">119/QĐ-UBND</span>", "<span class=\"chip\">120/QĐ-UBND</span>",
        "href=\"https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html\"",
        "href=\"/api/v1/announcements/gv-1\"", "<dd lang=\"vi\">huyện Gia Viễn</dd>"}) {
    EXPECT_TRUE(has(page, text)) << text;
  }
  EXPECT_FALSE(has(page, "/srv/")) << "where our files are is nobody's business";
}

TEST(AnnouncementPage, NamesTheCharsetOfConvertedText) {
  schema::Announcement announcement = reform_announcement();
  EXPECT_FALSE(has(announcement_page_html({announcement, {}}, Language::English), "Charset"));
  announcement.charset = "TCVN3";
  announcement.charset_confidence = 0.97;
  std::string const page = announcement_page_html({announcement, {}}, Language::English);
  EXPECT_TRUE(has(page, "<dt>Charset of the original</dt><dd>TCVN3 (97 %)</dd>"));
  expect_sound_html(page, "en");
}

TEST(AnnouncementPage, CanBeCited) {
  EXPECT_TRUE(has(announcement_page_html({reform_announcement(), {}}, Language::Vietnamese),
                  "Trung tâm VHTT&amp;TT, “Hội nghị sơ kết công tác cải cách hành chính”, "
                  "giavien.ninhbinh.gov.vn, 11/07/2023, "
                  "https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html"));
}

TEST(AnnouncementPage, EscapesAllAndLinksOnlyToTheWeb) {
  std::string const page = announcement_page_html({hostile_announcement(), {}}, Language::English);
  expect_sound_html(page, "en");
  EXPECT_FALSE(has(page, "<b>"));
  EXPECT_FALSE(has(page, "<img"));
  EXPECT_FALSE(has(page, "href=\"javascript:"));
  EXPECT_TRUE(has(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; trích lục"));
  EXPECT_TRUE(
      has(page, "href=\"/announcements/https%3A%2F%2Fhn.gov.vn%2Ftb%3Fso%3D88%26nam%3D2022\""));
}

TEST(AnnouncementPage, LeavesOutWhatIsUnknown) {
  std::string const page =
      announcement_page_html({hostile_announcement(), {}}, Language::Vietnamese);
  EXPECT_FALSE(has(page, "<time"));
  EXPECT_FALSE(has(page, "class=\"lead\""));
  EXPECT_FALSE(has(page, "Địa phương"));
}

TEST(AnnouncementPage, LinksAttachmentsAndTheirPage) {
  search::Related const related{{{"Phụ lục <1>", "https://vankhe.example/a.pdf", "tep/a.pdf"},
                                 {"Biểu", "https://vankhe.example/b.xls", ""},
                                 {"Ảnh", "javascript:alert(1)//.pdf", ""}},
                                search::PageLink{"17", "Thông báo <b>"}};
  std::string const page =
      announcement_page_html({reform_announcement(), related}, Language::Vietnamese);
  expect_sound_html(page, "vi");
  for (char const* text :
       {"Tệp đính kèm", "<a href=\"/announcements/tep%2Fa.pdf\">Phụ lục &lt;1&gt;</a>",
        "<a href=\"https://vankhe.example/b.xls\" rel=\"external noopener noreferrer\">Biểu</a>",
        "<li lang=\"vi\">Ảnh</li>",
        "Đính kèm của:", "<a href=\"/announcements/17\" lang=\"vi\">Thông báo &lt;b&gt;</a>"}) {
    EXPECT_TRUE(has(page, text)) << text;
  }
  EXPECT_FALSE(has(page, "javascript:"));
  std::string const none = announcement_page_html({reform_announcement(), {}}, Language::English);
  EXPECT_FALSE(has(none, "Attach"));
}

TEST(AnnouncementPage, EmptyLinesAreNotParagraphs) {
  schema::Announcement announcement = reform_announcement();
  announcement.body = "\n\nMột.\n \r\nHai.\n";
  std::string const page = announcement_page_html({announcement, {}}, Language::Vietnamese);
  EXPECT_TRUE(has(page, "<p>Một.</p>"));
  EXPECT_TRUE(has(page, "<p>Hai.</p>"));
  EXPECT_FALSE(has(page, "<p></p>"));
  EXPECT_FALSE(has(page, "<p> "));
}

}  // namespace
}  // namespace tracuu::server
