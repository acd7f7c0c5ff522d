// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/typing_slip.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "analyzers/letter.hpp"

namespace tracuu::bench {
namespace {

constexpr char const* kText = "Sửa đổi thủ tục cấp giấy chứng nhận quyền sử dụng đất";

/// All that a slip of that kind can make of a word.
std::set<std::string> outcomes(char const* text, std::size_t word, Slip slip) {
  std::mt19937 random(1);
  std::set<std::string> found;
  for (int i = 0; i < 200; ++i) {
    if (auto slipped = slip_in_word(text, word, slip, random)) found.insert(*std::move(slipped));
  }
  return found;
}

TEST(TypingSlip, EachKind) {
  using Set = std::set<std::string>;
  EXPECT_EQ(outcomes("sửa x", 0, Slip::HoiNga), Set({"sữa x"}));
  EXPECT_EQ(outcomes("x sữa", 1, Slip::HoiNga), Set({"x sửa"}));
  EXPECT_EQ(outcomes("sứa", 0, Slip::HoiNga), Set({}));
  EXPECT_EQ(outcomes("dân", 0, Slip::WrongTone), Set({"dấn", "dần", "dẩn", "dẫn", "dận"}));
  EXPECT_EQ(outcomes("dẫn", 0, Slip::MissingTone), Set({"dân"}));
  EXPECT_EQ(outcomes("dân", 0, Slip::MissingTone), Set({}));
  EXPECT_EQ(outcomes("Dân", 0, Slip::Onset), Set({"Giân", "Rân"}));
  EXPECT_EQ(outcomes("giấy", 0, Slip::Onset), Set({"dấy", "rấy"}));
  EXPECT_EQ(outcomes("sang", 0, Slip::Onset), Set({"xang"}));
  EXPECT_EQ(outcomes("trang", 0, Slip::Onset), Set({"chang"}));
  EXPECT_EQ(outcomes("làng", 0, Slip::Onset), Set({"nàng"}));
  EXPECT_EQ(outcomes("nhà", 0, Slip::Onset), Set({})) << "nh is not n";
  EXPECT_EQ(outcomes("đân", 0, Slip::Onset), Set({})) << "đ is not d";
  EXPECT_EQ(outcomes("dinh", 0, Slip::Onset), Set({"rinh"})) << "not giinh";
  EXPECT_EQ(outcomes("quý", 0, Slip::IY), Set({"quí"}));
  EXPECT_EQ(outcomes("tay", 0, Slip::IY), Set({"tai"}));
  EXPECT_EQ(outcomes("dân", 0, Slip::IY), Set({}));
  EXPECT_EQ(outcomes("dẫn", 0, Slip::MissingLetter), Set({"dn", "dẫ"}));
  EXPECT_EQ(outcomes("dân", 0, Slip::DoubledLetter), Set({"ddân", "dâan", "dânn"}));
  EXPECT_EQ(outcomes("dâng", 0, Slip::SwappedNeighbours), Set({"dnâg", "dâgn"}));
  EXPECT_EQ(outcomes("thủ tục x", 0, Slip::RunTogether), Set({"thủtục x"}));
  EXPECT_EQ(outcomes("thủ tục", 1, Slip::RunTogether), Set({})) << "no next word";
  EXPECT_EQ(outcomes("thủ 12", 0, Slip::RunTogether), Set({})) << "not with a number";
  EXPECT_EQ(outcomes("thủ tục", 0, Slip::Split), Set({"t hủ tục", "th ủ tục"}));
}

TEST(TypingSlip, NotInShortOrOtherWords) {
  for (Slip const slip : kSlips) {
    EXPECT_EQ(outcomes("xã UB 2023 QĐ-UBND covid19 hộinghị", 0, slip).size(), 0u);
    for (std::size_t word = 0; word < 8; ++word) {
      EXPECT_EQ(outcomes("xã UB 2023 QĐ-UBND covid19 hộinghị", word, slip).size(), 0u) << word;
    }
  }
}

std::size_t blanks(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, ' '));
}

/// The words that differ, for texts of the same number of words.
std::size_t words_that_differ(std::string_view a, std::string_view b) {
  std::size_t differ = 0;
  while (!a.empty() || !b.empty()) {
    std::size_t const end_a = std::min(a.find(' '), a.size());
    std::size_t const end_b = std::min(b.find(' '), b.size());
    differ += a.substr(0, end_a) != b.substr(0, end_b) ? 1 : 0;
    a.remove_prefix(std::min(end_a + 1, a.size()));
    b.remove_prefix(std::min(end_b + 1, b.size()));
  }
  return differ;
}

TEST(TypingSlip, OneSlipInEachQuery) {
  std::mt19937 random(7);
  std::set<std::string> found;
  for (int i = 0; i < 500; ++i) {
    std::string const slipped = with_typing_slip(kText, random);
    found.insert(slipped);
    EXPECT_NE(slipped, kText);
    if (blanks(slipped) == blanks(kText)) {
      EXPECT_EQ(words_that_differ(slipped, kText), 1u) << slipped;
      continue;
    }
    EXPECT_LE(std::max(blanks(slipped), blanks(kText)) - std::min(blanks(slipped), blanks(kText)),
              1u);
    std::string letters = slipped;
    std::string expected = kText;
    std::erase(letters, ' ');
    std::erase(expected, ' ');
    EXPECT_EQ(letters, expected) << "a blank more or less is all";
  }
  EXPECT_GT(found.size(), 100u) << "all kinds, all words";
}

TEST(TypingSlip, TheSameOnEveryMachine) {
  std::mt19937 first(20261123);
  std::mt19937 second(20261123);
  EXPECT_EQ(with_typing_slip(kText, first), with_typing_slip(kText, second));
}

TEST(TypingSlip, UnchangedIfNoWordCanHaveOne) {
  std::mt19937 random(1);
  for (char const* const text : {"", "a", "2019", "xã UB"}) {
    EXPECT_EQ(with_typing_slip(text, random), text);
  }
}

}  // namespace
}  // namespace tracuu::bench
