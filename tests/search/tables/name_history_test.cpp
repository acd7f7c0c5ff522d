// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/name_history.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "search/tables/embedded_tables.hpp"
#include "search/tables/table_rows.hpp"
#include "tests/support/query_words.hpp"

namespace tracuu::search {
namespace {

TEST(NameHistories, EveryLineOfTheTablesIsRead) {
  NameHistories histories;
  auto const places = histories.add_table(kPlacesTsv, true);
  ASSERT_TRUE(places) << "places.tsv " << to_string(places.error());
  std::size_t const place_count = histories.rows().size();
  auto const agencies = histories.add_table(kAgenciesTsv, false);
  ASSERT_TRUE(agencies) << "agencies.tsv " << to_string(agencies.error());
  EXPECT_GE(place_count, 60u);
  EXPECT_GE(histories.rows().size() - place_count, 40u);
  for (NameHistory const& row : histories.rows()) {
    EXPECT_FALSE(row.old_names.empty() && row.spellings.empty()) << row.name.text;
  }
  EXPECT_EQ(name_histories().rows().size(), histories.rows().size());
}

/// The 63 provinces and cities until 30 June 2025, and which of the 34 since 1 July 2025 each is
/// now part of. Source: Resolution 202/2025/QH15. The eleven that did not change stand alone.
constexpr std::pair<char const*, char const*> kProvinces[] = {
    {"An Giang", "An Giang | Kiên Giang"},
    {"Bắc Ninh", "Bắc Ninh | Bắc Giang"},
    {"Cà Mau", "Cà Mau | Bạc Liêu"},
    {"Cao Bằng", "Cao Bằng"},
    {"Cần Thơ", "Cần Thơ | Hậu Giang | Sóc Trăng"},
    {"Đà Nẵng", "Đà Nẵng | Quảng Nam"},
    {"Đắk Lắk", "Đắk Lắk | Phú Yên"},
    {"Điện Biên", "Điện Biên"},
    {"Đồng Nai", "Đồng Nai | Bình Phước"},
    {"Đồng Tháp", "Đồng Tháp | Tiền Giang"},
    {"Gia Lai", "Gia Lai | Bình Định"},
    {"Hà Nội", "Hà Nội"},
    {"Hà Tĩnh", "Hà Tĩnh"},
    {"Hải Phòng", "Hải Phòng | Hải Dương"},
    {"Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh | Bình Dương | Bà Rịa - Vũng Tàu"},
    {"Thành phố Huế", "Thành phố Huế"},
    {"Hưng Yên", "Hưng Yên | Thái Bình"},
    {"Khánh Hòa", "Khánh Hòa | Ninh Thuận"},
    {"Lai Châu", "Lai Châu"},
    {"Lạng Sơn", "Lạng Sơn"},
    {"Lào Cai", "Lào Cai | Yên Bái"},
    {"Lâm Đồng", "Lâm Đồng | Đắk Nông | Bình Thuận"},
    {"Nghệ An", "Nghệ An"},
    {"Ninh Bình", "Ninh Bình | Hà Nam | Nam Định"},
    {"Phú Thọ", "Phú Thọ | Vĩnh Phúc | Hòa Bình"},
    {"Quảng Ngãi", "Quảng Ngãi | Kon Tum"},
    {"Quảng Ninh", "Quảng Ninh"},
    {"Quảng Trị", "Quảng Trị | Quảng Bình"},
    {"Sơn La", "Sơn La"},
    {"Tây Ninh", "Tây Ninh | Long An"},
    {"Thái Nguyên", "Thái Nguyên | Bắc Kạn"},
    {"Thanh Hóa", "Thanh Hóa"},
    {"Tuyên Quang", "Tuyên Quang | Hà Giang"},
    {"Vĩnh Long", "Vĩnh Long | Bến Tre | Trà Vinh"},
};

/// The old names in the rows of 1 July 2025 for `name`; the name itself if there is no such row.
std::set<std::string> merged_into(std::string_view name) {
  std::set<std::string> old_names{std::string(name)};
  for (NameHistory const& row : name_histories().rows()) {
    if (row.name.text != name || row.date != "2025-07-01" || !row.is_place) continue;
    for (Phrase const& old : row.old_names) old_names.insert(old.text);
  }
  return old_names;
}

TEST(NameHistories, AllProvincesOf2025AreThere) {
  std::set<std::string> all_old;
  for (auto const& [name, old_names] : kProvinces) {
    std::set<std::string> expected;
    for (std::string_view const old : split_alternatives(old_names)) expected.emplace(old);
    EXPECT_EQ(merged_into(name), expected) << name;
    all_old.merge(expected);
  }
  EXPECT_EQ(std::size(kProvinces), 34u);
  EXPECT_EQ(all_old.size(), 63u);
  std::size_t merged = 0;
  for (NameHistory const& row : name_histories().rows()) {
    bool const is_province = row.level == "province" || row.level == "city";
    if (row.is_place && is_province && row.date == "2025-07-01") ++merged;
  }
  EXPECT_EQ(merged, 23u) << "no row beside those above";
}

/// "Ninh Bình 2 < Hà Nam, Nam Định; …": names found, words, "open", old names.
std::string found(std::string_view text, std::size_t at = 0) {
  test::QueryWords const query{std::string(text)};
  std::string out;
  for (NameMatch const& match : name_histories().find(query.words(), at)) {
    std::vector<std::string> old_names;
    for (Phrase const& old : match.history->old_names) old_names.push_back(old.text);
    if (!out.empty()) out += "; ";
    out += fmt::format("{} {}{} < {}", match.history->name.text, match.words,
                       match.marks_open ? " open" : "", fmt::join(old_names, ", "));
  }
  return out;
}

TEST(NameHistories, FindsNames) {
  struct {
    char const* text;
    std::size_t at;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"tỉnh Ninh Bình", 1, "Ninh Bình 2 < Hà Nam, Nam Định; Ninh Bình 2 < Hà Nam Ninh",
       "both changes; its own name is no other"},
      {"ninh binh", 0, "Ninh Bình 2 open < Hà Nam, Nam Định; Ninh Bình 2 open < Hà Nam Ninh",
       "marks left out"},
      {"nình bình", 0, "", "a typed mark must agree"},
      {"tỉnh Hà Nam", 1, "Hà Nam 2 < Nam Hà, Hà Nam Ninh", "the old name does not find the new"},
      {"Hà Nội", 0, "Hà Nội 2 < Hà Tây", ""},
      {"Hồ Chí Minh", 0, "", "the person"},
      {"TP.HCM", 0,
       "Thành phố Hồ Chí Minh 2 < Bình Dương, Bà Rịa - Vũng Tàu; "
       "Thành phố Hồ Chí Minh 2 < Sài Gòn, Sài Gòn - Gia Định",
       "another spelling"},
      {"thành phố Hồ Chí Minh", 0,
       "Thành phố Hồ Chí Minh 5 < Bình Dương, Bà Rịa - Vũng Tàu; "
       "Thành phố Hồ Chí Minh 5 < Sài Gòn, Sài Gòn - Gia Định",
       ""},
      {"Đak Lak", 0, "Đắk Lắk 2 < Phú Yên", "a spelling by itself: no mark is missing"},
      {"Đắc Lắc", 0, "Đắk Lắk 2 < Phú Yên", ""},
      {"dak lak", 0, "Đắk Lắk 2 open < Phú Yên", "once, though three spellings agree"},
      {"Sở Nông nghiệp và Môi trường", 0,
       "Sở Nông nghiệp và Môi trường 6 < Sở Nông nghiệp và Phát triển nông thôn, "
       "Sở Tài nguyên và Môi trường",
       "a department"},
      {"bộ phận", 0, "", "no name"},
      {"", 0, "", ""},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(found(row.text, row.at), row.expected) << row.text << ": " << row.why;
  }
}

TEST(NameHistories, RefusesABadTable) {
  constexpr char const* kHeader = "new\told\tdate\tlevel\tsource\n";
  for (char const* const line :
       {"A\tB\t2025\tcity\tx\n", "A\tB\t2025-7-01\tcity\tx\n", "-\tB\t2025-07-01\tcity\tx\n",
        "A\tB | -\t2025-07-01\tcity\tx\n"}) {
    NameHistories histories;
    auto const added = histories.add_table(std::string(kHeader) + line, true);
    ASSERT_FALSE(added) << line;
    EXPECT_EQ(to_string(added.error()), "line 2: a bad date or a name without words") << line;
  }
}

}  // namespace
}  // namespace tracuu::search
