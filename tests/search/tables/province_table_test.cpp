// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/province_table.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "base/embedded_tables.hpp"
#include "tests/support/query_words.hpp"

namespace tracuu::search {
namespace {

TEST(ProvinceTable, HasAllProvincesAndDistrictsUntil2025) {
  auto const table = ProvinceTable::read(base::kDistrictsTsv);
  ASSERT_TRUE(table) << to_string(table.error());
  std::set<std::string> now;
  std::size_t districts = 0;
  for (Province const& province : table->rows()) {
    now.insert(province.now.text);
    districts += province.districts.size();
  }
  EXPECT_EQ(table->rows().size(), 63u);
  EXPECT_EQ(now.size(), 34u);
  EXPECT_EQ(districts, 696u);
}

/// "Hà Nam, Nam Định, Ninh Bình (2 words)".
std::string provinces_at(std::string_view text, std::size_t at = 0) {
  test::QueryWords const query{std::string(text)};
  ProvinceMatch const match = provinces().find(query.words(), at);
  if (match.provinces.empty()) return "";
  std::string out;
  for (Province const* const province : match.provinces) {
    out += (out.empty() ? "" : ", ") + province->names.front().text;
  }
  return fmt::format("{} ({} words{}{})", out, match.words, match.is_district ? ", district" : "",
                     match.marks_open ? ", open" : "");
}

TEST(ProvinceTable, FindsPlaces) {
  struct {
    char const* text;
    std::size_t at;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"tỉnh Ninh Bình", 1, "Hà Nam, Nam Định, Ninh Bình (2 words)", "the province of today"},
      {"Nam Định", 0, "Nam Định (2 words)", "a province that ended"},
      {"huyện Gia Viễn", 1, "Ninh Bình (2 words, district)", ""},
      {"gia vien", 0, "Ninh Bình (2 words, district, open)", "marks left out"},
      {"Hoàng Mai", 0, "Hà Nội, Nghệ An (2 words, district)", "two districts of one name"},
      {"Quận 1", 0, "Hồ Chí Minh (2 words, district)", ""},
      {"Thừa Thiên Huế", 0, "Huế (3 words)", "another spelling"},
      {"Quảng Ninh", 0, "Quảng Ninh, Quảng Bình (2 words)", "a province, and a district elsewhere"},
      {"khai sinh", 0, "", "no place"},
      {"", 0, "", ""},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(provinces_at(row.text, row.at), row.expected) << row.text << ": " << row.why;
  }
}

TEST(ProvinceTable, RefusesABadTable) {
  auto const read = ProvinceTable::read("province\tnow\tdistricts\nA\t-\tB\n");
  ASSERT_FALSE(read);
  EXPECT_EQ(to_string(read.error()), "line 2: a name without words");
}

}  // namespace
}  // namespace tracuu::search
