// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/table_rows.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/html/markup_text.hpp"

namespace tracuu::indexer {
namespace {

TEST(TableRows, Table) {
  struct Row {
    std::string html;
    char const* expected;
    char const* why;
  };
  std::string const cells = "<td><p>Một</p><p>Hai</p></td><td>Ba</td>";
  std::vector<Row> const rows{
      {"<table><tr><td>Xã<td>14/3<tr><td>Thôn<td>2</table>", "Xã\t14/3\nThôn\t2",
       "cells apart by a TAB"},
      {"<table><tr><td>STT<td>Xã<td>Số hộ<tr><td>1<td><td>15</table>", "STT\tXã\tSố hộ\n1\t\t15",
       "an empty cell between two others"},
      {"<table><tr><td>1<td>Xã<td><tr><td><td>Tổng<td>15</table>", "1\tXã\nTổng\t15",
       "empty cells at the ends"},
      {"<table><tr>" + cells + "</tr></table>", "Một\nHai\nBa", "one row lays out the page"},
      {"<table><tr>" + cells + "</tr><tr><td>Bốn<td>Năm</tr></table>", "Một\nHai\nBa\nBốn\tNăm",
       "a cell of two lines beside a row that is one"},
      {"<table><tr>" + cells + "</tr><tr>" + cells + "</tr><tr>" + cells + "</tr></table>",
       "Một Hai\tBa\nMột Hai\tBa\nMột Hai\tBa", "three rows are a table of data"},
      {"<table><tr><td><p>Xã</p><td><p>14/3</p><tr><td><p>Thôn</p><td><p>2</p></table>",
       "Xã\t14/3\nThôn\t2", "word processors put each cell into a paragraph"},
      {"<table><tr><td><h1>Họp dân</h1><td><p>Một<tr><td>Hai<td>Ba</table>",
       "Họp dân\nMột\nHai\tBa", "a row with a heading lays out"},
      {"<table><tr><td>Menu<td><table><tr><td>Xã<td>2</table><td>Nắng</table>", "Menu\nXã\t2\nNắng",
       "a table inside"},
      {"<table><tr><td>Một<br>Hai<td>Ba<tr><td>" + std::string(2000, 'x') +
           "<td>Bốn<tr><td>Năm<td>Sáu</table>",
       nullptr, "a long cell"},
  };
  for (Row const& row : rows) {
    auto const text = html_to_text(row.html);
    ASSERT_TRUE(text.has_value()) << row.why;
    if (row.expected != nullptr) {
      EXPECT_EQ(*text, row.expected) << row.why;
    } else {
      EXPECT_TRUE(text->starts_with("Một\nHai\nBa\nxx")) << row.why;
    }
  }
}

TEST(TableRows, LongTablesTakeLinearTime) {
  std::string html = "<table>";
  for (int i = 0; i < 20'000; ++i) html += "<tr><td>Một<br>Hai<td>Ba";
  auto const text = html_to_text(html);
  ASSERT_TRUE(text.has_value());
  EXPECT_TRUE(text->starts_with("Một Hai\tBa\nMột Hai\tBa\n"));
}

}  // namespace
}  // namespace tracuu::indexer
