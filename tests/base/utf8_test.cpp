// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace tracuu::base {
namespace {

using namespace std::string_view_literals;

bool is_scalar(char32_t c) {
  return c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
}

TEST(DecodeUtf8, Table) {
  struct Row {
    std::string_view text;
    char32_t value;
    std::size_t bytes;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"a"sv, U'a', 1, "ASCII"},
      {"\0x"sv, 0, 1, "a zero byte is a code point"},
      {"đ"sv, U'đ', 2, "two bytes"},
      {"ệ"sv, U'ệ', 3, "three bytes"},
      {"\U0001F33E"sv, 0x1F33E, 4, "four bytes"},
      {"\U0010FFFF"sv, 0x10FFFF, 4, "the last one"},
      {"\x80"sv, kInvalidCodePoint, 1, "a trail byte alone"},
      {"\xFF"sv, kInvalidCodePoint, 1, "never in UTF-8"},
      {"\xC0\xAF"sv, kInvalidCodePoint, 1, "overlong '/'"},
      {"\xE0\x80\xAF"sv, kInvalidCodePoint, 1, "overlong '/' in three bytes"},
      {"\xED\xA0\x80"sv, kInvalidCodePoint, 1, "a surrogate"},
      {"\xF4\x90\x80\x80"sv, kInvalidCodePoint, 1, "above U+10FFFF"},
      {"\xE1\xBB"sv, kInvalidCodePoint, 2, "cut off in the middle of ệ"},
      {"\xC4"sv, kInvalidCodePoint, 1, "cut off in the middle of đ"},
      {"\xC4"
       "a"sv,
       kInvalidCodePoint, 1, "the a is not swallowed"},
  };
  for (Row const& row : kRows) {
    CodePoint const point = decode_utf8(row.text, 0);
    EXPECT_EQ(point.value, row.value) << row.why;
    EXPECT_EQ(point.bytes, row.bytes) << row.why;
  }
}

TEST(Utf8, EveryCodePointGoesThereAndBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (!is_scalar(c)) continue;
    std::string text;
    append_utf8(text, c);
    CodePoint const forward = decode_utf8(text, 0);
    CodePoint const backward = decode_utf8_before(text, text.size());
    ASSERT_TRUE(forward.value == c && forward.bytes == text.size()) << static_cast<unsigned>(c);
    ASSERT_TRUE(backward.value == c && backward.bytes == text.size()) << static_cast<unsigned>(c);
  }
}

TEST(DecodeUtf8Before, Table) {
  struct Row {
    std::string_view text;
    char32_t value;
    std::size_t bytes;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"xaệ"sv, U'ệ', 3, "the last letter"},
      {"ệa"sv, U'a', 1, "ASCII behind three bytes"},
      {"a\x80"sv, kInvalidCodePoint, 1, "a trail byte belongs to nothing"},
      {"a\xE1\xBB"sv, kInvalidCodePoint, 2, "cut off: one step, as forwards"},
      {"\x80\x80\x80\x80\x80"sv, kInvalidCodePoint, 1, "trail bytes only"},
      {"ệ\x87"sv, kInvalidCodePoint, 1, "one trail byte too many"},
  };
  for (Row const& row : kRows) {
    CodePoint const point = decode_utf8_before(row.text, row.text.size());
    EXPECT_EQ(point.value, row.value) << row.why;
    EXPECT_EQ(point.bytes, row.bytes) << row.why;
  }
}

TEST(FindInvalidUtf8, Table) {
  struct Row {
    std::string_view text;
    std::optional<std::size_t> expected;
  };
  constexpr Row kRows[] = {
      {""sv, std::nullopt},   {"Huyện uỷ"sv, std::nullopt},     {"a\xFFz"sv, 1},
      {"Huy\xE1\xBB"sv, 3},   {"\xEF\xBB\xBF"sv, std::nullopt}, {"ab\xED\xA0\x80"sv, 2},
      {"\0"sv, std::nullopt},
  };
  for (Row const& row : kRows) EXPECT_EQ(find_invalid_utf8(row.text), row.expected) << row.text;
}

TEST(IsUtf8Boundary, OnlyFirstBytesAndTheEnd) {
  constexpr std::string_view kText = "aệđ";
  constexpr bool kExpected[] = {true, true, false, false, true, false, true, true};
  for (std::size_t at = 0; at < std::size(kExpected); ++at) {
    EXPECT_EQ(is_utf8_boundary(kText, at), kExpected[at]) << at;
  }
}

// Forwards, backwards and find_invalid_utf8 judge the same bytes the same way.
TEST(Utf8, RandomBytesAreSteppedThrough) {
  std::mt19937 random(20230711);
  for (int round = 0; round < 20'000; ++round) {
    std::string text(1 + random() % 12, '\0');
    for (char& byte : text) byte = static_cast<char>(random() % 2 == 0 ? random() : random() % 128);
    std::optional<std::size_t> first_invalid;
    for (std::size_t at = 0; at < text.size();) {
      CodePoint const point = decode_utf8(text, at);
      ASSERT_GE(point.bytes, 1u);
      ASSERT_LE(at + point.bytes, text.size());
      if (point.value == kInvalidCodePoint) {
        if (!first_invalid) first_invalid = at;
      } else {
        ASSERT_TRUE(is_scalar(point.value));
        CodePoint const back = decode_utf8_before(text, at + point.bytes);
        ASSERT_EQ(back.value, point.value);
      }
      at += point.bytes;
    }
    ASSERT_EQ(find_invalid_utf8(text), first_invalid);
  }
}

}  // namespace
}  // namespace tracuu::base
