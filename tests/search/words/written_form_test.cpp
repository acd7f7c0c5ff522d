// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/written_form.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "search/words/reading_text.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

class WrittenFormTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::vector<schema::Announcement> all;
    for (char const* const body :
         {"Đăng ký khai sinh ở Tam Kỳ. Thành phố Tam Kỳ họp. Ủy ban xã. LỊCH HỌP.",
          "Người dân đăng ký tạm trú. Về Tam Kỳ. Họp ở Ủy ban xã. Tại Ủy ban xã.",
          "Tam Kỳ: đăng kí khai sinh.", "Bánh quy. Quý khách đến quầy quy đổi."}) {
      schema::Announcement& announcement = all.emplace_back();
      announcement.id = fmt::format("s-{}", all.size());
      announcement.title = "Lịch họp";
      announcement.body = body;
    }
    index_ = std::make_unique<test::SmallIndex>(all);
  }
  static void TearDownTestSuite() { index_.reset(); }

  static std::string told(std::string_view text, std::vector<Xapian::docid> const& hits) {
    Xapian::Database const database = index_->database();
    TextReading reading = read_words(database, text, schema::FieldId::Text, MarkRule::AsTyped);
    reading.certainty = 1;
    HitTexts texts;
    find_written_forms(database, hits, texts, reading);
    return spell(reading);
  }

  static inline std::unique_ptr<test::SmallIndex> index_;
};

TEST_F(WrittenFormTest, TakesWhatStandsInTheHits) {
  struct {
    char const* text;
    std::vector<Xapian::docid> hits;
    char const* expected;
  } const rows[] = {
      {"dang ky khai sinh", {1, 2, 3}, "đăng ký khai sinh"},
      {"dang ky khai sinh", {3}, "đăng kí khai sinh"},
      {"dang ky khai sinh", {}, "đăng kí khai sinh"},
      {"thanh pho tam ky", {1, 2, 3}, "thành phố Tam Kỳ"},
      {"thanh pho TAM KY", {1, 2, 3}, "thành phố TAM KỲ"},
      {"uy ban xa", {1, 2}, "ủy ban xã"},  // a capital is no name
      {"lich hop", {1, 2, 3}, "lịch họp"},
      {"banh quy", {4}, "bánh quy"},
      {"quy khach", {4}, "quý khách"},
      {"đăng kí khai sinh", {1, 2, 3}, "đăng kí khai sinh"},
      {"ho ky khai", {1}, "ho ký khai"},  // "ký" stands there beside other words
  };
  for (auto const& row : rows) EXPECT_EQ(told(row.text, row.hits), row.expected) << row.text;
}

TEST_F(WrittenFormTest, NamesOpenSpellingsAsTheHitsWriteThem) {
  struct {
    std::vector<Xapian::docid> hits;
    char const* expected;
  } const rows[] = {{{1, 2, 3}, "ký, kỳ"}, {{3}, "kí, kỳ"}, {{}, "kí, kì"}};
  for (auto const& row : rows) {
    Xapian::Database const database = index_->database();
    TextReading reading = read_words(database, "ky", schema::FieldId::Text, MarkRule::AsTyped);
    HitTexts texts;
    find_written_forms(database, row.hits, texts, reading);
    EXPECT_EQ(open_spellings(reading), row.expected) << row.hits.size();
  }
}

}  // namespace
}  // namespace tracuu::search
