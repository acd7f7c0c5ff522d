// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/characters.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::analyzers {
namespace {

using namespace std::string_view_literals;

TEST(Characters, AreThoseOfTheTextWithTheirBytes) {
  std::string_view const text = "Đê 9"sv;
  std::string joined;
  std::vector<std::size_t> places;
  for (Character const& character : Characters(text)) {
    places.push_back(character.at);
    joined += character.bytes;
  }
  EXPECT_EQ(joined, text);
  EXPECT_EQ(places, (std::vector<std::size_t>{0, 2, 4, 5}));
}

TEST(Characters, SayWhatEachIs) {
  Characters const characters("Đ9"sv);
  auto at = characters.begin();
  EXPECT_TRUE((*at).is_letter());
  EXPECT_TRUE((*at).has_mark());
  EXPECT_TRUE((*at).info.is_upper);
  EXPECT_EQ((*at).info.folded, 'd');
  ++at;
  EXPECT_FALSE((*at).is_letter());
  EXPECT_FALSE((*at).has_mark());
  EXPECT_EQ((*at).info.char_class, CharClass::Digit);
  ++at;
  EXPECT_TRUE(at == characters.end());
}

TEST(Characters, GoOnAfterBytesThatAreNoUtf8) {
  std::size_t count = 0;
  for (Character const& character : Characters("a\xFF"
                                               "b"sv)) {
    ++count;
    EXPECT_EQ(character.value == base::kInvalidCodePoint, character.at == 1);
  }
  EXPECT_EQ(count, 3u);
}

TEST(Characters, OfAnEmptyTextAreNone) {
  Characters const characters(""sv);
  EXPECT_TRUE(characters.begin() == characters.end());
}

}  // namespace
}  // namespace tracuu::analyzers
