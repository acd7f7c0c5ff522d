// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/document_page_html.hpp"

#include <gtest/gtest.h>

#include "schema/page_text.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using base::Language;

DocumentPage scanned_page(std::size_t number, Language language = Language::Vietnamese) {
  DocumentPage page;
  page.reading.announcement = test::scanned_announcement();
  page.reading.page = number;
  page.reading.page_count = 3;
  page.reading.title.text = page.reading.announcement.title;
  page.reading.text = schema::page_text(page.reading.announcement, number);
  page.origin.language = language;
  if (number == 2) {
    page.reading.words = test::scanned_words();
    page.reading.paragraphs = {{"Nay bổ sung hai điểm", {}, {}, {{{4, 8}, "b\"ỗ"}}},
                               {"tại nhà văn hóa thôn.", {}, {}}};
  }
  return page;
}

TEST(DocumentPageHtml, ShowsTheTextAndWhatWasMisread) {
  std::string const html = document_page_html(scanned_page(2));
  expect_sound_html(html, "vi");
  for (char const* text :
       {"<title>Thông báo lịch tiêm phòng dại – trang 2 – Tra Cứu</title>",
        "<span class=\"page-place\">Trang 2 / 3</span>",
        "<p class=\"note\">Đọc bằng máy, có thể sai (máy tin chắc 75 %). Vui lòng so với bản "
        "gốc.</p>",
        "<p>Nay <span class=\"repaired\" title=\"Máy đọc là “b&quot;ỗ”\">bổ</span> sung hai "
        "điểm</p>",
        "<summary>Những chỗ máy đọc sai đã được sửa: 1</summary>",
        "<li><span lang=\"vi\">bổ</span>: máy đọc là “bỗ”</li>",
        "<a rel=\"prev\" href=\"/announcements/quet%2F1/pages/1\">‹ Trang trước</a>",
        "<a rel=\"next\" href=\"/announcements/quet%2F1/pages/3\">Trang sau ›</a>",
        "<a class=\"back\" href=\"/announcements/quet%2F1\">", "<body class=\"paper\">",
        "<meta name=\"robots\" content=\"noindex\">"}) {
    EXPECT_TRUE(has(html, text)) << text << html;
  }
}

TEST(DocumentPageHtml, IsThereInEnglish) {
  std::string const html = document_page_html(scanned_page(2, Language::English));
  expect_sound_html(html, "en");
  EXPECT_TRUE(has(html, "Read by a machine and perhaps wrong (the machine is 75 % sure)."));
  EXPECT_TRUE(has(html, "href=\"/announcements/quet%2F1/pages/3?lang=en\""));
}

TEST(DocumentPageHtml, TellsWhatKindOfPageItIs) {
  std::string const first = document_page_html(scanned_page(1));
  EXPECT_FALSE(has(first, "class=\"note\""));
  EXPECT_FALSE(has(first, "rel=\"prev\""));
  std::string const third = document_page_html(scanned_page(3));
  EXPECT_TRUE(has(third, "Trang này là ảnh quét, chưa đọc được chữ."));
  EXPECT_TRUE(has(third, "Trang này không có chữ."));
  EXPECT_FALSE(has(third, "rel=\"next\""));
  DocumentPage failed = scanned_page(3);
  failed.reading.failure = "took too long";
  EXPECT_TRUE(has(document_page_html(failed), "Trang này là ảnh; máy không đọc được chữ."));
}

TEST(DocumentPageHtml, NamesTheDayOfACorrection) {
  DocumentPage page = scanned_page(2);
  page.reading.announcement.corrected_pages = "2";
  EXPECT_TRUE(has(document_page_html(page), "Chữ của trang này đã có người sửa."));
  page.reading.correction = {2, "Nay", "thu-vien", "2026-11-30T08:00:00Z"};
  std::string const html = document_page_html(page);
  EXPECT_TRUE(has(html, "Chữ của trang này đã có người sửa, ngày 30/11/2026."));
  EXPECT_FALSE(has(html, "thu-vien"));
  EXPECT_FALSE(has(html, "Đọc bằng máy"));
}

TEST(DocumentPageHtml, KeepsTheSearchThatLedToIt) {
  DocumentPage page = scanned_page(2);
  page.origin.request.text = "tại nhà";
  page.reading.paragraphs[1].matches = {{0, 10}};
  std::string const html = document_page_html(page);
  for (char const* text :
       {"href=\"/announcements/quet%2F1/pages/3?q=t%E1%BA%A1i%20nh%C3%A0\"",
        "href=\"/announcements/quet%2F1?q=t%E1%BA%A1i%20nh%C3%A0\"",
        "1 chỗ khớp ở trang này <a href=\"#m1\">", "<mark id=\"m1\">tại nhà</mark>"}) {
    EXPECT_TRUE(has(html, text)) << text;
  }
  page.reading.paragraphs[1].matches.clear();
  EXPECT_TRUE(has(document_page_html(page), "Ở trang này không có chỗ nào khớp."));
}

TEST(DocumentPageHtml, FramesWhatMatchesOnThePicture) {
  DocumentPage page = scanned_page(2);
  page.reading.boxes = {{252, 100, 318, 112}};
  EXPECT_FALSE(has(document_page_html(page), "<img")) << "there is no picture";
  page.image_url = "/announcements/quet%2F1/pages/2/image?v=5f1d3c0a";
  std::string const html = document_page_html(page);
  expect_sound_html(html, "vi");
  for (char const* text :
       {"<img src=\"/announcements/quet%2F1/pages/2/image?v=5f1d3c0a\" alt=\"Ảnh trang 2 của bản "
        "gốc\" "
        "width=\"793\" height=\"1123\">",
        "viewBox=\"0 0 595.00 842.00\" preserveAspectRatio=\"none\" aria-hidden=\"true\"",
        "<rect x=\"250.00\" y=\"98.00\" width=\"70.00\" height=\"16.00\"/>",
        "<figcaption>Trong khung: chỗ khớp với từ khóa</figcaption>"}) {
    EXPECT_TRUE(has(html, text)) << text;
  }
  page.reading.boxes.clear();
  EXPECT_FALSE(has(document_page_html(page), "class=\"frames\""));
  page.reading.words.reset();
  EXPECT_TRUE(has(document_page_html(page), "alt=\"Ảnh trang 2 của bản gốc\">"));
}

TEST(DocumentPageHtml, NamesTheSheet) {
  DocumentPage page = scanned_page(1);
  page.reading.name = "Thôn <3>";
  std::string const html = document_page_html(page);
  EXPECT_TRUE(has(html, "Trang tính 1 / 3 <span lang=\"vi\">“Thôn &lt;3&gt;”</span>"));
  EXPECT_TRUE(has(html, "Thông báo lịch tiêm phòng dại – trang tính “Thôn &lt;3&gt;” – Tra Cứu"));
}

}  // namespace
}  // namespace tracuu::server
