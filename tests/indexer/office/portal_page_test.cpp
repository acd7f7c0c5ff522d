// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/portal_page.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "indexer/text/text_form.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::indexer {
namespace {

using schema::Announcement;
using test::to_form;
using test::UnicodeForm;

std::string iso_day(std::optional<schema::Date> const& date) {
  return date ? schema::format_iso_date(*date) : "";
}

Announcement read(std::string const& text) {
  auto page = parse_portal_page(text);
  EXPECT_TRUE(page.has_value());
  return page ? *page : Announcement{};
}

TEST(PortalPage, EveryLineLandsInItsField) {
  Announcement const page = read(test::fixture("portal_page.txt"));
  EXPECT_EQ(page.site, "Trang thông tin điện tử huyện vân khê");
  EXPECT_EQ(page.place, "huyện Vân Khê");
  EXPECT_EQ(page.title, "Huyện Vân Khê tổng kết phong trào \"Nhà sạch, ngõ đẹp\" năm 2022");
  EXPECT_EQ(iso_day(page.date), "2023-01-05");
  EXPECT_EQ(page.author, "Minh Thảo");
  EXPECT_EQ(page.unit, "Trung tâm VHTT&TT");
  EXPECT_EQ(std::ranges::count(page.body, '\n'), 2) << "three paragraphs";
  EXPECT_TRUE(
      page.body.starts_with("Sáng ngày 4/1, UBND huyện Vân Khê họp tổng kết phong trào  \""));
  EXPECT_TRUE(page.body.ends_with("hai tuyến đường hoa."));
  EXPECT_TRUE(page.numbers.empty());
  EXPECT_EQ(page.category, "");
}

TEST(PortalPage, OtherUnicodeFormsAreReadAlikeAndKept) {
  std::string const text = test::fixture("portal_page.txt");
  Announcement const nfc = read(text);
  for (UnicodeForm const form : {UnicodeForm::Nfd, UnicodeForm::Mixed}) {
    Announcement const page = read(to_form(text, form));
    EXPECT_EQ(page.title, to_form(nfc.title, form));
    EXPECT_EQ(page.body, to_form(nfc.body, form));
    EXPECT_EQ(page.site, to_form(nfc.site, form));
    EXPECT_EQ(page.author, to_form(nfc.author, form));
    EXPECT_EQ(page.unit, to_form(nfc.unit, form));
    EXPECT_EQ(page.place, nfc.place) << "derived, so always NFC";
    EXPECT_EQ(page.date, nfc.date);
  }
}

TEST(PortalPage, Layouts) {
  struct Row {
    std::string text;
    Announcement expected;
    char const* why;
  };
  auto const make = [](char const* title, char const* body, char const* category = "") {
    Announcement announcement;
    announcement.title = title;
    announcement.body = body;
    announcement.category = category;
    return announcement;
  };
  std::string const site = "Trang thông tin điện tử huyện Vân Khê\n";
  std::vector<Row> const rows{
      {"Tiêu đề\n11/07/2023\nMột.\nHai.", make("Tiêu đề", "Một.\nHai."), "no site line"},
      {site + "Tin tức\nTiêu đề\n11/07/2023\nMột.", make("Tiêu đề", "Một.", "Tin tức"), "category"},
      {site + "11/07/2023\nTiêu đề\nMột.", make("Tiêu đề", "Một."), "stamp above the title"},
      {site + "Tiêu đề\n11/07/2023\nMột.\nIn bài viết\nTin khác\nHai.", make("Tiêu đề", "Một."),
       "buttons and tail"},
      {"Tiêu đề\r\n\r\n11/07/2023\r\n\r\nMột.\r\n", make("Tiêu đề", "Một."), "Windows line ends"},
      {"Tiêu đề\nMột.\nBài viết khác\nHai.", make("Tiêu đề", "Một.\nBài viết khác\nHai."),
       "no date line: nothing is dropped"},
      {"Lịch công tác\nTừ ngày 10 đến 14\nĐịa điểm: hội trường\nThứ hai, 10/07/2023\nHọp giao ban",
       make("Lịch công tác",
            "Từ ngày 10 đến 14\nĐịa điểm: hội trường\nThứ hai, 10/07/2023\nHọp giao ban"),
       "a day in a calendar is no posting stamp"},
      {"Chỉ một dòng", make("Chỉ một dòng", ""), "one line"},
      {"11/07/2023", make("11/07/2023", ""), "only a date"},
      {"Tiêu đề\n11/07/2023", make("Tiêu đề", ""), "no body"},
  };
  for (Row const& row : rows) {
    Announcement const page = read(row.text);
    EXPECT_EQ(page.title, row.expected.title) << row.why;
    EXPECT_EQ(page.body, row.expected.body) << row.why;
    EXPECT_EQ(page.category, row.expected.category) << row.why;
  }
}

TEST(PortalPage, RefusesWhatIsNoText) {
  for (std::string const& text :
       {std::string(), std::string(" \n\u00A0\n"), std::string("a\0b", 3)}) {
    auto const page = parse_portal_page(text);
    ASSERT_FALSE(page.has_value());
    EXPECT_EQ(page.error().code, base::ErrorCode::InvalidArgument);
  }
}

TEST(PortalPage, HugeLinesAndManyLines) {
  std::string const line(10'000'000, 'x');
  EXPECT_EQ(read("Tiêu đề\n11/07/2023\n" + line).body.size(), line.size());
  std::string lines = "Tiêu đề\n11/07/2023\n";
  for (int i = 0; i < 100'000; ++i) lines += "dòng\n";
  EXPECT_EQ(std::ranges::count(read(lines).body, '\n'), 99'999);
}

// The model page of the project; it is not ours, so it is not in the repository.
TEST(PortalPage, ModelPage) {
  namespace fs = std::filesystem;
  fs::path const path =
      fs::path(TRACUU_SOURCE_DIR) / "../shared/data/seed/000_a929d9d6135f5c32.txt";
  if (!fs::exists(path)) GTEST_SKIP() << "no model page beside the repository";
  Announcement const page = read(test::read_file(path));
  EXPECT_EQ(fold_line(page.title).size(), 121U);
  EXPECT_EQ(iso_day(page.date), "2023-07-11");
  EXPECT_EQ(page.unit, "Trung tâm VHTT&TT");
  EXPECT_EQ(page.author, "Hồng Hạ");
  EXPECT_EQ(page.place, "huyện Gia Viễn");
  EXPECT_EQ(split_lines(page.body).size(), 4U);
}

}  // namespace
}  // namespace tracuu::indexer
