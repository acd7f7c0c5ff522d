// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/attachment_links.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/html/html_main_content.hpp"

namespace tracuu::indexer {
namespace {

constexpr char const* kPageText =
    "<p>Ủy ban nhân dân xã Đông Khê thông báo lịch tiêm phòng cho đàn trâu bò trên địa bàn các "
    "thôn, từ ngày 12 đến ngày 15 tháng 8; các hộ nhốt gia súc tại chuồng từ sáng sớm.</p>"
    "<p>Các hộ chăn nuôi phối hợp với thú y viên để việc tiêm phòng đạt kết quả.</p>";

/// "link = text" of each, "; " between.
std::string links_of(std::string const& html) {
  auto const page = HtmlDocument::parse(html).value();
  std::string text;
  auto const* const content = find_main_content(page.root()).element;
  for (auto const& attachment : find_attachment_links(page.root(), content)) {
    if (!text.empty()) text += "; ";
    text += fmt::format("{} = {}", attachment.url, attachment.text);
  }
  return text;
}

TEST(FindAttachmentLinks, Table) {
  std::string const article = std::string("<article>") + kPageText;
  struct {
    std::string body;
    char const* expected;
    char const* why;
  } const rows[] = {
      {article + "<p><a href='tep/119.pdf'>Quyết định  119</a></p></article>",
       "tep/119.pdf = Quyết định 119", "in the text"},
      {article + "<a href='/a.html'>Tin</a><a>b.pdf</a><a href='#x.pdf'>c</a></article>", "",
       "not documents"},
      {article + "<a href='a.pdf'><img src=i.png></a> <a href='a.pdf'>Phụ lục</a></article>",
       "a.pdf = Phụ lục", "an icon and a name"},
      {article + "<a href='a.pdf' title='Phụ lục'><img src=i.png></a></article>", "a.pdf = Phụ lục",
       "only an icon"},
      {article + "</article><div class='sidebar'><a href='khac.pdf'>Văn bản mới</a></div>", "",
       "beside the text"},
      {article + "<div class='related'><a href='khac.pdf'>Khác</a></div></article>", "",
       "other announcements within the text"},
      {article + "</article><div class='tep-dinh-kem'><ul><li><a href='a.docx'>A</a></ul></div>",
       "a.docx = A", "a box by its class"},
      {article + "<a href='a.jpg'>Ảnh</a> <a href='b.tif'>Bản quét</a></article>",
       "b.tif = Bản quét", "pictures in the text are its illustrations"},
      {article + "</article><div class='tep-dinh-kem'><a href='a.JPG'>A</a></div>", "a.JPG = A",
       "a picture in a box of attachments"},
      {article + "</article><div><b>Tệp đính kèm:</b><ul><li><a href='b.XLS'>B</a></ul></div>",
       "b.XLS = B", "a box by its heading"},
      {article + "</article><div>File đính kèm <a href='c.odt'>C</a></div>", "c.odt = C",
       "a box in one line"},
      {"<form>" + article + "<a href='a.pdf'>A</a></article></form>", "a.pdf = A",
       "all of the page in a form"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(links_of("<body>" + row.body + "</body>"), row.expected) << row.why;
  }
}

TEST(FindAttachmentLinks, ReadsTheBaseAddress) {
  EXPECT_EQ(
      links_of(std::string("<head><base href='https://vankhe.example/tin/'></head><article>") +
               kPageText + "<a href='119.pdf'>Số 119</a></article>"),
      "https://vankhe.example/tin/119.pdf = Số 119");
}

TEST(FindAttachmentLinks, AreNotWithoutNumber) {
  std::string html = std::string("<article>") + kPageText;
  for (int i = 0; i < 1'000; ++i) html += fmt::format("<a href='{}.pdf'>{}</a> ", i, i);
  auto const page = HtmlDocument::parse(html).value();
  EXPECT_EQ(find_attachment_links(page.root(), find_main_content(page.root()).element).size(),
            kMaxAttachments);
}

TEST(ResolveAttachmentLinks, GivesAddressesAndPaths) {
  schema::Announcement announcement;
  announcement.url = "https://vankhe.example/tin/17.html";
  announcement.attachments = {{"../tep/119.pdf", "", "Số 119"},
                              {"https://vankhe.example/tep/119.pdf", "", ""},
                              {"javascript:mo('x.pdf')", "", "Xem"},
                              {"tai.aspx?tep=120.pdf", "", "Số 120"}};
  resolve_attachment_links(announcement, "vankhe.example/tin/17.html");
  EXPECT_EQ(announcement.attachments,
            (std::vector<schema::Attachment>{
                {"https://vankhe.example/tep/119.pdf", "vankhe.example/tep/119.pdf", "Số 119"},
                {"https://vankhe.example/tin/tai.aspx?tep=120.pdf", "", "Số 120"}}));
}

}  // namespace
}  // namespace tracuu::indexer
