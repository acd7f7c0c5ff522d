// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/office/office_text.hpp"
#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t kMaxPptxBytes = 1 << 20;

std::string shape(std::string const& placeholder, std::string const& text) {
  return "<p:sp><p:nvSpPr><p:nvPr><p:ph type='" + placeholder +
         "'/></p:nvPr></p:nvSpPr><p:txBody>"
         "<a:p><a:r><a:t>" +
         text + "</a:t></a:r></a:p></p:txBody></p:sp>";
}

TEST(PptxDocument, ReadsSlidesInTheirOrder) {
  std::string const one =
      "<p:sld xmlns:p='p' xmlns:a='a'>" +
      shape("ctrTitle", "HỘI NGHỊ</a:t></a:r><a:br/><a:r><a:t>tiêm phòng") + shape("sldNum", "1") +
      "<a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Thôn</a:t></a:r></a:p></a:txBody></a:tc>"
      "<a:tc><a:txBody><a:p><a:r><a:t>Số "
      "hộ</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:sld>";
  auto const read = read_pptx(
      test::make_zip(
          {{"ppt/presentation.xml",
            "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId r:id='b'/><p:sldId "
            "r:id='a'/>"
            "<p:sldId r:id='none'/></p:sldIdLst></p:presentation>"},
           {"ppt/_rels/presentation.xml.rels",
            "<Relationships><Relationship Id='a' Type='slide' Target='slides/two.xml'/>"
            "<Relationship Id='b' Type='slide' Target='slides/one.xml'/></Relationships>"},
           {"ppt/slides/one.xml", one},
           {"ppt/slides/_rels/one.xml.rels",
            "<Relationships><Relationship Id='n' Type='x/notesSlide' "
            "Target='../notes/one.xml'/></Relationships>"},
           {"ppt/notes/one.xml",
            "<p:notes xmlns:p='p' xmlns:a='a'>" + shape("body", "ghi chú") + "</p:notes>"},
           {"ppt/slides/two.xml",
            "<p:sld xmlns:p='p' xmlns:a='a'>" + shape("title", "Phần hai") + "</p:sld>"}}),
      kMaxPptxBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  std::string text = read->text;
  for (char& c : text) c = c == '\t' ? ' ' : c;
  EXPECT_EQ(text, "HỘI NGHỊ\ntiêm phòng\nThôn Số hộ\nghi chú\nPhần hai\n");
  std::vector<schema::PageStart> const slides{
      {1, 0, {}}, {2, text.find("Phần hai"), {}}, {3, text.size(), {}}};
  EXPECT_EQ(read->pages, slides);
  EXPECT_EQ(read->styled_title, "HỘI NGHỊ tiêm phòng");
}

TEST(PptxDocument, ReadsOpenDocumentPresentations) {
  auto const read = read_odp(
      test::make_zip(
          {{"content.xml",
            "<office:document-content xmlns:office='o' xmlns:draw='d' xmlns:text='t' "
            "xmlns:presentation='p'><office:body><office:presentation><draw:page>"
            "<draw:frame presentation:class='title'><draw:text-box><text:p>Hội nghị</text:p>"
            "</draw:text-box></draw:frame><draw:frame><draw:text-box><text:p>Một.</text:p>"
            "</draw:text-box></draw:frame></draw:page><draw:page><draw:frame><draw:text-box>"
            "<text:p>Hai.</text:p></draw:text-box></draw:frame></draw:page>"
            "</office:presentation></office:body>"
            "</office:document-content>"}}),
      kMaxPptxBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->styled_title, "Hội nghị");
  EXPECT_EQ(read->text, "Hội nghị\nMột.\nHai.\n");
  std::vector<schema::PageStart> const slides{{1, 0, {}}, {2, read->text.find("Hai"), {}}};
  EXPECT_EQ(read->pages, slides);
}

TEST(PptxDocument, RefusesWithAReason) {
  EXPECT_EQ(read_pptx(test::make_docx("x"), kMaxPptxBytes).error().message,
            "not a PowerPoint presentation (.pptx): it has no ppt/presentation.xml");
  EXPECT_EQ(read_odp(test::make_docx("x"), kMaxPptxBytes).error().message,
            "not an OpenDocument presentation: it has no content.xml");
}

}  // namespace
}  // namespace tracuu::indexer
