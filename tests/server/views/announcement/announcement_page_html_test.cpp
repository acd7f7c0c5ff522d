// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/announcement_page_html.hpp"

#include <gtest/gtest.h>

#include "search/api/found_announcement.hpp"
#include "search/api/marked_text.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using base::Language;

search::MarkedParagraph plain(std::string text) {
  return {std::move(text), {}, {}};
}

/// As one comes to it without a search.
AnnouncementPage page_of(schema::Announcement const& announcement, Language language,
                         search::Related const& related = {}) {
  AnnouncementPage page;
  page.reading.found = {announcement, related};
  page.reading.title.text = announcement.title;
  if (!announcement.abstract.empty()) page.reading.abstract = {plain(announcement.abstract)};
  page.reading.body = {plain(announcement.body)};
  page.origin.language = language;
  page.base_url = "https://tim.example";
  page.accessed = test::day(2026, 11, 5);
  return page;
}

std::string html_of(schema::Announcement const& announcement, Language language,
                    search::Related const& related = {}) {
  return announcement_page_html(page_of(announcement, language, related));
}

/// As one comes to it from the second page of a search.
AnnouncementPage found_page(Language language) {
  AnnouncementPage page = page_of(test::reform_announcement(), language);
  page.origin.request.text = "\"hội nghị\" <i>";
  page.origin.request.filters[search::Facet::Site].text = "giavien.ninhbinh.gov.vn";
  page.origin.request.page = 2;
  page.reading.title = test::marked("[Hội nghị] sơ kết");
  page.reading.body = {{"Dự hội nghị.", {{5, 17}}, {}}};
  return page;
}

TEST(AnnouncementPage, ShowsTheWholeText) {
  std::string const page = html_of(test::reform_announcement(), Language::Vietnamese);
  expect_sound_html(page, "vi");
  for (char const* text :
       {"<h1>Hội nghị sơ kết công tác cải cách hành chính</h1>",
        "<p class=\"lead\">Sáng ngày 11/7, UBND huyện tổ chức Hội nghị sơ kết.</p>",
        "Tỷ lệ hồ sơ đúng hạn đạt 99,2%.</p>", "<time datetime=\"2023-07-11\">11/07/2023</time>",
        "Trung tâm VHTT&amp;TT",
        "<a class=\"chip\" href=\"/search?q=119%2FQ%C4%90-UBND\">119/QĐ-UBND</a>",
        "<link rel=\"canonical\" href=\"https://tim.example/announcements/gv-1\">",
        "\n<script src=\"/announcement.js?v=", "\"headline\":\"Hội nghị sơ kết",
        "href=\"/announcements/gv-1/download?format=html\" download",
        "href=\"https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html\"",
        "href=\"/api/v1/announcements/gv-1\"", "lang=\"vi\">Huyện Gia Viễn</a></dd>"}) {
    EXPECT_TRUE(has(page, text)) << text;
  }
  EXPECT_FALSE(has(page, "/srv/")) << "where our files are is nobody's business";
}

TEST(AnnouncementPage, NamesTheCharsetOfConvertedText) {
  schema::Announcement announcement = test::reform_announcement();
  EXPECT_FALSE(has(html_of(announcement, Language::English), "Charset"));
  announcement.charset = "TCVN3";
  announcement.charset_confidence = 0.97;
  std::string const page = html_of(announcement, Language::English);
  EXPECT_TRUE(has(
      page, "<dt>Charset of the original</dt><dd>TCVN3, converted to Unicode (certainty 97 %)"));
  expect_sound_html(page, "en");
}

TEST(AnnouncementPage, CanBeCited) {
  std::string const page = html_of(test::reform_announcement(), Language::Vietnamese);
  for (char const* text :
       {"Trung tâm VHTT&amp;TT (2023), “Hội nghị sơ kết công tác cải cách hành chính”, ",
        "truy cập ngày 05/11/2026.", "<pre id=\"bibtex\">@techreport{gv-1,",
        "urldate = {2026-11-05}", "<pre id=\"ris\">TY  - GOVDOC",
        "href=\"/announcements/gv-1/download?format=ris\" download"}) {
    EXPECT_TRUE(has(page, text)) << text;
  }
}

TEST(AnnouncementPage, MatchesAreSteppedThroughAndTheResultsAreALinkAway) {
  std::string const page = announcement_page_html(found_page(Language::Vietnamese));
  expect_sound_html(page, "vi");
  for (char const* text :
       {"<h1><mark>Hội nghị</mark> sơ kết</h1>", "<mark id=\"m1\">hội nghị</mark>",
        "1 chỗ khớp trong bài <a href=\"#m1\">", "<meta name=\"robots\" content=\"noindex\">",
        "<a class=\"back\" href=\"/search?q=%22h%E1%BB%99i%20ngh%E1%BB%8B%22%20%3Ci%3E&amp;site="
        "giavien.ninhbinh.gov.vn&amp;page=2\">",
        "“&quot;hội nghị&quot; &lt;i&gt;”", "value=\"&quot;hội nghị&quot; &lt;i&gt;\"",
        "<a href=\"/announcements/gv-1?q=%22h%E1%BB%99i%20ngh%E1%BB%8B%22%20%3Ci%3E&amp;site="
        "giavien.ninhbinh.gov.vn&amp;page=2&amp;lang=en\" lang=\"en\""}) {
    EXPECT_TRUE(has(page, text)) << text;
  }
  std::string const plain = html_of(test::reform_announcement(), Language::Vietnamese);
  EXPECT_FALSE(has(plain, "class=\"back\""));
  EXPECT_FALSE(has(plain, "noindex"));
}

TEST(AnnouncementPage, SaysThatNothingInTheTextMatches) {
  AnnouncementPage page = found_page(Language::English);
  page.reading.body = {plain("Dự họp.")};
  EXPECT_TRUE(has(announcement_page_html(page), "Nothing in the text matches."));
  page.origin.request.text.clear();
  std::string const filtered = announcement_page_html(page);
  EXPECT_FALSE(has(filtered, "Nothing in the text matches."));
  EXPECT_TRUE(has(filtered, "class=\"back\""));
}

TEST(AnnouncementPage, ShowsWhatToReadNext) {
  AnnouncementPage page = page_of(test::reform_announcement(), Language::Vietnamese);
  page.reading.neighbours.older = test::hostile_announcement();
  page.reading.similar = {{test::hostile_announcement(), 0.4}};
  std::string const html = announcement_page_html(page);
  expect_sound_html(html, "vi");
  EXPECT_EQ(count_of(html, "Niêm yết &lt;script&gt;alert(1)&lt;/script&gt; &amp; trích lục"), 2u);
  EXPECT_TRUE(has(html, "rel=\"prev\""));
  EXPECT_FALSE(has(html, "rel=\"next\""));
  EXPECT_FALSE(
      has(html_of(test::reform_announcement(), Language::Vietnamese), "Thông báo liên quan"));
}

// Marks that turn the direction of writing stay in the text, and in their line.
TEST(AnnouncementPage, TextMayTurnAroundOnlyItself) {
  schema::Announcement announcement = test::reform_announcement();
  announcement.unit = "UBND \xE2\x80\xAE xã";
  EXPECT_TRUE(
      has(html_of(announcement, Language::Vietnamese), "<span>UBND \xE2\x80\xAE xã</span>"));
}

TEST(AnnouncementPage, IsLight) {
  std::string const page = html_of(test::reform_announcement(), Language::Vietnamese);
  EXPECT_LT(page.size() - test::reform_announcement().body.size(), 12'000u);
}

TEST(AnnouncementPage, EscapesAllAndLinksOnlyToTheWeb) {
  std::string const page = html_of(test::hostile_announcement(), Language::English);
  expect_sound_html(page, "en");
  EXPECT_FALSE(has(page, "<b>"));
  EXPECT_FALSE(has(page, "<img"));
  EXPECT_FALSE(has(page, "href=\"javascript:"));
  EXPECT_TRUE(has(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; trích lục"));
  EXPECT_TRUE(
      has(page, "href=\"/announcements/https%3A%2F%2Fhn.gov.vn%2Ftb%3Fso%3D88%26nam%3D2022\""));
}

TEST(AnnouncementPage, LeavesOutWhatIsUnknown) {
  std::string const page = html_of(test::hostile_announcement(), Language::Vietnamese);
  EXPECT_FALSE(has(page, "<time"));
  EXPECT_FALSE(has(page, "class=\"lead\""));
  EXPECT_FALSE(has(page, "Địa phương"));
}

TEST(AnnouncementPage, LinksAttachmentsAndTheirPage) {
  search::Related const related{{{"Phụ lục <1>", "https://vankhe.example/a.pdf", "tep/a.pdf"},
                                 {"Biểu", "https://vankhe.example/b.xls", ""},
                                 {"Ảnh", "javascript:alert(1)//.pdf", ""}},
                                search::PageLink{"17", "Thông báo <b>"}};
  std::string const page = html_of(test::reform_announcement(), Language::Vietnamese, related);
  expect_sound_html(page, "vi");
  for (char const* text :
       {"Tệp đính kèm", "<a href=\"/announcements/tep%2Fa.pdf\">Phụ lục &lt;1&gt;</a>",
        "<a href=\"https://vankhe.example/b.xls\" rel=\"external noopener noreferrer\">Biểu</a>",
        "<li lang=\"vi\">Ảnh <span class=\"label\" lang=\"vi\">chưa có trong kho</span></li>",
        "Đính kèm của:", "<a href=\"/announcements/17\" lang=\"vi\">Thông báo &lt;b&gt;</a>"}) {
    EXPECT_TRUE(has(page, text)) << text;
  }
  EXPECT_FALSE(has(page, "javascript:"));
  std::string const none = html_of(test::reform_announcement(), Language::English);
  EXPECT_FALSE(has(none, "Attach"));
}

TEST(AnnouncementPage, SearchesInTheDocument) {
  AnnouncementPage page = page_of(test::reform_announcement(), Language::Vietnamese);
  schema::Announcement& announcement = page.reading.found.announcement;
  EXPECT_FALSE(has(announcement_page_html(page), "Tìm trong văn bản này")) << "short";
  announcement.pages = {{1, 0, {}}, {12, 5, {}}};
  announcement.filetype = "PDF";
  announcement.url = "https://vankhe.example/a.pdf";
  page.origin.request.text = "<kè>";
  page.reading.matches.count = 3;
  page.reading.matches.pages = {{search::PagePlace{12, ""}, 2, 2, test::marked("<b> [kè] đá")},
                                {std::nullopt, 1, 1, test::marked("[kè]")}};
  std::string const html = announcement_page_html(page);
  expect_sound_html(html, "vi");
  for (char const* text :
       {"Tìm trong văn bản này", "action=\"/announcements/gv-1\"", "value=\"&lt;kè&gt;\"",
        "<a href=\"#m2\">trang 12</a> <span class=\"label\">2 chỗ khớp</span>",
        "href=\"https://vankhe.example/a.pdf#page=12\" rel=\"external noopener noreferrer\">"
        "mở tệp ở trang 12</a>",
        "&lt;b&gt; <mark>kè</mark> đá"}) {
    EXPECT_TRUE(has(html, text)) << text;
  }
  EXPECT_EQ(count_of(html, "class=\"passage\""), 1U) << "what is of no page is not listed";
  EXPECT_FALSE(has(html, "trang khác"));
  announcement.machine_pages = "12";
  EXPECT_TRUE(has(announcement_page_html(page),
                  "href=\"/announcements/gv-1/pages/12?q=%3Ck%C3%A8%3E\">xem trang 12</a>"));
  page.reading.matches.pages.assign(15, {search::PagePlace{12, ""}, 1, 1, test::marked("[kè]")});
  EXPECT_TRUE(has(announcement_page_html(page), "<summary>và 5 trang khác</summary>"));
}

TEST(AnnouncementPage, SaysWhatAMachineReadAndLeadsToItsPages) {
  schema::Announcement scan = test::scanned_announcement();
  std::string const page = html_of(scan, Language::Vietnamese);
  expect_sound_html(page, "vi");
  EXPECT_TRUE(has(page,
                  "<p class=\"note\" lang=\"vi\">Đọc bằng máy, có thể sai (máy tin chắc 75 %): "
                  "trang 2 của bản gốc. Vui lòng so với ảnh của bản gốc.</p>"));
  EXPECT_TRUE(has(page, "<a href=\"/announcements/quet%2F1/pages/2\">Xem từng trang</a>"));
  AnnouncementPage found = page_of(scan, Language::English);
  found.origin.request.text = "tiêm";
  EXPECT_TRUE(has(announcement_page_html(found),
                  "<a href=\"/announcements/quet%2F1/pages/2?q=ti%C3%AAm&amp;lang=en\">Page by page"
                  "</a>"));
  scan.corrected_pages = "2";
  EXPECT_FALSE(has(html_of(scan, Language::Vietnamese), "Đọc bằng máy"));
  scan.machine_pages = "";
  EXPECT_TRUE(has(html_of(scan, Language::Vietnamese), "href=\"/announcements/quet%2F1/pages/1\""));
  scan.pages.clear();
  EXPECT_FALSE(has(html_of(scan, Language::Vietnamese), "Xem từng trang"));
}

TEST(AnnouncementPage, LongTextsCanBeSearched) {
  schema::Announcement announcement = test::reform_announcement();
  announcement.body = std::string(5'000, 'x');
  EXPECT_TRUE(has(html_of(announcement, Language::English), "Search in this document"));
  EXPECT_TRUE(has(html_of(announcement, Language::English),
                  "<input type=\"hidden\" name=\"lang\" value=\"en\">"));
}

}  // namespace
}  // namespace tracuu::server
