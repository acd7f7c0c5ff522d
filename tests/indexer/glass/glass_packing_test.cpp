// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_packing.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace tracuu::indexer {
namespace {

using namespace std::string_literals;

std::string packed(std::uint64_t value) {
  std::string out;
  pack_uint(out, value);
  return out;
}

std::string sortable(std::uint32_t value) {
  std::string out;
  pack_sortable_uint(out, value);
  return out;
}

std::string sortable(std::string_view text) {
  std::string out;
  pack_sortable_string(out, text);
  return out;
}

TEST(GlassPacking, WritesNumbersInSevenBitsAByte) {
  EXPECT_EQ(packed(0), "\0"s);
  EXPECT_EQ(packed(127), "\x7f");
  EXPECT_EQ(packed(128), "\x80\x01");
  EXPECT_EQ(packed(300), "\xac\x02");
  EXPECT_EQ(packed(~0ull), "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01");
}

TEST(GlassPacking, WritesTheLengthBeforeAString) {
  std::string out = "x";
  pack_string(out, "");
  pack_string(out, "ab\0c"s);
  EXPECT_EQ(out, "x\0\x04"s + "ab\0c"s);
}

TEST(GlassPacking, WritesSortableNumbers) {
  EXPECT_EQ(sortable(0u), "\0\0"s);
  EXPECT_EQ(sortable(1u), "\0\x01"s);
  EXPECT_EQ(sortable(0x7fffu), "\x7f\xff");
  EXPECT_EQ(sortable(0x8000u), "\x80\x80\0"s);
  EXPECT_EQ(sortable(0x3fffffu), "\xbf\xff\xff");
  EXPECT_EQ(sortable(0x400000u), "\xc0\x40\0\0"s);
  EXPECT_EQ(sortable(0xffffffffu), "\xe0\xff\xff\xff\xff");
  EXPECT_EQ(sortable(0xffffffffu).size(), kMaxSortableUintBytes);
}

TEST(GlassPacking, SortableNumbersSortAsNumbersDo) {
  std::mt19937 random(11);
  for (int i = 0; i < 20'000; ++i) {
    std::uint32_t const one = static_cast<std::uint32_t>(random()) >> (random() % 32);
    std::uint32_t const other =
        i % 4 == 0 ? one + 1 : static_cast<std::uint32_t>(random()) >> (random() % 32);
    EXPECT_EQ(sortable(one) < sortable(other), one < other) << one << " and " << other;
  }
}

TEST(GlassPacking, SortableStringsSortBeforeWhatIsAppended) {
  EXPECT_EQ(sortable("a\0b"s), "a\0\xff"s + "b");
  for (char const* const longer : {"ab", "a b", "a\x01"}) {
    EXPECT_LT(sortable("a") + '\0', sortable(longer)) << longer;
  }
  EXPECT_LT(sortable("a") + "\0\x7f\xff"s, sortable("a\0"s));
}

TEST(GlassPacking, CountsSharedBytes) {
  struct {
    char const* one;
    char const* other;
    std::size_t shared;
  } const rows[] = {
      {"", "", 0},
      {"", "a", 0},
      {"a", "b", 0},
      {"abc", "abd", 2},
      {"abcdefgh", "abcdefgh", 8},
      {"abcdefghi", "abcdefghj", 8},
      {"abcdefXh", "abcdefgh", 6},
      {"abcdefghijk", "abcdefghijkl", 11},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(shared_prefix_bytes(row.one, row.other), row.shared) << row.one;
    EXPECT_EQ(shared_prefix_bytes(row.other, row.one), row.shared) << row.one;
  }
}

TEST(GlassPacking, HeadsCompareAsTheirTextsDo) {
  EXPECT_LT(head_bytes(""), head_bytes("a"));
  EXPECT_LT(head_bytes("a"), head_bytes("a\x01"));
  EXPECT_LT(head_bytes("a\x7f"), head_bytes("a\x80"));
  EXPECT_EQ(head_bytes("abcdefghi"), head_bytes("abcdefghj"));
}

}  // namespace
}  // namespace tracuu::indexer
