// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/name_history.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded_tables.hpp"
#include "search/tables/table_rows.hpp"
#include "tests/support/query_words.hpp"

namespace tracuu::search {
namespace {

/// "Lai Châu (before 2004-01-01), …".
std::string listed(std::vector<OldName> const& old_names) {
  std::string out;
  for (OldName const& old : old_names) {
    if (!out.empty()) out += ", ";
    out += old.name.text;
    if (!old.before.empty()) out += fmt::format(" (before {})", old.before);
  }
  return out;
}

std::string old_names_of(std::string_view text) {
  return listed(name_histories().old_names_of(text));
}

/// The names of one table of the project.
std::size_t rows_of(std::string_view tsv, bool is_places) {
  NameTable const table{tsv, is_places};
  auto const read = NameHistories::read({&table, 1});
  EXPECT_TRUE(read) << to_string(read.error());
  return read ? read->rows().size() : 0;
}

TEST(NameHistories, EveryLineOfTheTablesIsRead) {
  std::size_t const places = rows_of(base::kPlacesTsv, true);
  std::size_t const agencies = rows_of(base::kAgenciesTsv, false);
  EXPECT_GE(places, 140u);
  EXPECT_GE(agencies, 150u);
  for (NameHistory const& row : name_histories().rows()) {
    EXPECT_FALSE(row.old_names.empty() && row.spellings.empty()) << row.name.text;
  }
  EXPECT_EQ(name_histories().rows().size(), places + agencies);
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
    for (std::string_view const old : row.old_names) old_names.emplace(old);
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

/// "Ninh Bình 2 < Hà Nam, Nam Định, …": names found, words, "open", old names with their last day.
std::string names_at(std::string_view text, std::size_t at = 0) {
  test::QueryWords const query{std::string(text)};
  std::string out;
  for (NameMatch const& match : name_histories().find(query.words(), at)) {
    if (!out.empty()) out += "; ";
    std::string const& name = match.history->name.text;
    out += fmt::format("{} {}{} < {}", name, match.words, match.marks_open ? " open" : "",
                       old_names_of(name));
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
      {"tỉnh Ninh Bình", 1, "Ninh Bình 2 < Hà Nam, Nam Định, Nam Hà, Hà Nam Ninh",
       "all changes; its own name is no other"},
      {"ninh binh", 0, "Ninh Bình 2 open < Hà Nam, Nam Định, Nam Hà, Hà Nam Ninh",
       "marks left out"},
      {"nình bình", 0, "", "a typed mark must agree"},
      {"tỉnh Hà Nam", 1, "Hà Nam 2 < Nam Hà, Hà Nam Ninh", "the old name does not find the new"},
      {"Hồ Chí Minh", 0, "", "the person"},
      {"TP.HCM", 0,
       "Thành phố Hồ Chí Minh 2 < Bình Dương, Bà Rịa - Vũng Tàu, Sông Bé, Vũng Tàu - Côn Đảo, "
       "Đồng Nai (before 1991-08-12), Sài Gòn, Sài Gòn - Gia Định",
       "another spelling"},
      {"Đak Lak", 0, "Đắk Lắk 2 < Phú Yên, Phú Khánh, Darlac, tỉnh Quảng Đức",
       "a spelling by itself: no mark is missing"},
      {"dak lak", 0, "Đắk Lắk 2 open < Phú Yên, Phú Khánh, Darlac, tỉnh Quảng Đức",
       "once, though three spellings agree"},
      {"Sở Nông nghiệp và Môi trường", 0,
       "Sở Nông nghiệp và Môi trường 6 < Sở Nông nghiệp và Phát triển nông thôn, "
       "Sở Tài nguyên và Môi trường, Sở Thủy sản, Sở Địa chính, Sở Nông Lâm nghiệp, "
       "Sở Nông nghiệp, Sở Lâm nghiệp, Sở Thủy lợi",
       "a department, over several steps"},
      {"bộ phận", 0, "", "no name"},
      {"", 0, "", ""},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(names_at(row.text, row.at), row.expected) << row.text << ": " << row.why;
  }
}

TEST(NameHistories, ChangesAreFollowedOverSeveralSteps) {
  struct {
    char const* name;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"Hà Nội", "Hà Tây, Hà Sơn Bình", "a merger, then a split"},
      {"Đồng Nai",
       "Bình Phước, Sông Bé, tỉnh Biên Hòa, tỉnh Bà Rịa - Long Khánh, tỉnh Long Khánh, "
       "tỉnh Tân Phú",
       ""},
      {"Khánh Hòa", "Ninh Thuận, Thuận Hải, Phú Khánh", ""},
      {"Gia Lai", "Bình Định, Gia Lai - Kon Tum, Nghĩa Bình", ""},
      {"Hà Nam", "Nam Hà, Hà Nam Ninh", "two splits; not Ninh Bình, which was merged before"},
      {"Điện Biên", "Lai Châu (before 2004-01-01)", "Lai Châu goes on"},
      {"Hậu Giang", "Cần Thơ (before 2004-01-01), Sóc Trăng (before 1976-02-01)", ""},
      {"Sóc Trăng", "Hậu Giang (before 1991-12-26)", "another Hậu Giang was made in 2004"},
      {"Cần Thơ", "Sóc Trăng, Hậu Giang", "all of Hậu Giang came to it in 2025"},
      {"Bộ Công an", "Bộ Nội vụ (before 1998-05-12)", "the name came back in 2002"},
      {"Bộ Nông nghiệp và Môi trường",
       "Bộ Nông nghiệp và Phát triển nông thôn, Bộ Tài nguyên và Môi trường, Bộ Thủy sản, "
       "Tổng cục Địa chính, Tổng cục Khí tượng Thủy văn, Bộ Khoa học, Công nghệ và Môi trường, "
       "Bộ Nông nghiệp và Công nghiệp thực phẩm, Bộ Lâm nghiệp, Bộ Thủy lợi, "
       "Ủy ban Khoa học Nhà nước, Bộ Nông nghiệp, Bộ Lương thực, Bộ Công nghiệp thực phẩm",
       "four steps"},
  };
  for (auto const& row : rows) EXPECT_EQ(old_names_of(row.name), row.expected) << row.why;
}

TEST(NameHistories, NoNameIsAnOldNameOfItself) {
  for (NameHistory const& row : name_histories().rows()) {
    std::set<std::vector<std::string>> terms{row.name.terms};
    for (OldName const& old : name_histories().old_names_of(row.name.text)) {
      EXPECT_TRUE(terms.insert(old.name.terms).second) << row.name.text << " < " << old.name.text;
    }
  }
}

TEST(NameHistories, ANameIsSpelledInOneWay) {
  std::map<std::vector<std::string>, std::string> spelled;
  auto const check = [&](std::string_view name) {
    auto const [known, is_new] = spelled.try_emplace(make_phrase(name).terms, name);
    EXPECT_EQ(known->second, name) << "rows are joined by the text of a name";
  };
  for (NameHistory const& row : name_histories().rows()) {
    check(row.name.text);
    for (std::string_view const old : row.old_names) check(old);
  }
}

TEST(NameHistories, RefusesABadTable) {
  constexpr char const* kHeader = "new\told\tdate\tchange\tlevel\tsource\n";
  for (char const* const line :
       {"A\tB\t2025\tmerged\tcity\tx\n", "A\tB\t2025-7-01\tmerged\tcity\tx\n",
        "-\tB\t2025-07-01\tmerged\tcity\tx\n", "A\tB | -\t2025-07-01\tmerged\tcity\tx\n",
        "A\tB\t2025-07-01\tmarried\tcity\tx\n"}) {
    std::string const tsv = std::string(kHeader) + line;
    NameTable const table{tsv, true};
    auto const read = NameHistories::read({&table, 1});
    ASSERT_FALSE(read) << line;
    EXPECT_EQ(to_string(read.error()), "line 2: a bad date or change, or a name without words")
        << line;
  }
}

}  // namespace
}  // namespace tracuu::search
