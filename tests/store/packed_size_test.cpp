// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/packed_size.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/small_index.hpp"

namespace tracuu::store {
namespace {

TEST(PackedSize, ComparesWithWhatWasNoted) {
  test::TestFolder const folder;
  EXPECT_FALSE(looseness(folder.path(), 100).has_value()) << "nothing was noted";
  folder.write("a.glass", std::string(3'000, 'x'));
  folder.write("b.glass", std::string(1'000, 'x'));
  folder.write("iamglass", "no table");
  EXPECT_EQ(table_bytes(folder.path()), 4'000u);
  ASSERT_TRUE(note_packed_size(folder.path(), 100).has_value());
  EXPECT_DOUBLE_EQ(looseness(folder.path(), 100).value(), 1.0);
  folder.write("a.glass", std::string(7'000, 'x'));
  EXPECT_DOUBLE_EQ(looseness(folder.path(), 100).value(), 2.0);
  EXPECT_DOUBLE_EQ(looseness(folder.path(), 160).value(), 1.25) << "there is more text";
  EXPECT_FALSE(looseness(folder.path(), 0).has_value()) << "no text is left";
  folder.write("packed.txt", "what?");
  EXPECT_FALSE(looseness(folder.path(), 100).has_value());
}

TEST(PackedSize, SaysWhatCannotBeWritten) {
  EXPECT_EQ(note_packed_size("/nowhere/at/all", 1).error().code, base::ErrorCode::Io);
  EXPECT_EQ(table_bytes("/nowhere/at/all"), 0u);
}

TEST(PackedSize, IsNotedOfEachGeneration) {
  test::SmallIndex const index(test::tiny_announcements(50));
  auto const times = looseness(index.generation_path(), index.database().get_total_length());
  EXPECT_DOUBLE_EQ(times.value(), 1.0);
}

}  // namespace
}  // namespace tracuu::store
