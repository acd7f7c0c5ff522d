// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/reading_text.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

/// Sentences, each in so many announcements of its own.
std::vector<schema::Announcement> announcements() {
  std::vector<schema::Announcement> all;
  auto const add = [&](std::string const& body, std::size_t times) {
    test::add_copies(all, body, times);
  };
  add("Thủ tục khai sinh. Mùa thu. Gia súc. Khái niệm. Số 119/QĐ-UBND.", 30);
  add("Thứ ba. Con đường. Đương nhiên. Tức thì.", 10);
  add("Đi làm sổ đỏ.", 9);
  add("Hỏi về số đo.", 8);
  add("Vẽ sơ đồ.", 6);
  add("Họp ở Nha Trang. Đọc ba trang.", 9);
  add("Tin từ Nhà Trắng. Gặp bà Trắng.", 8);
  add("Học khóa mới.", 3);
  add("Về khoa nhi.", 2);
  add("Án tù treo.", 9);
  add("Án tử hình. Tử hình.", 6);
  return all;
}

class ReadingTextTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { index_ = std::make_unique<test::SmallIndex>(announcements()); }
  static void TearDownTestSuite() { index_.reset(); }

  static TextReading read(std::string_view text, MarkRule rule = MarkRule::AsTyped) {
    return read_words(index_->database(), text, schema::FieldId::Text, rule);
  }

  static inline std::unique_ptr<test::SmallIndex> index_;
};

TEST_F(ReadingTextTest, SpellsTheLikeliestReading) {
  struct {
    char const* text;
    MarkRule rule;
    char const* expected;
    bool restores;
  } const rows[] = {
      {"thu tuc khai sinh", MarkRule::AsTyped, "thủ tục khai sinh", true},
      {"Thu Tuc KHAI SINH", MarkRule::AsTyped, "Thủ Tục KHAI SINH", true},
      {"Thủ Tục", MarkRule::AsTyped, "Thủ Tục", false},
      {"khai niem", MarkRule::AsTyped, "khái niệm", true},
      {"con đuong", MarkRule::AsTyped, "con đường", true},
      {"xyz thu tuc", MarkRule::AsTyped, "xyz thủ tục", true},
      // Was read as "án tù hình": each word beside its most frequent neighbour.
      {"an tu hinh", MarkRule::AsTyped, "án tử hình", true},
      // Was not told: nothing has the two side by side, and "khoa" is a word, too.
      {"khoa 7", MarkRule::AsTyped, "khóa 7", true},
      {"thu tuc", MarkRule::Exact, "thu tuc", false},
      {"số 119/QĐ-UBND", MarkRule::AsTyped, "số 119/QĐ-UBND", false},
      {"thu-tuc khai/sinh", MarkRule::AsTyped, "thủ-tục khai/sinh", true},
      {"11/7/2023 - Thủ  Tục.", MarkRule::AsTyped, "11/7/2023 Thủ Tục", false},
      {"", MarkRule::AsTyped, "", false},
  };
  for (auto const& row : rows) {
    TextReading const reading = read(row.text, row.rule);
    EXPECT_EQ(spell(reading), row.expected) << row.text;
    EXPECT_EQ(restores_marks(reading), row.restores) << row.text;
  }
}

TEST_F(ReadingTextTest, SaysNothingOfWhatIsOpen) {
  struct {
    char const* text;
    char const* open;
  } const rows[] = {
      {"thu", "thu, thủ, thứ"},
      {"đuong", "đương, đường"},
      {"so do", "sổ đỏ, số đo, sơ đồ"},
      {"So do", "Sổ đỏ, Số đo, Sơ đồ"},
      {"ba trang", "ba trang, bà trắng"},
      {"thu tuc", ""},
      {"con duong", ""},
  };
  for (auto const& row : rows) {
    TextReading const reading = read(row.text);
    EXPECT_EQ(open_spellings(reading), row.open) << row.text;
    if (*row.open == '\0') continue;
    EXPECT_FALSE(is_settled(reading)) << row.text;
    EXPECT_FALSE(restores_marks(reading)) << row.text;
    EXPECT_EQ(spell(reading), row.text);
  }
}

TEST_F(ReadingTextTest, NeighboursByChanceDoNotMakeANameOpen) {
  // "mỹ đình" was open beside "mỹ định", of which hardly any announcement with either word has
  // both.
  std::vector<schema::Announcement> all;
  auto const add = [&](std::string body, std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) {
      schema::Announcement& announcement = all.emplace_back();
      announcement.id = fmt::format("m-{}", all.size());
      announcement.title = "Tin";
      announcement.body = body;
    }
  };
  add("Họp ở Mỹ Đình.", 12);
  add("Nước Mỹ định họp.", 3);
  add("Nước Mỹ. Quyết định. Nhất định.", 200);
  test::SmallIndex const index(all);
  TextReading const reading =
      read_words(index.database(), "my dinh", schema::FieldId::Text, MarkRule::AsTyped);
  EXPECT_TRUE(is_settled(reading)) << reading.certainty;
  EXPECT_EQ(reading.words[1].likeliest, "dinh|92") << reading.words[1].likeliest;
}

TEST_F(ReadingTextTest, APlaceStaysAsItWasTyped) {
  // Of announcements nearly as many are from Nhà Trắng; see also "ba trang" above.
  TextReading const reading = read("nha trang");
  EXPECT_TRUE(is_settled(reading)) << reading.certainty;
  EXPECT_FALSE(restores_marks(reading));
  EXPECT_EQ(open_spellings(reading), "");
  EXPECT_EQ(spell(reading), "nha trang");
}

}  // namespace
}  // namespace tracuu::search
