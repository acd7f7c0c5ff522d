// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/learned_abbreviation.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

TEST(DefinedInBrackets, AreWordsWithTheInitials) {
  struct {
    char const* text;
    char const* short_form;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"Về việc dạy học trực tuyến (DHTT) năm nay", "DHTT", "dạy học trực tuyến", ""},
      {"quy chế phòng chống và kiểm soát (PCKS)", "PCKS", "phòng chống và kiểm soát",
       "a small word between"},
      {"trường Đại học Hoa Sen (ĐHHS)", "ĐHHS", "Đại học Hoa Sen", "capitals"},
      {"xã Đồng Hưng Thượng (DHT)", "DHT", "", "đ is no d"},
      {"họp xong. Học trực tuyến (DHTT)", "DHTT", "", "another sentence"},
      {"trực tuyến (DHTT)", "DHTT", "", "a word is missing"},
      {"dạy học trực tuyến, (DHTT)", "DHTT", "", "a comma between"},
      {"lần đầu (DHTT), sau là dạy học trực tuyến (DHTT)", "DHTT", "dạy học trực tuyến",
       "the place where it is said"},
      {"(DHTT)", "DHTT", "", "nothing before"},
      {"năm học (2)", "2", "", "no letters"},
      {"", "DHTT", "", ""},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(defined_in_brackets(row.text, row.short_form).value_or(""), row.expected)
        << row.text << ": " << row.why;
  }
}

class LearnedFullFormTest : public ::testing::Test {
 protected:
  static std::string learned(char const* typed) {
    std::vector<schema::Announcement> all;
    constexpr std::array kTexts{"Kế hoạch dạy học trực tuyến (DHTT) của trường",
                                "Tổng kết DHTT năm học", "Lớp dạy học trực tuyến (DHTT) hè",
                                "Đội hát truyền thống (DHTT) và đoàn hát tỉnh Tây (DHTT)",
                                "Ban trị sự hội quán (TSHQ) và quán (AN)"};
    for (std::size_t i = 0; i < kTexts.size(); ++i) {
      all.emplace_back().id = std::string(1, static_cast<char>('a' + i));
      all.back().title = "Tin";
      all.back().body = kTexts[i];
    }
    test::SmallIndex const index(all);
    Xapian::Database const database = index.database();
    TextReading const reading =
        read_words(database, typed, schema::FieldId::Text, MarkRule::AsTyped);
    return learned_full_form(database, reading.words.front()).value_or("");
  }
};

TEST_F(LearnedFullFormTest, IsWhatMostAnnouncementsSay) {
  EXPECT_EQ(learned("DHTT"), "dạy học trực tuyến");
  EXPECT_EQ(learned("dhtt"), "dạy học trực tuyến") << "no syllable looks like it";
  EXPECT_EQ(learned("TSHQ"), "trị sự hội quán");
  EXPECT_EQ(learned("kế"), "") << "a word";
  EXPECT_EQ(learned("AN"), "") << "two letters";
  EXPECT_EQ(learned("XYZ"), "") << "nothing holds it";
}

}  // namespace
}  // namespace tracuu::search
