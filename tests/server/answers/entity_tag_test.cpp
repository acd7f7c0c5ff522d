// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/entity_tag.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

TEST(EntityTag, NamesTheRevisionAndTellsRequestsApart) {
  std::string const tag = make_entity_tag("gen-000003-9f1c2ab4:17", "a");
  EXPECT_TRUE(tag.starts_with("W/\"gen-000003-9f1c2ab4:17-")) << tag;
  EXPECT_EQ(tag, make_entity_tag("gen-000003-9f1c2ab4:17", "a"));
  EXPECT_NE(tag, make_entity_tag("gen-000003-9f1c2ab4:17", "b"));
  EXPECT_NE(tag, make_entity_tag("gen-000003-9f1c2ab4:18", "a"));
}

TEST(EntityTag, IfNoneMatchIsAListComparedWeakly) {
  struct Row {
    char const* header;
    bool names;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"W/\"a\"", true, "the same"},
      {"\"a\"", true, "weak comparison: W/ says nothing"},
      {"\"x\", W/\"a\"", true, "a list"},
      {"\"x\",\"a\"", true, "without blanks"},
      {" , \"x\" ,,\t\"a\"", true, "empty elements are allowed"},
      {"\"x, W/\", \"a\"", true, "a comma in a tag"},
      {"\"x\"", false, "another"},
      {"\"\"", false, "an empty tag"},
      {"a", false, "no quotes"},
      {"\"a", false, "no end"},
      {"w/\"a\"", false, "W is a capital"},
      {"*", false, "names none"},
      {"", false, "none at all"},
      {"\"A\"", false, "case counts"},
      {"nonsense, \"a\"", false, "not a list of tags"},
  };
  for (Row const& row : kRows) EXPECT_EQ(names_tag(row.header, "W/\"a\""), row.names) << row.why;
}

TEST(EntityTag, AStarNamesAny) {
  EXPECT_TRUE(names_any_tag("*"));
  EXPECT_FALSE(names_any_tag("\"*\""));
  EXPECT_FALSE(names_any_tag(""));
}

}  // namespace
}  // namespace tracuu::server
