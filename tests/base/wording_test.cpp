// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/wording.hpp"

#include <gtest/gtest.h>

namespace tracuu::base {
namespace {

TEST(WordingTest, EachLanguageHasItsText) {
  EXPECT_EQ(wording("form.search", Language::Vietnamese), "Tìm");
  EXPECT_EQ(wording("form.search", Language::English), "Search");
}

TEST(WordingTest, KeysAreOfTheTable) {
  EXPECT_EQ(TextKey<0>("form.search").row(), TextKey<1>("form.search").row());
  EXPECT_EQ(kTextKeys.at(TextKey<0>("form.search").row()).key, "form.search");
}

TEST(WordingTest, ArgumentsGoToTheirNumbers) {
  struct Case {
    std::string_view text;
    std::string_view filled;
    char const* why;
  };
  constexpr Case kCases[] = {
      {"no argument", "no argument", "nothing to fill in"},
      {"{0} announcements", "3 announcements", "at the beginning"},
      {"page {0}", "page 3", "at the end"},
      {"{1}: {0}", "site: 3", "languages differ in their order"},
      {"{0}, {0}", "3, 3", "twice"},
      {"", "", "empty"},
  };
  for (Case const& each : kCases) {
    EXPECT_EQ(detail::fill(each.text, {"3", "site"}), each.filled) << each.why;
  }
  EXPECT_EQ(detail::fill("{0}", {"{1}"}), "{1}") << "arguments are not read again";
}

}  // namespace
}  // namespace tracuu::base
