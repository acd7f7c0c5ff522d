// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/usage/near_name.hpp"

#include <gtest/gtest.h>

namespace tracuu::cli {
namespace {

TEST(NearName, FindsWhatWasProbablyMeant) {
  std::vector<std::string> const names{"index",  "search",   "show",   "stats", "check",
                                       "export", "--output", "--from", "--to",  "-n"};
  struct {
    char const* typed;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"serch", "search", "a letter is missing"}, {"searhc", "search", "letters are swapped"},
      {"seaarch", "search", "a letter too many"}, {"sezrch", "search", "another letter"},
      {"stat", "stats", "it begins so"},          {"exp", "export", "it begins so"},
      {"--ouput", "--output", "an option"},       {"output", "--output", "without its dashes"},
      {"-from", "--from", "with one dash"},       {"--form", "--from", "swapped"},
      {"--delete", "", "nothing like it"},        {"serve-all-of-it", "", "nothing like it"},
      {"x", "", "one letter may be anything"},    {"", "", "nothing typed"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(near_name(row.typed, names).value_or(""), row.expected) << row.why;
  }
  EXPECT_FALSE(near_name(std::string(100'000, 's'), names)) << "no slip, and no work";
}

}  // namespace
}  // namespace tracuu::cli
