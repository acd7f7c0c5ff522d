// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/held_words.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "search/words/word_reader.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

schema::Announcement announcement(char const* id, char const* text) {
  schema::Announcement announcement;
  announcement.id = id;
  announcement.title = text;
  return announcement;
}

class HeldWordsTest : public testing::Test {
 protected:
  HeldWordsTest()
      : index_({announcement("side", "Đăng ký khai sinh tại xã"),
                announcement("apart", "Sinh hoạt hè và khai hội"),
                announcement("one", "Khai trương cửa hàng"),
                announcement("none", "Họp bàn việc trồng cây"),
                announcement("other", "Lịch trực của trạm y tế")}),
        database_(index_.database()),
        reader_(database_),
        words_(schema::FieldId::Text, database_.get_doccount()) {
    words_.add(reader_.read("khai sinh", schema::FieldId::Text, MarkRule::AsTyped));
  }

  /// What each document weighs, by its id.
  std::map<std::string, double> weights(Plan const& plan) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(plan.to_xapian());
    enquire.set_weighting_scheme(Xapian::CoordWeight());
    Xapian::MSet const found = enquire.get_mset(0, 100);
    std::map<std::string, double> weights;
    for (auto match = found.begin(); match != found.end(); ++match) {
      weights[match.get_document().get_value(schema::kIdSlot)] = match.get_weight();
    }
    return weights;
  }

  test::SmallIndex index_;
  Xapian::Database database_;
  WordReader reader_;
  AskedWords words_;
};

TEST_F(HeldWordsTest, WeighsWhatIsHeld) {
  HeldWords const held = held_words(words_);
  auto weights = this->weights(held.query);
  EXPECT_DOUBLE_EQ(weights["side"], held.weight) << "both words and their pair";
  EXPECT_DOUBLE_EQ(weights["apart"], held.apart_weight) << "both words";
  EXPECT_GT(weights["one"], 0);
  EXPECT_LT(weights["one"], held.apart_weight);
  EXPECT_LT(held.apart_weight, held.weight);
  EXPECT_EQ(weights.size(), 3u);
}

TEST_F(HeldWordsTest, AllWordsAreHeldApartToo) {
  auto const weights = this->weights(all_words(words_));
  EXPECT_EQ(weights.size(), 2u);
  EXPECT_TRUE(weights.contains("side") && weights.contains("apart"));
}

TEST_F(HeldWordsTest, NothingHasAWordThatIsNowhere) {
  AskedWords words(schema::FieldId::Text, database_.get_doccount());
  words.add(reader_.read("khai zzyzx", schema::FieldId::Text, MarkRule::AsTyped));
  EXPECT_TRUE(weights(all_words(words)).empty());
  EXPECT_EQ(weights(held_words(words).query).size(), 3u);
}

}  // namespace
}  // namespace tracuu::search
