// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/telex.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::analyzers {
namespace {

struct Row {
  char const* keys;
  char const* expected;  // "" = not read
  char const* why;
};

TEST(ReadTelex, Words) {
  constexpr Row kRows[] = {
      {"uyr", "uỷ", "new style"},
      {"nhaan", "nhân", "aa"},
      {"daan", "dân", "aa"},
      {"huyeenj", "huyện", "marks at the end"},
      {"huyenej", "huyện", "shape behind the coda"},
      {"huyeejn", "huyện", "tone in the middle"},
      {"hujyeen", "huyện", "tone too early"},
      {"Vieetj", "Việt", "capital"},
      {"Vietej", "Việt", "capital"},
      {"VIEETJ", "VIỆT", "capitals"},
      {"ddaats", "đất", "dd"},
      {"ddaast", "đất", "tone before the coda"},
      {"datdas", "đất", "both marks at the end"},
      {"dadats", "đất", "marks mixed"},
      {"DDoonr", "Đổn", "capital đ"},
      {"Ddoongf", "Đồng", "second d is small"},
      {"di9", "", "digits are not Telex"},
      {"uowng", "ương", "uow"},
      {"nguwowif", "người", "uwow"},
      {"nguowif", "người", "uow"},
      {"nguoiwf", "người", "w at the end"},
      {"nguoifw", "người", "w behind the tone"},
      {"truowngf", "trường", "uow"},
      {"truongwf", "trường", "w at the end"},
      {"ruouwj", "rượu", "ươu"},
      {"huowu", "hươu", "ươu"},
      {"dadt", "đat", "the tone was not typed"},
      {"foot", "", "a foreign word: no đ"},
      {"thuowr", "thuở", "uơ, not ươ"},
      {"muwa", "mưa", "uw"},
      {"muaw", "mưa", "w at the end is the u's"},
      {"hoawcj", "hoặc", "w at the end is the a's"},
      {"quawng", "quăng", "qu"},
      {"quowr", "quở", "qu"},
      {"luuw", "lưu", "the first u"},
      {"tw", "tư", "w alone"},
      {"w", "ư", "w alone"},
      {"wowng", "ương", "w alone, then ow"},
      {"th[", "thơ", "["},
      {"t]", "tư", "]"},
      {"awn", "ăn", "aw"},
      {"ddawng", "đăng", "aw"},
      {"ddangw", "đăng", "w at the end"},
      {"toans", "toán", "s"},
      {"toanf", "toàn", "f"},
      {"toanr", "toản", "r"},
      {"toanx", "toãn", "x"},
      {"toanj", "toạn", "j"},
      {"toansf", "toàn", "the last tone wins"},
      {"toansz", "toan", "z takes the tone away"},
      {"toanszf", "toàn", "and another may follow"},
      {"hoaf", "hoà", "new style"},
      {"khoer", "khoẻ", "new style"},
      {"ngoeor", "ngoẻo", "o twice, but no ô"},
      {"xooong", "xoong", "the third o takes back"},
      {"kys", "ký", "y stays y"},
      {"kis", "kí", "i stays i"},
      {"quys", "quý", "qu"},
      {"gif", "gì", "gi with its own i"},
      {"giuwx", "giữ", "gi as onset"},
      {"nghieeng", "nghiêng", "the longest"},
      {"nghieengf", "nghiềng", "and its tone"},
      {"kinhs", "kính", "nh"},
      {"gias", "giá", "gi"},
      {"uys", "uý", "no onset"},
      {"yeeu", "yêu", "yê"},
      {"car", "cả", "foreign words can be read: the caller knows what exists"},
      {"max", "mã", "so can this"},
  };
  for (Row const& row : kRows)
    EXPECT_EQ(read_telex(row.keys).value_or(""), row.expected) << row.keys << ": " << row.why;
}

TEST(ReadTelex, WhatIsNotRead) {
  constexpr Row kRows[] = {
      {"", "", "empty"},
      {"ban", "", "no mark key"},
      {"toan", "", "no mark key"},
      {"uỷ", "", "marks already"},
      {"herr", "", "taken back, and no syllable"},
      {"toanss", "", "taken back, and no syllable"},
      {"z", "", "nothing to take away"},
      {"toanz", "", "nothing to take away"},
      {"thuor", "", "uo is no rime"},
      {"s", "", "no vowel"},
      {"xs", "", "no vowel"},
      {"dd", "", "no vowel"},
      {"cats", "cát", "sắc before a stop"},
      {"catf", "", "huyền before a stop"},
      {"catx", "", "ngã before a stop"},
      {"windows", "", "two syllables"},
      {"facebook", "", "no syllable"},
      {"data", "", "dât has no tone"},
      {"street", "", "no onset"},
      {"mp3", "", "a digit"},
      {"a b", "", "a blank"},
      {"as'", "", "another character"},
      {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "", "too long"},
      {"wwwwwwwwwwwwwwww", "", "hostile"},
      {"uouououououououw", "", "hostile"},
  };
  for (Row const& row : kRows)
    EXPECT_EQ(read_telex(row.keys).value_or(""), row.expected) << row.keys << ": " << row.why;
}

TEST(ReadVni, Words) {
  constexpr Row kRows[] = {
      {"uy3", "uỷ", "new style"},
      {"nha6n", "nhân", "6"},
      {"nhan6", "nhân", "6 at the end"},
      {"huye65n", "huyện", "both behind the letter"},
      {"huyen65", "huyện", "both at the end"},
      {"Vie65t", "Việt", "capital"},
      {"Vie6t5", "Việt", "tone at the end"},
      {"Viet65", "Việt", "both at the end"},
      {"Viet56", "Việt", "the other order"},
      {"d9a6t1", "đất", "9"},
      {"dat961", "đất", "all at the end"},
      {"D9o6ng2", "Đồng", "capital"},
      {"tru7o7ng2", "trường", "77"},
      {"truo7ng2", "trường", "one 7"},
      {"truong72", "trường", "7 at the end"},
      {"nguoi72", "người", "7 at the end"},
      {"thuo73", "thuở", "uơ"},
      {"tu7", "tư", "7"},
      {"a8n", "ăn", "8"},
      {"hoac85", "hoặc", "8 at the end"},
      {"toan12", "toàn", "the last tone wins"},
      {"toan10", "toan", "0 takes the tone away"},
      {"ky1", "ký", "y stays y"},
      {"quy1", "quý", "qu"},
      {"gi2", "gì", "gi"},
  };
  for (Row const& row : kRows)
    EXPECT_EQ(read_vni(row.keys).value_or(""), row.expected) << row.keys << ": " << row.why;
}

TEST(ReadVni, WhatIsNotRead) {
  for (char const* const keys : {"", "nhan", "d9", "1a", "uy33", "toan0", "cat2", "covid19", "h5n1",
                                 "2023", "ủy3", "an8n", "k9"}) {
    EXPECT_EQ(read_vni(keys), std::nullopt) << keys;
  }
}

bool holds(std::vector<std::string> const& terms, std::string_view term) {
  return std::ranges::find(terms, term) != terms.end();
}

TEST(TelexBeginnings, ReadsWordsUnderWay) {
  constexpr Row kRows[] = {
      {"thur", "thu|3", "a syllable"},
      {"nguwo", "nguo|7", "the horn, the o still plain"},
      {"nguwow", "nguo|77", "no syllable yet: ngươi, ngườ…"},
      {"tieens", "tien|61", "tiến"},
      {"nghiee", "nghie|6", "nghiê"},
      {"dd", "d|9", "đ alone"},
      {"DDuw", "du|97", "capitals"},
      {"coong", "cong|6", "though a legal syllable: công"},
  };
  for (Row const& row : kRows) {
    EXPECT_TRUE(holds(telex_beginnings(row.keys), row.expected)) << row.keys << ": " << row.why;
  }
}

TEST(VniBeginnings, ReadsWordsUnderWay) {
  EXPECT_TRUE(holds(vni_beginnings("ngu7o"), "nguo|7"));
  EXPECT_TRUE(holds(vni_beginnings("d9"), "d|9"));
  EXPECT_TRUE(holds(vni_beginnings("thu3"), "thu|3"));
}

TEST(TelexBeginnings, AreFewAndHaveMarks) {
  for (char const* const keys : {"", "khai", "sinh", "xyz", "thủ", "a-b", "aaaaaaaaaaaaaaaaa"}) {
    EXPECT_TRUE(telex_beginnings(keys).empty()) << keys;
    EXPECT_TRUE(vni_beginnings(keys).empty()) << keys;
  }
  for (char const* const keys : {"aeoaeoaeoaeoaeow", "uowuowuowuowuowj", "oooooooooooooooo"}) {
    EXPECT_LE(telex_beginnings(keys).size(), 32u) << keys;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
