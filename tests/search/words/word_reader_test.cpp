// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/word_reader.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using schema::FieldId;

class WordReaderTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<test::SmallIndex>(test::vankhe_announcements());
  }
  static void TearDownTestSuite() { index_.reset(); }

  WordReader reader_{index_->database()};

  static inline std::unique_ptr<test::SmallIndex> index_;
};

TEST_F(WordReaderTest, ReadsBackTypingBeforeWords) {
  TextReading const& reading =
      reader_.read("thur tujc khai tuwr", FieldId::Text, MarkRule::AsTyped);
  EXPECT_EQ(reading.rewriting, Rewriting::Typing);
  EXPECT_EQ(reading.text, "thủ tục khai tử");
  EXPECT_EQ(reading.words[0].token, "thu|3");
}

// What the keys make was meant, also if no announcement holds it: "thủ" is no correction of "thuở".
TEST_F(WordReaderTest, LeavesSyllablesThatWereReadBack) {
  TextReading const& reading = reader_.read("thuowr", FieldId::Text, MarkRule::AsTyped);
  EXPECT_EQ(reading.text, "thuở");
  EXPECT_EQ(reading.rewriting, Rewriting::Typing);
}

TEST_F(WordReaderTest, ReadsNumbersApart) {
  EXPECT_EQ(reader_.read("so2 quy3", FieldId::Text, MarkRule::AsTyped).text, "so 2 quy 3");
  EXPECT_EQ(reader_.read("so2", FieldId::Text, MarkRule::Exact).text, "so2");
}

TEST_F(WordReaderTest, CorrectsWordsThatNothingHolds) {
  std::vector<schema::Announcement> announcements;
  for (char const* id : {"a", "b", "c", "d", "e"}) {
    announcements.emplace_back().id = id;
    announcements.back().title = "Thủ tục khai sinh";
  }
  test::SmallIndex const index(announcements);
  WordReader reader(index.database());
  TextReading const& reading = reader.read("thhủ tục khai sinh", FieldId::Text, MarkRule::AsTyped);
  EXPECT_EQ(reading.rewriting, Rewriting::Spelling);
  EXPECT_EQ(reading.text, "thủ tục khai sinh");
  EXPECT_EQ(reading.suggestion, "");
}

TEST_F(WordReaderTest, LetsEverydayWordsBe) {
  TextReading const& reading = reader_.read("xe bus xã", FieldId::Text, MarkRule::AsTyped);
  EXPECT_EQ(reading.rewriting, Rewriting::None) << "Telex would make xe bú of it";
  EXPECT_EQ(reading.text, "xe bus xã");
  EXPECT_TRUE(reading.words[1].is_listed);
  EXPECT_FALSE(reading.words[2].is_listed);
}

TEST_F(WordReaderTest, OffersWhatItIsNotSureOf) {
  std::vector<schema::Announcement> announcements;
  for (char const* id : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
    announcements.emplace_back().id = id;
    announcements.back().title = "Sửa chữa đê, uống sữa hộp";
    announcements.back().body = "Quyết định 119 của xã. Ông Dịnh họp.";
  }
  test::SmallIndex const index(announcements);
  WordReader reader(index.database());
  TextReading const& known = reader.read("sữa chữa đê", FieldId::Text, MarkRule::AsTyped);
  EXPECT_EQ(known.rewriting, Rewriting::None);
  EXPECT_EQ(known.suggestion, "sửa chữa đê") << "announcements hold the word as typed";
  TextReading const& number = reader.read("quyết dịnh 119", FieldId::Text, MarkRule::AsTyped);
  EXPECT_EQ(number.rewriting, Rewriting::Spelling) << "a number comes of it";
  EXPECT_EQ(number.text, "quyết định 119");
}

TEST_F(WordReaderTest, FindsPeriodsAmongTheWords) {
  TextReading const& reading = reader_.read("họp tháng 7/2023", FieldId::Text, MarkRule::AsTyped);
  ASSERT_EQ(reading.periods.size(), 1u);
  EXPECT_EQ(reading.periods[0].first, 1u);
  EXPECT_EQ(reading.periods[0].count, 3u);
  EXPECT_EQ(schema::format_iso_date(*reading.periods[0].dates.from), "2023-07-01");
}

TEST_F(WordReaderTest, ExactWordsAndPhrasesAreReadAsTyped) {
  EXPECT_EQ(reader_.read("thur tujc", FieldId::Text, MarkRule::Exact).text, "thur tujc");
  TextReading const& phrase =
      reader_.read_phrase("UBND năm 2023", FieldId::Text, MarkRule::AsTyped);
  EXPECT_TRUE(phrase.periods.empty());
  EXPECT_TRUE(phrase.synonyms.empty());
}

TEST_F(WordReaderTest, RemembersWhatItHasRead) {
  TextReading const& once = reader_.read("thủ tục", FieldId::Text, MarkRule::AsTyped);
  EXPECT_EQ(&once, &reader_.read("thủ tục", FieldId::Text, MarkRule::AsTyped));
  EXPECT_NE(&once, &reader_.read("thủ tục", FieldId::Title, MarkRule::AsTyped));
  EXPECT_NE(&once, &reader_.read_phrase("thủ tục", FieldId::Text, MarkRule::AsTyped));
}

}  // namespace
}  // namespace tracuu::search
