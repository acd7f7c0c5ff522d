// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/branding/linked_text.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using Pieces = std::vector<TextPiece>;

TEST(LinkedText, LinksWebAndMailAddresses) {
  EXPECT_EQ(
      linked_pieces("Hỏi vanthu@lamgiang.example."),
      (Pieces{
          {"Hỏi ", ""}, {"vanthu@lamgiang.example", "mailto:vanthu@lamgiang.example"}, {".", ""}}));
  EXPECT_EQ(
      linked_pieces("https://lamgiang.example/lien-he?a=1"),
      (Pieces{{"https://lamgiang.example/lien-he?a=1", "https://lamgiang.example/lien-he?a=1"}}));
  EXPECT_EQ(linked_pieces("Cổng (http://a.example/x), điện thoại 0226 000 000"),
            (Pieces{{"Cổng (", ""},
                    {"http://a.example/x", "http://a.example/x"},
                    {"), điện thoại 0226 000 000", ""}}));
}

TEST(LinkedText, LeavesAllElseAsItIs) {
  EXPECT_EQ(linked_pieces(""), Pieces{});
  for (char const* const text :
       {"  hai  dấu cách  ", "javascript:alert(1)", "@ai", "a@", "a@b", "a@b.", "a@.b", "http://",
        "...", "data:text/html,x", "<https://a.example/\"x\">"}) {
    EXPECT_EQ(linked_pieces(text), (Pieces{{text, ""}})) << text;
  }
}

TEST(LinkedText, IsCutIntoLines) {
  EXPECT_EQ(text_lines(" a \r\n\n\tb c\n"), (std::vector<std::string_view>{"a", "b c"}));
  EXPECT_EQ(text_lines(""), std::vector<std::string_view>{});
}

}  // namespace
}  // namespace tracuu::server
