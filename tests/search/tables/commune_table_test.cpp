// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/commune_table.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "analyzers/syllable.hpp"
#include "base/embedded_tables.hpp"
#include "search/tables/province_table.hpp"
#include "search/tables/table_rows.hpp"
#include "tests/support/query_words.hpp"

namespace tracuu::search {
namespace {

constexpr std::array<std::string_view, 7> kCommuneColumns{"key",    "name", "kind", "province",
                                                          "was_in", "old",  "date"};

std::string folded_words(Phrase const& phrase) {
  std::string key;
  for (std::string const& term : phrase.terms) {
    if (!key.empty()) key += ' ';
    key += analyzers::folded_part(term);
  }
  return key;
}

TEST(CommuneTable, EveryLineIsReadable) {
  auto const rows = read_table(base::kCommunesTsv, kCommuneColumns);
  ASSERT_TRUE(rows) << to_string(rows.error());
  EXPECT_EQ(rows->size(), 3'321u) << "communes, wards and special zones since 1 July 2025";
  std::map<std::string_view, std::size_t> kinds;
  std::string_view last_key;
  for (TableRow const& row : *rows) {
    EXPECT_EQ(row.cells[0], folded_words(make_phrase(row.cells[1]))) << "line " << row.line;
    EXPECT_LE(last_key, row.cells[0]) << "line " << row.line << " is not in order";
    last_key = row.cells[0];
    ++kinds[row.cells[2]];
    Province const* const before = provinces().find_province(row.cells[4]);
    ASSERT_NE(before, nullptr) << row.cells[4];
    EXPECT_EQ(before->now.text, row.cells[3]) << "line " << row.line;
    EXPECT_TRUE(row.cells[6] == "2025-07-01" || row.cells[6] == "2026-04-30") << row.line;
  }
  EXPECT_EQ(kinds.size(), 3u);
  EXPECT_EQ(kinds["đặc khu"], 13u);
}

TEST(CommuneTable, NamesTheFormerUnits) {
  auto const rows = read_table(base::kCommunesTsv, kCommuneColumns).value();
  std::set<std::string> units;
  std::set<std::string_view> provinces_named;
  for (TableRow const& row : rows) {
    provinces_named.insert(row.cells[4]);
    for (std::string_view const unit : split_alternatives(row.cells[5])) {
      bool const has_level = unit.starts_with("xã ") || unit.starts_with("phường ") ||
                             unit.starts_with("thị trấn ") || unit.starts_with("huyện ");
      EXPECT_TRUE(has_level) << row.line << ": " << unit;
      units.insert(fmt::format("{}: {}", row.cells[4], unit));
    }
  }
  EXPECT_EQ(provinces_named.size(), 63u);
  EXPECT_GE(units.size(), 9'900u) << "10,035 before, of which some repeat in a province";
  EXPECT_LE(units.size(), 10'035u);
}

/// "Gia Viễn 2 xã Ninh Bình < thị trấn Thịnh Vượng, xã Gia Hòa; …".
std::string communes_at(std::string_view text, std::size_t at = 0) {
  test::QueryWords const query{std::string(text)};
  std::string out;
  for (CommuneMatch const& match : communes().find(query.words(), at)) {
    if (!out.empty()) out += "; ";
    out += fmt::format("{} {}{} {} {} <", match.row.name, match.words,
                       match.marks_open ? " open" : "", match.row.kind, match.row.was_in);
    for (FormerUnit const& unit : former_units(match.row)) {
      out += fmt::format(" {}{}{}{},", unit.name.text, unit.district.empty() ? "" : " of ",
                         unit.district, unit.is_repeated ? "*" : "");
    }
  }
  return out;
}

TEST(CommuneTable, FindsNames) {
  struct {
    char const* text;
    std::size_t at;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"xã Gia Viễn", 1, "Gia Viễn 2 xã Ninh Bình < thị trấn Thịnh Vượng, xã Gia Hòa,", ""},
      {"gia viên", 0,
       "Gia Viên 2 phường Hải Phòng < phường Đằng Giang, phường Cầu Đất, phường Lạch Tray, "
       "phường Đông Khê,; Gia Viễn 2 open xã Ninh Bình < thị trấn Thịnh Vượng, xã Gia Hòa,",
       "a name, or one of which a mark was left out"},
      {"cuc phuong", 0, "Cúc Phương 2 open xã Ninh Bình < xã Văn Phương,", "marks left out"},
      {"giả viễn", 0, "", "a typed mark must agree"},
      {"Yên Đồng", 0, "Yên Đồng 2 xã Nam Định < xã Yên Trị*, xã Yên Khang,",
       "without the old unit that was called so"},
      {"Đồng Văn", 0,
       "Đồng Văn 2 phường Hà Nam < phường Bạch Thượng, phường Yên Bắc,; Đồng Văn 2 xã Hà Giang < "
       "thị trấn Đồng Văn, xã Tả Lủng of huyện Đồng Văn, xã Tả Phìn*, xã Thài Phìn Tủng, "
       "xã Pải Lủng,",
       "two of one name"},
      {"Cồn Cỏ", 0, "Cồn Cỏ 2 đặc khu Quảng Trị < huyện Cồn Cỏ,", "a special zone"},
      {"Ngũ Chỉ Sơn", 0, "Ngũ Chỉ Sơn 3 xã Lào Cai <", "as it was"},
      {"Dầu Giây", 0,
       "Dầu Giây 2 phường Đồng Nai < xã Dầu Giây, thị trấn Dầu Giây, xã Hưng Lộc*, "
       "xã Bàu Hàm 2, xã Lộ 25,",
       "a ward since 2026"},
      {"Văn Miếu Quốc Tử Giám", 0, communes_at("Văn Miếu - Quốc Tử Giám").c_str(),
       "the longest name"},
      {"ủy ban", 0, "", "no name"},
      {"", 0, "", ""},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(communes_at(row.text, row.at), row.expected) << row.text << ": " << row.why;
  }
  EXPECT_NE(communes_at("Văn Miếu Quốc Tử Giám"), "");
}

TEST(CommuneTable, ReadsTheFirstAndTheLastRowAndNothingOfAnEmptyTable) {
  constexpr std::string_view kTsv =
      "key\tname\tkind\tprovince\twas_in\told\tdate\n"
      "a\tA\txã\tX\tX\txã B\t2025-07-01\n"
      "b\tB\txã\tX\tX\txã B\t2025-07-01\n"
      "c\tC\txã\tX\tX\txã D (huyện E)*\t2025-07-01";
  for (std::string_view const name : {"A", "B", "C"}) {
    test::QueryWords const query{std::string(name)};
    ASSERT_EQ(CommuneTable(kTsv).find(query.words(), 0).size(), 1u) << name;
    EXPECT_EQ(CommuneTable("").find(query.words(), 0).size(), 0u);
  }
  test::QueryWords const other{"D"};
  EXPECT_TRUE(CommuneTable(kTsv).find(other.words(), 0).empty());
}

}  // namespace
}  // namespace tracuu::search
