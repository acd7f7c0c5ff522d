// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analyzers/syllable.hpp"
#include "search/words/word_reader.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using schema::FieldId;

/// Words that occur with several marks, each in a sentence of its own.
std::vector<schema::Announcement> spelling_announcements() {
  std::vector<schema::Announcement> announcements;
  auto const add = [&](std::string body, std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) {
      schema::Announcement announcement;
      announcement.id = fmt::format("s-{}", announcements.size());
      announcement.title = "Tin";
      announcement.body = body;
      announcement.unit = "Phòng Tư pháp";
      announcement.numbers = {"119/QĐ-UBND"};
      announcements.push_back(std::move(announcement));
    }
  };
  add("Thủ tục khai sinh. Mùa thu. Gia súc. Tức thì. Khái niệm.", 30);
  add("Thu thuế. Thứ ba. Con đường. Đương nhiên. Số 119/QĐ-UBND, đạt 12,5%.", 10);
  // A slip that stands in under a twentieth of the places where its letters do.
  add("Thu tuc khai sịnh.", 1);
  return announcements;
}

class WordReadingTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<test::SmallIndex>(spelling_announcements());
  }
  static void TearDownTestSuite() { index_.reset(); }

  static TextReading read(std::string_view text, MarkRule rule = MarkRule::AsTyped,
                          FieldId field = FieldId::Text) {
    return read_words(index_->database(), text, field, rule);
  }

  static inline std::unique_ptr<test::SmallIndex> index_;
};

/// "thủ 30, thu 11": the spellings of each word, words separated by " / ".
std::string variants(TextReading const& reading) {
  std::string text;
  for (WordReading const& word : reading.words) {
    if (!text.empty()) text += " / ";
    std::string spellings;
    for (Variant const& variant : word.variants) {
      if (!spellings.empty()) spellings += ", ";
      spellings +=
          fmt::format("{} {}", word.is_whole ? variant.term : analyzers::spell(variant.term),
                      variant.frequency);
    }
    text += spellings.empty() ? "-" : spellings;
  }
  return text;
}

TEST_F(WordReadingTest, ReadsWordsAgainstTheIndex) {
  struct {
    char const* text;
    MarkRule rule;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"thủ", MarkRule::AsTyped, "thủ 30", "typed marks must match"},
      {"thù", MarkRule::AsTyped, "-", "also if nothing has them"},
      {"thu", MarkRule::AsTyped, "thu 41, thủ 30, thứ 10", "no marks: all spellings"},
      {"THU", MarkRule::AsTyped, "thu 41, thủ 30, thứ 10", "in any case"},
      {"thu tuc", MarkRule::AsTyped, "thủ 30 / tục 30", "pairs restore the marks"},
      {"thu tuc khai sinh", MarkRule::AsTyped, "thủ 30 / tục 30 / khai 31 / sinh 30",
       "the rare slips go"},
      {"thu sinh", MarkRule::AsTyped, "thu 41, thủ 30, thứ 10 / sinh 30, sịnh 1",
       "no such pair: every spelling stays"},
      {"thủ tuc", MarkRule::AsTyped, "thủ 30 / tục 30", "half of the marks"},
      {"thu tục", MarkRule::AsTyped, "thủ 30 / tục 30", "the other half"},
      {"thu. tuc", MarkRule::AsTyped, "thu 41, thủ 30, thứ 10 / tục 30, tức 30, tuc 1",
       "no pair across a sentence end"},
      {"đuong", MarkRule::AsTyped, "đương 10, đường 10", "marks that nothing has may be added to"},
      {"dướng", MarkRule::AsTyped, "-", "but not changed"},
      {"duong", MarkRule::AsTyped, "đương 10, đường 10", "đ is a mark"},
      {"thu", MarkRule::Exact, "thu 41", "exact: no marks are no marks"},
      {"thu tuc", MarkRule::Exact, "thu 41 / tuc 1", "exact: nothing is pruned"},
      {"đuong", MarkRule::Exact, "-", "exact: nothing is added"},
      {"thù", MarkRule::Ignored, "thu 41, thủ 30, thứ 10", "ignored: any marks"},
      {"thù tực", MarkRule::Ignored, "thủ 30 / tục 30", "ignored: pairs still prune"},
      {"xyz", MarkRule::AsTyped, "-", "no such letters"},
      {"119/QĐ-UBND", MarkRule::AsTyped, "119/QD-UBND 10", "a document number is one word"},
      {"số 119 / qđ - ubnd", MarkRule::AsTyped, "số 10 / 119/QD-UBND 10", "in any spelling"},
      {"119", MarkRule::AsTyped, "119 10", "its parts can be found"},
      {"", MarkRule::AsTyped, "", "nothing"},
      {" .,! ", MarkRule::AsTyped, "", "no words"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(variants(read(row.text, row.rule)), row.expected) << row.text << ": " << row.why;
  }
}

TEST_F(WordReadingTest, ReadsNfdAsNfc) {
  EXPECT_EQ(variants(read("thu\u0309 tu\u0323c")), variants(read("thủ tục")));
  EXPECT_EQ(variants(read("\u0111u\u031bo\u031b\u0300ng")), variants(read("đường")));
}

TEST_F(WordReadingTest, TakesPercentagesAsExtraWeight) {
  TextReading const reading = read("đạt 12,5%");
  ASSERT_EQ(reading.extra_terms.size(), 1u);
  EXPECT_EQ(reading.words.size(), 2u);
}

TEST_F(WordReadingTest, JoinsWordsOfOneSentenceOnly) {
  TextReading const reading = read("thủ tục, khai sinh. Họp 119/QĐ-UBND xong");
  ASSERT_EQ(reading.words.size(), 7u);
  std::string joins;
  for (WordReading const& word : reading.words) joins += word.joins_next ? '1' : '0';
  EXPECT_EQ(joins, "1110000");
}

TEST_F(WordReadingTest, ReadsFieldsBySpellingsOfTheField) {
  EXPECT_EQ(variants(read("tu phap", MarkRule::AsTyped, FieldId::Unit)), "tư 41 / pháp 41");
  EXPECT_EQ(variants(read("thu tuc", MarkRule::AsTyped, FieldId::Unit)), "- / -");
  EXPECT_EQ(variants(read("tin", MarkRule::AsTyped, FieldId::Title)), "tin 41");
}

TEST_F(WordReadingTest, CutsVeryLongRuns) {
  std::string text;
  for (std::size_t i = 0; i < kMaxQueryWords; ++i) text += "thủ ";
  EXPECT_FALSE(read(text).was_cut);
  TextReading const cut = read(text + "tục");
  EXPECT_TRUE(cut.was_cut);
  EXPECT_EQ(cut.words.size(), kMaxQueryWords);
}

TEST_F(WordReadingTest, ReadsPrefixes) {
  struct {
    char const* beginning;
    std::size_t limit;
    char const* expected;
    bool was_cut;
    char const* why;
  } const rows[] = {
      {"th", 50, "thu 41, thì 30, thủ 30, thuế 10, thứ 10", false, "a beginning"},
      {"thu", 50, "thu 41, thủ 30, thuế 10, thứ 10", false, "the word itself and longer ones"},
      {"thủ", 50, "thủ 30", false, "marks must match"},
      {"kh", 1, "khai 31", true, "cut"},
      {"", 50, "", false, "no beginning"},
      {"xyz", 50, "", false, "nothing begins so"},
  };
  for (auto const& row : rows) {
    PrefixReading const reading =
        read_prefix(index_->database(), row.beginning, FieldId::Text, row.limit);
    std::string text;
    for (Variant const& variant : reading.variants) {
      if (!text.empty()) text += ", ";
      text += fmt::format("{} {}", analyzers::spell(variant.term), variant.frequency);
    }
    EXPECT_EQ(text, row.expected) << row.beginning << ": " << row.why;
    EXPECT_EQ(reading.was_cut, row.was_cut) << row.beginning;
  }
}

}  // namespace
}  // namespace tracuu::search
