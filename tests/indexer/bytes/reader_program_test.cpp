// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/reader_program.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "indexer/html/markup_text.hpp"
#include "tests/support/resource_limit.hpp"

namespace tracuu::indexer {
namespace {

using namespace std::chrono_literals;

base::Result<std::string> text_of(std::string const& page, ChildLimits const& limits) {
  std::string_view const input = page;
  return ask_reader(find_reader_program().value(), kMarkupRequest, {&input, 1}, limits);
}

TEST(ReaderProgram, Answers) {
  ASSERT_TRUE(may_ask_reader());
  auto const text = text_of("<p>Một<p>Hai", {});
  ASSERT_TRUE(text.has_value()) << to_string(text.error());
  EXPECT_EQ(*text, "+Một\nHai");
}

TEST(ReaderProgram, WhatNeedsMoreThanASmallShareGetsIt) {
  std::string page;
  for (int i = 0; i < 60'000; ++i) page += "<i>a</i>";  // of which the tree takes 40 times as much
  auto const text = text_of(page, {});
  EXPECT_TRUE(text.has_value()) << to_string(text.error());
}

TEST(ReaderProgram, NamesTheLimitThatWasMet) {
  std::string const page(1 << 20, 'a');
  auto const too_long = text_of(page, {.time = 0ms});
  ASSERT_FALSE(too_long.has_value());
  EXPECT_NE(too_long.error().message.find("longer than the limit"), std::string::npos);
  if (test::kHasPlainMemory) {
    // Less than its libraries take.
    auto const too_large = text_of(page, {.max_memory_bytes = 1 << 20});
    ASSERT_FALSE(too_large.has_value());
    EXPECT_NE(to_string(too_large.error()).find("memory"), std::string::npos)
        << to_string(too_large.error());
  }
  auto const too_much = text_of(page, {.max_output_bytes = 1000});
  ASSERT_FALSE(too_much.has_value());
  EXPECT_NE(too_much.error().message.find("more than the limit of 1000 bytes"), std::string::npos);
}

TEST(ReaderProgram, GoesOnAfterAFailure) {
  EXPECT_FALSE(text_of("<p>Một", {.time = 0ms}).has_value());
  EXPECT_TRUE(text_of("<p>Một", {}).has_value());
}

}  // namespace
}  // namespace tracuu::indexer
