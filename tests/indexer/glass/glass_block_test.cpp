// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_block.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/glass/table_entries.hpp"

namespace tracuu::indexer {
namespace {

using test::big_endian_16;

TEST(GlassBlock, AnEmptyOneIsAHead) {
  GlassBlock block(3);
  EXPECT_TRUE(block.is_empty());
  std::string_view const bytes = block.finish();
  ASSERT_EQ(bytes.size(), 8192u);
  EXPECT_EQ(big_endian_16(bytes, 0), 0u);
  EXPECT_EQ(big_endian_16(bytes, 2), 1u) << "the revision";
  EXPECT_EQ(bytes[4], 3) << "the level";
  EXPECT_EQ(big_endian_16(bytes, 5), 8192u - 11) << "the largest gap";
  EXPECT_EQ(big_endian_16(bytes, 7), 8192u - 11) << "free bytes";
  EXPECT_EQ(big_endian_16(bytes, 9), 11u) << "where the directory ends";
}

TEST(GlassBlock, FillsItemsFromTheEnd) {
  GlassBlock block(0);
  block.add("first");
  block.add("second");
  EXPECT_FALSE(block.is_empty());
  std::string_view const bytes = block.finish();
  EXPECT_EQ(big_endian_16(bytes, 9), 15u);
  EXPECT_EQ(big_endian_16(bytes, 11), 8192u - 5);
  EXPECT_EQ(big_endian_16(bytes, 13), 8192u - 11);
  EXPECT_EQ(bytes.substr(8192 - 11), "secondfirst");
  EXPECT_EQ(big_endian_16(bytes, 5), 8192u - 11 - 15);
  EXPECT_EQ(big_endian_16(bytes, 7), 8192u - 11 - 15);
}

TEST(GlassBlock, KnowsItsRoomToTheByte) {
  GlassBlock block(0);
  std::size_t const room = 8192 - 11 - 2;
  EXPECT_TRUE(block.has_room_for(room));
  EXPECT_FALSE(block.has_room_for(room + 1));
  block.add(std::string(room - 10, 'x'));
  EXPECT_TRUE(block.has_room_for(8)) << "each item takes two bytes of the directory";
  EXPECT_FALSE(block.has_room_for(9));
  block.add("12345678");
  EXPECT_EQ(big_endian_16(block.finish(), 7), 0u);
}

TEST(GlassBlock, NothingIsLeftOnceCleared) {
  GlassBlock block(1);
  block.add("secret");
  block.clear();
  EXPECT_TRUE(block.is_empty());
  EXPECT_EQ(block.finish().find("secret"), std::string_view::npos);
}

}  // namespace
}  // namespace tracuu::indexer
