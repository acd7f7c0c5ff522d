// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_unpacking.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/glass/glass_packing.hpp"

namespace tracuu::indexer {
namespace {

TEST(Unpacker, TakesApartWhatWasPacked) {
  for (std::uint64_t const value :
       {0ull, 1ull, 127ull, 128ull, 16'384ull, 0xffff'ffffull, 0xffff'ffff'ffff'ffffull}) {
    std::string packed;
    pack_uint(packed, value);
    pack_string(packed, "xã");
    Unpacker unpacker(packed);
    EXPECT_EQ(unpacker.take_uint(), value);
    EXPECT_EQ(unpacker.take_string(), "xã");
    EXPECT_TRUE(unpacker.at_end());
  }
}

TEST(Unpacker, TakesNumbersThatSort) {
  for (std::uint32_t const value : {0u, 1u, 0x7fffu, 0x8000u, 0x1f'ffffu, 0x20'0000u, 0xfff'ffffu,
                                    0x1000'0000u, 0xffff'ffffu}) {
    std::string packed;
    pack_sortable_uint(packed, value);
    packed += 'x';
    Unpacker unpacker(packed);
    EXPECT_EQ(unpacker.take_sortable_uint(), value);
    EXPECT_EQ(unpacker.rest(), "x");
  }
}

TEST(Unpacker, ReadsNothingAfterTheEnd) {
  EXPECT_THROW(Unpacker("").take_uint(), GlassDamage);
  EXPECT_THROW(Unpacker("\xff\xff").take_uint(), GlassDamage);
  EXPECT_THROW(Unpacker(std::string(12, '\xff')).take_uint(), GlassDamage);
  EXPECT_THROW(Unpacker("\x05xx").take_string(), GlassDamage);
  EXPECT_THROW(Unpacker("\x01").take_sortable_uint(), GlassDamage);
  EXPECT_THROW(Unpacker("\xe0\x01").take_sortable_uint(), GlassDamage);
  EXPECT_THROW(Unpacker("").take_byte(), GlassDamage);
}

}  // namespace
}  // namespace tracuu::indexer
