// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "indexer/office/office_text.hpp"
#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t kMaxPdfBytes = 1 << 20;
constexpr char const* kEncryption =
    "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]"
    " /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
    " /O <0101010101010101010101010101010101010101010101010101010101010101>"
    " /U <0202020202020202020202020202020202020202020202020202020202020202> >>";

TEST(PdfDocument, TextAndTitle) {
  struct Row {
    std::string pdf;
    std::string text;
    std::string title;
    char const* why;
  };
  Row const rows[] = {
      {test::make_pdf({"Thông báo\nUBND xã Yên Lãng cấm đường.\n"}),
       "Thông báo\nUBND xã Yên Lãng cấm đường.\n", "", "lines"},
      {test::make_pdf({"ẰẲẴẮẶ ờởỡớợ đĐ ưƯ"}), "ẰẲẴẮẶ ờởỡớợ đĐ ưƯ\n", "", "Vietnamese letters"},
      {test::make_pdf({"Một\n1", "2\nHai", "", "Ba\n- 3 -"}, "Lịch tiêm chủng"), "Một\nHai\nBa\n",
       "Lịch tiêm chủng", "pages without their numbers, one of them without text"},
      {test::make_pdf({"UBND huyện theo Quyết định số 12/QĐ-\nUBND ngày 5/6/2020.\nHết."}),
       "UBND huyện theo Quyết định số 12/QĐ-UBND ngày 5/6/2020.\nHết.\n", "",
       "a number across a line end keeps its hyphen"},
      {"rác\n" + test::make_pdf({"Một"}), "Một\n", "", "junk before the head"},
  };
  for (Row const& row : rows) {
    auto const read = read_pdf(row.pdf, kMaxPdfBytes);
    ASSERT_TRUE(read.has_value()) << row.why << ": " << to_string(read.error());
    EXPECT_EQ(read->text, row.text) << row.why;
    EXPECT_EQ(read->metadata_title, row.title) << row.why;
    EXPECT_TRUE(read->has_broken_lines);
  }
}

TEST(PdfDocument, RefusesWithAReason) {
  std::string const good = test::make_pdf({"Một"});
  struct Row {
    std::string bytes;
    std::string named;
    char const* why;
  };
  Row const rows[] = {
      {"", "not a PDF", "empty"},
      {"văn bản", "not a PDF", "text"},
      {test::make_pdf({""}), "scanned: it has no text layer", "only drawings"},
      {test::make_pdf({}), "no pages", "no pages"},
      {good.substr(0, 40), "broken or cut off", "truncated"},
      {test::make_pdf({"Một"}, "", kEncryption), "encrypted", "password"},
  };
  for (Row const& row : rows) {
    auto const read = read_pdf(row.bytes, kMaxPdfBytes);
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_EQ(read.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
  }
}

using test::PlacedPage;
using test::PlacedText;

/// A page of a paragraph's lines from `y` down, long enough to be no scan.
PlacedPage page_of_text(std::string const& first, std::string const& last) {
  PlacedPage page;
  page.texts.push_back({50, 700, first});
  for (int line = 1; line < 6; ++line) {
    page.texts.push_back(
        {50, 700.0 - 14 * line, "các hộ nuôi lợn trong xã đăng ký với trưởng thôn,"});
  }
  page.texts.push_back({50, 700 - 14 * 6, last});
  return page;
}

std::string text_of(std::vector<PlacedPage> const& pages) {
  auto const read = read_pdf(test::make_placed_pdf(pages), kMaxPdfBytes);
  return read ? read->text : "refused: " + to_string(read.error());
}

TEST(PdfDocument, LetterheadIsReadColumnByColumn) {
  PlacedPage page;
  page.texts = {{80, 800, "ỦY BAN NHÂN DÂN"},
                {260, 800, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
                {90, 785, "XÃ YÊN LÃNG"},
                {300, 785, "Độc lập - Tự do - Hạnh phúc"},
                {80, 765, "Số: 12/QĐ-UBND"},
                {280, 765, "Yên Lãng, ngày 5 tháng 6 năm 2020"},
                {270, 735, "QUYẾT ĐỊNH"},
                {180, 720, "Về việc tiêm phòng cho đàn lợn trên địa bàn xã"},
                {50, 700, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"}};
  EXPECT_EQ(text_of({page}),
            "ỦY BAN NHÂN DÂN\nXÃ YÊN LÃNG\nSố: 12/QĐ-UBND\n"
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Yên Lãng, ngày 5 tháng 6 năm 2020\nQUYẾT ĐỊNH\n"
            "Về việc tiêm phòng cho đàn lợn trên địa bàn xã\n"
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n");
}

TEST(PdfDocument, SentencesGoAcrossPages) {
  std::vector<PlacedPage> pages;
  for (int page = 0; page < 3; ++page) {
    pages.push_back(
        page_of_text("thôn của mình để được", "trước ngày 15 hằng tháng, tại nhà văn hóa"));
    pages.back().texts.push_back({150, 815, "BẢN TIN XÃ YÊN LÃNG/Số 8"});
    pages.back().texts.push_back({500, 815, std::to_string(page + 1)});
    pages.back().texts.push_back({50, 40, "1. Theo Luật Thú y.", 8});
  }
  std::string const text = text_of(pages);
  EXPECT_NE(text.find("tại nhà văn hóa\nthôn của mình"), std::string::npos) << text;
  EXPECT_EQ(text.find("BẢN TIN XÃ YÊN LÃNG/Số 8"), text.rfind("BẢN TIN XÃ YÊN LÃNG/Số 8")) << text;
  EXPECT_NE(text.find("BẢN TIN"), std::string::npos) << "kept once";
}

TEST(PdfDocument, RowsOfTablesHaveTabs) {
  PlacedPage page = page_of_text("Danh sách hộ được hỗ trợ kèm theo Quyết định này,", "gồm có:");
  double y = 560;
  for (std::string const name : {"Nguyễn Văn Mẫu", "Trần Thị Mẫu", "Lê Văn Mẫu"}) {
    page.texts.push_back({50, y, "1"});
    page.texts.push_back({100, y, name});
    page.texts.push_back({300, y, "5"});
    page.texts.push_back({400, y, "750.000"});
    y -= 16;
  }
  std::string const text = text_of({page});
  EXPECT_NE(text.find("1\tNguyễn Văn Mẫu\t5\t750.000\n1\tTrần Thị Mẫu\t5\t750.000\n"),
            std::string::npos)
      << text;
}

TEST(PdfDocument, TurnedPagesAreReadUpright) {
  PlacedPage page;
  for (int line = 0; line < 6; ++line) {
    page.texts.push_back(
        {100.0 + 14 * line, 50, "các hộ nuôi lợn trong xã đăng ký với trưởng thôn,", 10, true});
  }
  page.texts[0].text = "Ủy ban nhân dân xã thông báo lịch tiêm phòng";
  page.texts.push_back({300, 800, "bản sao"});
  std::string const text = text_of({page});
  EXPECT_TRUE(text.starts_with("Ủy ban nhân dân xã thông báo lịch tiêm phòng\ncác hộ")) << text;
  EXPECT_TRUE(text.ends_with("thôn,\nbản sao\n")) << text;
}

/// What a signing program stamps on a page.
std::vector<PlacedText> stamp() {
  return {{300, 830, "Ký bởi: Ủy ban nhân dân xã Yên Lãng", 8},
          {300, 821, "Email: yenlang@hatrung.example", 8},
          {300, 812, "Cơ quan: Huyện Vân Khê", 8},
          {300, 803, "Thời gian ký: 11.07.2023 10:52:43 +07:00", 8}};
}

TEST(PdfDocument, StampsOfSignaturesAreNoText) {
  PlacedPage page = page_of_text("Ủy ban nhân dân xã thông báo lịch tiêm phòng cho", "hết.");
  for (PlacedText const& line : stamp()) page.texts.push_back(line);
  auto const read = read_pdf(test::make_placed_pdf({page}), kMaxPdfBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->text.find("Ký bởi"), std::string::npos) << read->text;
  EXPECT_EQ(read->text.find("10:52"), std::string::npos) << read->text;
  ASSERT_EQ(read->signatures.size(), 1U);
  EXPECT_EQ(read->signatures[0].signer, "Ủy ban nhân dân xã Yên Lãng");
  EXPECT_EQ(read->signatures[0].time, "2023-07-11T10:52:43+07:00");
  EXPECT_EQ(read->picture_pages, "");
}

TEST(PdfDocument, ScansAreToldAsScans) {
  PlacedPage const stamped{stamp(), true};
  PlacedPage const typed{{{80, 765, "Số: 12/QĐ-UBND"}, {280, 765, "ngày 5 tháng 6 năm 2020"}},
                         true};
  PlacedPage const picture{{}, true};
  struct Row {
    std::vector<PlacedPage> pages;
    char const* named;
    char const* why;
  };
  Row const rows[] = {
      {{picture, picture}, "(2 pages)", "pictures only"},
      {{stamped, picture}, "signed by Ủy ban nhân dân xã Yên Lãng", "a stamp on the first page"},
      {{typed, picture}, "(2 pages)", "a number typed into the picture"},
      {{{stamp(), false}}, "(1 page)", "nothing but a stamp"},
  };
  for (Row const& row : rows) {
    auto const read = read_pdf(test::make_placed_pdf(row.pages), kMaxPdfBytes);
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_NE(read.error().message.find("the PDF is scanned"), std::string::npos) << row.why;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
  }
}

TEST(PdfDocument, PagesThatArePicturesAreNamed) {
  PlacedPage const text = page_of_text("Ủy ban nhân dân xã thông báo lịch tiêm phòng cho", "hết.");
  PlacedPage const picture{{}, true};
  auto const read =
      read_pdf(test::make_placed_pdf({text, picture, picture, picture, text, text, picture, {}}),
               kMaxPdfBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->picture_pages, "2-4,7");
}

TEST(PdfDocument, TextHasALimit) {
  std::string const pdf = test::make_pdf({"Một", "Hai", "Ba"});
  EXPECT_TRUE(read_pdf(pdf, 13).has_value());
  auto const read = read_pdf(pdf, 12);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().message, "its text has more than the limit of 12 bytes");
}

TEST(PdfDocument, AnyCutIsSafe) {
  std::string const pdf = test::make_pdf({"Một\nHai"});
  for (std::size_t at = 0; at < pdf.size(); at += 7) {
    (void)read_pdf(std::string_view(pdf).substr(0, at), kMaxPdfBytes);
  }
}

TEST(PdfDocument, ManyThreadsAgree) {
  std::string const pdf = test::make_pdf({"Một", "Hai"});
  std::vector<std::string> texts(4);
  std::vector<std::thread> threads;
  for (std::string& text : texts) {
    threads.emplace_back([&text, &pdf] {
      for (int i = 0; i < 20; ++i) text = read_pdf(pdf, kMaxPdfBytes)->text;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::string const& text : texts) EXPECT_EQ(text, "Một\nHai\n");
}

}  // namespace
}  // namespace tracuu::indexer
