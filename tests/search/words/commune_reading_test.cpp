// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/commune_reading.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/query_words.hpp"

namespace tracuu::search {
namespace {

/// "Gia Viễn/Ninh Bình [0, 3)": names, provinces until 2025, words. `is_called` is what the index
/// says of names without their kind and of words in small letters.
std::string communes_read(std::string_view text, bool is_called = true, bool are_of_place = false,
                          bool restores = true) {
  test::QueryWords const query{std::string(text)};
  PlaceEvidence const evidence{
      [&](std::size_t, std::vector<std::string> const&) { return restores; },
      [&](std::vector<std::string> const&, std::vector<std::string> const&) { return is_called; }};
  std::string out;
  for (CommuneReading const& commune : find_communes(query.words(), are_of_place, evidence)) {
    if (!out.empty()) out += "; ";
    out += fmt::format("{}/{} [{}, {})", commune.row.name, commune.row.was_in, commune.first,
                       commune.first + commune.count);
  }
  return out;
}

TEST(CommuneReading, TellsCommunesApart) {
  struct {
    char const* text;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"UBND xã Gia Viễn", "Gia Viễn/Ninh Bình [1, 4)", "with its kind"},
      {"ubnd xa gia vien", "Gia Viễn/Ninh Bình [1, 4)", "without marks and capitals"},
      {"huyện Gia Viễn", "", "the district of yesterday"},
      {"Gia Viễn", "", "either"},
      {"gia viễn ninh bình", "", "either"},
      {"thị xã Nghi Sơn", "", "a town is no commune"},
      {"phường Gia Viên", "Gia Viên/Hải Phòng [0, 3)",
       "not Gia Viễn, though a mark may be left out"},
      {"đặc khu Phú Quốc", "Phú Quốc/Kiên Giang [0, 4)", "a special zone"},
      {"xã Tân Thành", "", "several provinces have one"},
      {"xã Tân Thành huyện Hàm Yên", "", "Hàm Yên's went into another one"},
      {"xã Tân Thành, tỉnh Ninh Thuận", "", "none there"},
      {"phường Tân Thành Cà Mau", "Tân Thành/Cà Mau [0, 3)", "the province decides"},
      {"xã Đồng Văn", "Đồng Văn/Hà Giang [0, 3)", "the kind decides: the other one is a ward"},
      {"phường Đồng Văn", "Đồng Văn/Hà Nam [0, 3)", ""},
      {"phường Đồng Văn tỉnh Hà Giang", "", "the ward is elsewhere"},
      {"Quảng Lâm", "", "one in Cao Bằng, one in Điện Biên"},
      {"Cúc Phương", "Cúc Phương/Ninh Bình [0, 2)", "the only one, written as a name"},
      {"cúc phương", "", "in small letters it may be words"},
      {"cuc phuong ninh binh", "Cúc Phương/Ninh Bình [0, 2)", "alone with its province"},
      {"cúc phương trồng ở ninh bình", "", "not alone"},
      {"đoàn kết toàn dân", "", "words"},
      {"Đoàn Kết Lai Châu", "Đoàn Kết/Lai Châu [0, 2)", ""},
      {"xã hội an toàn", "", "xã hội, not xã Hội An"},
      {"xã Hội An", "Hội An/An Giang [0, 3)", "with a capital it is one"},
      {"Sài Gòn", "", "the city, though a ward is called so"},
      {"CÚC PHƯƠNG NỞ HOA", "", "all in capitals says nothing"},
      {"xã Cúc Phương và xã Gia Vân", "Cúc Phương/Ninh Bình [0, 3); Gia Vân/Ninh Bình [4, 7)", ""},
      {"", "", ""},
  };
  for (auto const& row : rows)
    EXPECT_EQ(communes_read(row.text), row.expected) << row.text << ": " << row.why;
}

TEST(CommuneReading, AsksTheIndexWhetherWordsAreAName) {
  EXPECT_EQ(communes_read("xã an toàn", true), "An Toàn/Bình Định [0, 3)");
  EXPECT_EQ(communes_read("xã an toàn", false), "") << "an toàn is mostly something else";
  EXPECT_EQ(communes_read("xã An Toàn", false), "An Toàn/Bình Định [0, 3)") << "written as a name";
  EXPECT_EQ(communes_read("Cúc Phương", false), "") << "mostly not the commune";
}

TEST(CommuneReading, WordsOfAPlaceNeedNoKind) {
  EXPECT_EQ(communes_read("cúc phương", false, true), "Cúc Phương/Ninh Bình [0, 2)");
  EXPECT_EQ(communes_read("tân thành", false, true), "") << "several";
}

TEST(CommuneReading, MarksAreRestoredByTheIndexOrByPlacesBeside) {
  EXPECT_EQ(communes_read("xa cuc phuong", true, false, true), "Cúc Phương/Ninh Bình [0, 3)");
  EXPECT_EQ(communes_read("xa cuc phuong", true, false, false), "");
  EXPECT_EQ(communes_read("xa cuc phuong tỉnh Ninh Bình", true, false, false),
            "Cúc Phương/Ninh Bình [0, 3)");
  EXPECT_EQ(communes_read("cuc phuong tỉnh Ninh Bình", true, false, false), "") << "no kind";
}

}  // namespace
}  // namespace tracuu::search
