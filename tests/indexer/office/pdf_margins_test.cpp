// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_margins.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

constexpr double kPageHeight = 842;

PdfLine line_at(double top, std::string text, double size = 12) {
  return {{std::move(text), {}}, {50, top, 500, top + size}, size};
}

PdfPageLines page_of(std::vector<PdfLine> lines) {
  return {std::move(lines), kPageHeight};
}

TEST(PdfMargins, NumbersAndRunningHeads) {
  std::vector<PdfPageLines> pages;
  for (std::string const number : {"1", "- 2 -", "Trang 3/4", "4"}) {
    pages.push_back(page_of({line_at(30, "BẢN TIN/Số 8\t" + number), line_at(130, "Đầu trang,"),
                             line_at(400, "giữa trang,"), line_at(800, number)}));
  }
  EXPECT_EQ(join_pdf_pages(pages).content.text,
            "Đầu trang,\ngiữa trang,\nĐầu trang,\ngiữa trang,\nĐầu trang,\ngiữa trang,\n"
            "Đầu trang,\ngiữa trang,\nBẢN TIN/Số 8\n");
}

TEST(PdfMargins, WhatStandsOnOnePageStays) {
  EXPECT_EQ(join_pdf_pages({page_of({line_at(30, "Mẫu số 1"), line_at(400, "Đơn")}),
                            page_of({line_at(30, "Kính gửi"), line_at(400, "Hết")})})
                .content.text,
            "Mẫu số 1\nĐơn\nKính gửi\nHết\n");
}

TEST(PdfMargins, LetterheadsOfAnnexesStay) {
  PdfPageLines const page =
      page_of({line_at(40, "ỦY BAN NHÂN DÂN"), line_at(54, "Độc lập - Tự do - Hạnh phúc"),
               line_at(400, "Văn bản")});
  EXPECT_EQ(join_pdf_pages({page, page}).content.text,
            "ỦY BAN NHÂN DÂN\nĐộc lập - Tự do - Hạnh phúc\nVăn bản\n"
            "ỦY BAN NHÂN DÂN\nĐộc lập - Tự do - Hạnh phúc\nVăn bản\n");
}

TEST(PdfMargins, NotesFollowTheSentence) {
  EXPECT_EQ(join_pdf_pages(
                {page_of({line_at(100, "Các hộ nuôi lợn trong xã đăng ký"),
                          line_at(700, "1 Theo Luật Thú y,", 9), line_at(712, "năm 2015.", 9)}),
                 page_of({line_at(100, "với trưởng thôn."), line_at(114, "Hết.")})})
                .content.text,
            "Các hộ nuôi lợn trong xã đăng ký\nvới trưởng thôn.\n1 Theo Luật Thú y,\nnăm 2015.\n"
            "Hết.\n");
}

TEST(PdfMargins, NumbersGoAcrossLines) {
  EXPECT_EQ(
      join_pdf_pages({page_of({line_at(300, "Quyết định số 12/QĐ-"), line_at(314, "UBND, số 5/"),
                               line_at(328, "TB-UBND; và/"), line_at(342, "hoặc -"),
                               line_at(356, "-----"), line_at(370, "hết")})})
          .content.text,
      "Quyết định số 12/QĐ-UBND, số 5/TB-UBND; và/\nhoặc -\n-----\nhết\n");
}

TEST(PdfMargins, FontsKeepTheirPlaces) {
  PdfLine line = line_at(100, "th\u00B8ng");
  line.content.fonts.push_back({0, 6, {analyzers::Charset::Tcvn3, false}});
  FontedText const text = join_pdf_pages({page_of({line_at(80, "ab"), line})}).content;
  ASSERT_EQ(text.fonts.size(), 1U);
  EXPECT_EQ(text.text.substr(text.fonts[0].begin, text.fonts[0].end - text.fonts[0].begin),
            "th\u00B8ng");
}

TEST(PdfMargins, PagesBeginWhereTheirLinesStand) {
  std::string const head = "BẢN TIN";
  PagedText const text = join_pdf_pages(
      {page_of({line_at(30, head), line_at(100, "Các hộ đăng ký theo số 1/QĐ-"),
                line_at(700, "1 Theo Luật Thú y.", 9)}),
       page_of({}),
       page_of({line_at(30, head), line_at(100, "UBND với trưởng thôn."), line_at(120, "Hai.")}),
       page_of({line_at(30, head), line_at(100, "Ba.")})});
  EXPECT_EQ(text.content.text,
            "Các hộ đăng ký theo số 1/QĐ-UBND với trưởng thôn.\n1 Theo Luật Thú y.\nHai.\nBa.\n"
            "BẢN TIN\n");
  std::string shown;
  for (std::size_t at = 0; at < text.pages.size(); ++at) {
    std::size_t const begin = text.pages[at].offset;
    std::size_t const end =
        at + 1 < text.pages.size() ? text.pages[at + 1].offset : text.content.text.size();
    shown += std::to_string(text.pages[at].page) + "[" +
             text.content.text.substr(begin, end - begin) + "]";
  }
  EXPECT_EQ(shown,
            "1[Các hộ đăng ký theo số 1/QĐ-]2[]3[UBND với trưởng thôn.\n]"
            "1[1 Theo Luật Thú y.\n]3[Hai.\n]4[Ba.\n]0[BẢN TIN\n]")
      << "a word that goes on, an empty page, a note, running heads";
}

}  // namespace
}  // namespace tracuu::indexer
