// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/packed_input.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/packed_bytes.hpp"
#include "tests/indexer/piece_input.hpp"

namespace tracuu::indexer {
namespace {

std::string unpack(std::string const& packed, Packing packing, std::size_t piece_bytes) {
  return test::read_pieces(
      *open_packed_input(std::make_unique<test::PieceInput>(packed, piece_bytes), packing));
}

/// Bytes that do not pack well, so that there is something to cut off.
std::string long_text() {
  std::string text;
  for (unsigned i = 0; i < 60'000; ++i) text += static_cast<char>('a' + i * i * 7919U % 26U);
  return text;
}

TEST(PackedInput, UnpacksXzAndZstandard) {
  for (Packing const packing : {Packing::Xz, Packing::Zstd}) {
    std::string const text = long_text();
    std::string const packed = test::packed_bytes(text, packing);
    EXPECT_EQ(unpack(packed, packing, 1000), text);
    EXPECT_EQ(unpack(packed, packing, 1), text);
    EXPECT_EQ(unpack(packed + packed, packing, 1000), text + text) << "two streams";
  }
}

TEST(PackedInput, TellsWhatIsTruncatedBrokenOrPackedOtherwise) {
  for (Packing const packing : {Packing::Xz, Packing::Zstd}) {
    std::string const packed = test::packed_bytes(long_text(), packing);
    EXPECT_NE(unpack(packed.substr(0, packed.size() / 2), packing, 1000).find('!'),
              std::string::npos)
        << "half of it";
    std::string broken = packed;
    for (std::size_t at = packed.size() / 2; at < packed.size() / 2 + 50; ++at) broken[at] ^= 0x55;
    EXPECT_NE(unpack(broken, packing, 1000).find('!'), std::string::npos) << "other bytes";
    EXPECT_NE(unpack("title,body\n", packing, 1000).find("!the file is not packed with"),
              std::string::npos);
    EXPECT_EQ(unpack("", packing, 1000).front(), '!') << "an empty file";
  }
}

}  // namespace
}  // namespace tracuu::indexer
