// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/output.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::cli {
namespace {

// The tests' standard output may be a terminal: what has no colours in either case.
std::string without_styles(std::string text) {
  for (std::size_t at = text.find("\033["); at != std::string::npos; at = text.find("\033[")) {
    text.erase(at, text.find('m', at) + 1 - at);
  }
  return text;
}

TEST(Output, ShowsMarkedText) {
  struct {
    search::MarkedText text;
    char const* expected;
    char const* why;
  } const rows[] = {
      {{"", {}}, "", "nothing"},
      {{"họp dân bàn", {{6, 10}}}, "họp dân bàn", "marks"},
      {{"họp", {{0, 5}}}, "họp", "all of it"},
      {{"<b> &amp; \"x\" 'y'", {}}, "<b> &amp; \"x\" 'y'", "it is no HTML"},
      {{"a\x1B]0;x\x07"
        "b\x7F\r",
        {{1, 5}}},
       "a]0;xb",
       "control characters"},
      {{"a\u009B31mb", {}}, "a31mb", "those of Unicode"},
      {{"a\n\tb", {}}, "a\n\tb", "line ends and tabs stay"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(without_styles(Output().marked(row.text, kNoStyle)), row.expected) << row.why;
    EXPECT_EQ(without_styles(coloured(row.text, kNoStyle)), row.expected) << row.why;
  }
}

TEST(Coloured, ReturnsToTheStyleAfterEachMatch) {
  EXPECT_EQ(coloured({"họp dân bàn", {{0, 5}, {6, 10}}}, kBold),
            "\033[1m\033[1;33mhọp\033[0m\033[1m \033[1;33mdân\033[0m\033[1m bàn\033[0m");
  EXPECT_EQ(coloured({"dân", {}}, kNoStyle), "\033[0mdân\033[0m");
}

// Units, authors and ids were printed as they are: a page could steer the terminal.
TEST(Output, LeavesControlCharactersOut) {
  Output const output;
  EXPECT_EQ(without_styles(output.bold("a\033[31mb\u009Bc")), "a[31mbc");
  EXPECT_EQ(without_styles(output.dim("a\x07")), "a");
  EXPECT_EQ(printable("Đê\n\tsông \033]0;x\x07"), "Đê\n\tsông ]0;x");
  EXPECT_EQ(printable(std::string("a\0b", 3)), "ab");
}

}  // namespace
}  // namespace tracuu::cli
