// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.hpp"

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

TEST(Output, TurnsHtmlIntoText) {
  struct {
    char const* html;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"", "", "nothing"},
      {"họp <mark>dân</mark> bàn", "họp dân bàn", "marks"},
      {"<mark>họp</mark>", "họp", "all of it"},
      {"&lt;b&gt; &amp;amp; &quot;x&quot; &#39;y&#39;", "<b> &amp; \"x\" 'y'", "entities, once"},
      {"a & b &unknown;", "a & b &unknown;", "what is no entity of ours"},
      {"a\x1B]0;x\x07"
       "b\x7F\r",
       "a]0;xb", "control characters"},
      {"a\u009B31mb", "a31mb", "those of Unicode"},
      {"a\n\tb", "a\n\tb", "line ends and tabs stay"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(without_styles(Output().from_html(row.html, kNoStyle)), row.expected) << row.why;
  }
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
