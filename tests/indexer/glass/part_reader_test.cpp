// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/part_reader.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/glass/glass_packing.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

// Whatever the buffer, and whatever stands before and after the part.
TEST(PartReader, TakesWhatWasPacked) {
  std::mt19937_64 random(7);
  std::vector<std::uint64_t> numbers;
  std::vector<std::string> texts;
  std::string packed;
  for (unsigned i = 0; i < 500; ++i) {
    numbers.push_back(random() >> (random() % 64));
    texts.emplace_back(random() % (i % 50 == 0 ? 3'000 : 20), static_cast<char>('a' + i % 26));
    pack_uint(packed, numbers.back());
    pack_string(packed, texts.back());
  }
  test::TestFolder const folder;
  SegmentFile file(folder.path() / "f");
  ASSERT_TRUE(file.append("before").has_value());
  SegmentPart const part = file.append(packed).value();
  ASSERT_TRUE(file.append("behind").has_value());
  for (std::size_t const buffer_bytes : {1u, 11u, 100u, 4'096u, 1'000'000u}) {
    PartReader reader(file, part, buffer_bytes);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      EXPECT_FALSE(reader.at_end());
      ASSERT_EQ(reader.take_uint(), numbers[i]) << i << " of " << buffer_bytes;
      ASSERT_EQ(reader.take_string(), texts[i]) << i << " of " << buffer_bytes;
    }
    EXPECT_TRUE(reader.at_end());
  }
}

TEST(PartReader, AnEmptyPartIsAtItsEnd) {
  test::TestFolder const folder;
  SegmentFile const file(folder.path() / "f");
  EXPECT_TRUE(PartReader(file, {}, 100).at_end());
}

}  // namespace
}  // namespace tracuu::indexer
