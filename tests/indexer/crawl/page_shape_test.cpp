// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/page_shape.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

PageShape shape_of_text(std::string const& text,
                        std::string const& url = "https://h.example/tin/a") {
  auto const page = HtmlDocument::parse("<title>Cổng</title><p>" + text + "</p>");
  EXPECT_TRUE(page);
  return page_shape(page->root(), url);
}

TEST(PageShapeTest, TellsTextsApartByTellingNumbers) {
  struct {
    char const* one;
    char const* other;
    bool is_same;
    char const* why;
  } const rows[] = {
      {"Mực nước 2,35 m", "Mực nước 2,41 m", false, "a level"},
      {"Giá 15.200 đồng", "Giá 15.300 đồng", false, "a price"},
      {"Chi 1.652.000 đồng", "Chi 1.700.000 đồng", false, "an amount"},
      {"Quyết định số 119", "Quyết định số 120", false, "a document"},
      {"Lịch ngày 12/05/2031", "Lịch ngày 13/05/2031", true, "a day"},
      {"Lịch ngày 12.05.2031", "Lịch ngày 13.05.2031", true, "a day with full stops"},
      {"Lịch tuần 12 năm 2031", "Lịch tuần 13 năm 2032", true, "a week of a year"},
      {"Lúc 08:30:15", "Lúc 21:07:59", true, "a clock"},
      {"Lượt xem: 1.652", "Lượt xem: 1.700", true, "a count of readers"},
      {"Lịch ngày 12", "Họp ngày 12", false, "other words"},
  };
  for (auto const& row : rows) {
    bool const is_same = shape_of_text(row.one).text_hash() == shape_of_text(row.other).text_hash();
    EXPECT_EQ(is_same, row.is_same) << row.why;
    bool const is_day = std::string_view(row.why).find("day") != std::string_view::npos ||
                        std::string_view(row.why).find("week") != std::string_view::npos;
    bool const is_exactly =
        shape_of_text(row.one).exact_hash() == shape_of_text(row.other).exact_hash();
    EXPECT_EQ(is_exactly, row.is_same && !is_day) << row.why;
  }
}

TEST(PageShapeTest, LeavesOutTheAddressAndWhatTheFrameCounts) {
  EXPECT_EQ(
      shape_of_text("Trang 4711 /tin/bai-4711.html", "https://h/tin/bai-4711.html").text_hash(),
      shape_of_text("Trang 4712 /tin/bai-4712.html", "https://h/tin/bai-4712.html").text_hash());
  PageShape const frame = shape_of_text("Tổng số: 5.678.901");
  PageShape const one = shape_of_text("Tổng số: 5.678.902");
  PageShape const other = shape_of_text("Tổng số: 5.678.903");
  EXPECT_NE(one.text_hash(), other.text_hash());
  EXPECT_EQ(one.text_hash(&frame), other.text_hash(&frame));
}

// Rows of a table have the same words.
TEST(PageShapeTest, CountsTheNumbersOfAllLinesOfTheSameWords) {
  EXPECT_NE(shape_of_text("Giá 15.200<br>Giá 17.300").text_hash(),
            shape_of_text("Giá 15.200<br>Giá 17.400").text_hash());
  EXPECT_EQ(shape_of_text("Giá 15.200<br>Giá 17.300").lines.size(), 1u);
}

}  // namespace
}  // namespace tracuu::indexer
