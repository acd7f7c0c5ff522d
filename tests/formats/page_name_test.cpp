// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/page_name.hpp"

#include <gtest/gtest.h>

namespace tracuu::formats {
namespace {

using base::Language;

TEST(PageName, SaysWhatKindOfPageItIs) {
  struct Row {
    search::PagePlace place;
    char const* filetype;
    char const* vietnamese;
    char const* english;
  };
  Row const rows[] = {
      {{12, ""}, "PDF", "trang 12", "page 12"},
      {{1200, ""}, "", "trang 1.200", "page 1,200"},
      {{3, "Thôn 3"}, "XLSX", "trang tính “Thôn 3”", "sheet “Thôn 3”"},
      {{3, ""}, "ODS", "trang tính 3", "sheet 3"},
      {{5, ""}, "PPTX", "trang chiếu 5", "slide 5"},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(page_name(row.place, row.filetype, Language::Vietnamese), row.vietnamese);
    EXPECT_EQ(page_name(row.place, row.filetype, Language::English), row.english);
  }
}

TEST(PageName, CountsThemAll) {
  using enum Language;
  EXPECT_EQ(page_of_pages({12, ""}, 15, "PDF", Vietnamese), "Trang 12 / 15");
  EXPECT_EQ(page_of_pages({2, "Thôn 3"}, 3, "XLSX", Vietnamese), "Trang tính 2 / 3");
  EXPECT_EQ(page_of_pages({2, ""}, 3, "ODS", English), "Sheet 2 of 3");
  EXPECT_EQ(page_of_pages({5, ""}, 20, "PPT", Vietnamese), "Trang chiếu 5 / 20");
  EXPECT_EQ(page_of_pages({5, ""}, 20, "PDF", English), "Page 5 of 20");
}

TEST(PageAddress, OpensPdfsOnTheWeb) {
  struct Row {
    char const* url;
    char const* filetype;
    char const* address;
  };
  Row const rows[] = {
      {"https://vankhe.example/a.pdf", "PDF", "https://vankhe.example/a.pdf#page=3"},
      {"https://vankhe.example/a.pdf?v=2#top", "PDF", "https://vankhe.example/a.pdf?v=2#page=3"},
      {"https://vankhe.example/a.xlsx", "XLSX", ""},
      {"javascript:a.pdf", "PDF", ""},
      {"", "PDF", ""},
  };
  for (Row const& row : rows) {
    schema::Announcement announcement;
    announcement.url = row.url;
    announcement.filetype = row.filetype;
    EXPECT_EQ(page_address(announcement, 3), row.address) << row.url;
  }
}

}  // namespace
}  // namespace tracuu::formats
