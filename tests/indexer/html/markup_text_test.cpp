// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/markup_text.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/bytes/reader_program.hpp"

namespace tracuu::indexer {
namespace {

TEST(HtmlToText, LargeMarkupIsReadAsSmallIs) {
  std::string page;
  std::string expected;
  while (page.size() <= kMaxPageBytesHere) {
    page += "<p>Một &amp; <b>hai</b></p>";
    expected += expected.empty() ? "Một & hai" : "\nMột & hai";
  }
  auto const text = html_to_text(page);
  ASSERT_TRUE(text.has_value()) << to_string(text.error());
  EXPECT_EQ(*text, expected);
}

TEST(HtmlToText, ErrorsComeBack) {
  std::string deep;
  while (deep.size() <= kMaxPageBytesHere) deep += "<div>";
  auto const text = html_to_text(deep);
  ASSERT_FALSE(text.has_value());
  EXPECT_NE(text.error().message.find("nests deeper"), std::string::npos) << text.error().message;
}

}  // namespace
}  // namespace tracuu::indexer
