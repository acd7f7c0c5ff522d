// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/place_map.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(PlaceMap, PlacesOfPieces) {
  PlaceMap map;
  EXPECT_EQ(map.at(7), 0U) << "of nothing";
  map.add(2, 0, 3);
  map.add(5, 3, 1);
  map.add(5, 9, 0);
  map.add(10, 6, 4);
  struct Row {
    std::size_t from;
    std::size_t to;
    char const* why;
  };
  Row const rows[] = {
      {0, 0, "left out before all"},
      {2, 0, "a beginning"},
      {5, 3, "a piece that goes on"},
      {6, 6, "left out"},
      {9, 6, "left out, at last"},
      {13, 9, "the last byte"},
      {14, 10, "the end"},
      {99, 10, "far after"},
  };
  for (Row const& row : rows) EXPECT_EQ(map.at(row.from), row.to) << row.why;
}

TEST(PlaceMap, ConvertedWords) {
  std::string const before = "x Sè: m\xF4 12\n";
  std::string const after = "Số: m\u1EE5 12\n";
  PlaceMap map;
  map.add_converted(2, std::string_view(before).substr(2), 0, after);
  EXPECT_EQ(map.at(before.find("Sè")), 0U);
  EXPECT_EQ(map.at(before.find("12")), after.find("12"));
  EXPECT_EQ(map.at(before.find("12") + 1), after.size()) << "within the last word";
  EXPECT_EQ(map.at(before.find("m\xF4") + 1), after.find("12")) << "within a word: the next";
  PlaceMap uneven;
  uneven.add_converted(0, "một hai", 4, "một");
  EXPECT_EQ(uneven.at(0), 4U);
  EXPECT_EQ(uneven.at(5), 4U + std::string("một").size());
}

TEST(PlaceMap, KeptLines) {
  std::string const text = "  Tên \nmột\nhai\n\nmột\nba\nTin: A";
  std::string const kept = "một\nkhông có\nmột\nba";
  PlaceMap const map = find_kept_lines(text, kept);
  EXPECT_EQ(map.at(text.find("Tên")), 0U);
  EXPECT_EQ(map.at(text.find("hai")), kept.rfind("một")) << "left out: the next that is kept";
  EXPECT_EQ(map.at(text.rfind("một")), kept.rfind("một")) << "lines that are alike";
  EXPECT_EQ(map.at(text.find("ba")), kept.find("ba"));
  EXPECT_EQ(map.at(text.find("Tin")), kept.size());
  EXPECT_EQ(find_kept_lines("một", "").at(2), 0U);
  EXPECT_EQ(find_kept_lines("", "một").at(0), 0U);
}

}  // namespace
}  // namespace tracuu::indexer
