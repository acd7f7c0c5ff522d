// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_packing.hpp"

#include <gtest/gtest.h>

#include <string>

#include "store/index_check.hpp"
#include "tests/support/index_dump.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::indexer {
namespace {

constexpr store::LooseLimits kStrict{1.01, 0, 1u << 30};

class IndexPackingTest : public ::testing::Test {
 protected:
  /// Loose: a third of it was added in place.
  IndexPackingTest() { index_.add(test::tiny_announcements(1'200)); }

  [[nodiscard]] auto pack(store::LooseLimits const& limits) const {
    return pack_if_loose(store::IndexFolder(index_.path()), limits);
  }

  test::SmallIndex index_{test::tiny_announcements(800)};
};

TEST_F(IndexPackingTest, WritesALooseIndexAnew) {
  auto const before = test::index_dump(index_.path());
  auto searcher = index_.searcher();
  auto const generation = index_.generation_path();
  auto const packed = pack(kStrict).value();
  ASSERT_TRUE(packed.has_value());
  EXPECT_LT(packed->bytes_after, packed->bytes_before);
  EXPECT_NE(index_.generation_path(), generation);
  EXPECT_EQ(test::first_difference(test::index_dump(index_.path()), before), "");
  EXPECT_TRUE(store::check_index(store::IndexFolder(index_.path())).value().problems.empty());
  EXPECT_EQ(searcher.stats().value().announcements, 1'200u);
  EXPECT_FALSE(pack(kStrict).value().has_value()) << "it is packed now";
}

TEST_F(IndexPackingTest, LeavesOthersAlone) {
  auto const generation = index_.generation_path();
  EXPECT_FALSE(pack({20, 0, 1u << 30}).value().has_value()) << "not so loose";
  EXPECT_FALSE(pack({1.01, 1u << 30, 1u << 31}).value().has_value()) << "not worth it";
  EXPECT_FALSE(pack({1.01, 0, 1'000}).value().has_value()) << "too large for a pause";
  {
    auto const lock = store::WriterLock::acquire(store::IndexFolder(index_.path())).value();
    EXPECT_EQ(pack(kStrict).error().code, base::ErrorCode::IndexLocked);
  }
  EXPECT_EQ(index_.generation_path(), generation);
}

}  // namespace
}  // namespace tracuu::indexer
