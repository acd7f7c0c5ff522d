// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_values.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/indexer/glass/table_entries.hpp"

namespace tracuu::indexer {
namespace {

using namespace std::string_literals;
using test::TableEntry;

void add(InvertedBatch& batch, std::vector<DocumentContent::Value> const& values) {
  DocumentContent content;
  for (auto const& [slot, value] : values) content.add_value(slot, value);
  batch.add(content);
}

TEST(GlassValues, KeysSortAsSlotsDo) {
  EXPECT_EQ(glass_slot_statistics_key(0), "\0\xd0"s);
  EXPECT_EQ(glass_slot_statistics_key(20), "\0\xd0\x14"s);
  EXPECT_EQ(glass_values_key(0), "\0\xd8\0"s);
  EXPECT_EQ(glass_values_key(20), "\0\xd8\x14"s);
  for (std::uint32_t slot = 1; slot < kGlassSlotEnd; ++slot) {
    EXPECT_LT(glass_slot_statistics_key(slot - 1), glass_slot_statistics_key(slot)) << slot;
    EXPECT_LT(glass_values_key(slot - 1), glass_values_key(slot)) << slot;
  }
}

TEST(GlassValues, StatisticsKeepTheSmallestAndTheLargest) {
  SlotStatistics statistics;
  statistics.add(1, "m", "m");
  EXPECT_EQ(glass_slot_statistics(statistics), "\x01\x01m") << "one value is both";
  statistics.add(2, "b", "c");
  statistics.add(300, "n", "xyz");
  EXPECT_EQ(glass_slot_statistics(statistics),
            "\xaf\x02\x01"
            "bxyz");
}

TEST(GlassValues, AreSortedBySlot) {
  InvertedBatch batch;
  add(batch, {{1, "a"}, {20, "x"}});
  add(batch, {});
  add(batch, {{1, "b"}});
  auto const slots = values_by_slot(batch);
  ASSERT_EQ(slots.size(), 2u);
  EXPECT_EQ(slots.at(1), (SlotValues{{1, "a"}, {3, "b"}}));
  EXPECT_EQ(slots.at(20), (SlotValues{{1, "x"}}));
}

TEST(GlassValues, ADocumentKnowsItsSlots) {
  InvertedBatch batch;
  add(batch, {{0, "a"}, {1, "b"}, {20, "c"}});
  add(batch, {});
  EXPECT_EQ(glass_used_slots(batch.document(1)), "\0\0\x12"s) << "each less the one before it";
  EXPECT_EQ(glass_used_slots(batch.document(2)), "");
}

TEST(GlassValues, WritesChunksUnderTheirFirstDocument) {
  test::TestFolder const folder;
  auto const file = folder.path() / "postlist.glass";
  GlassTableWriter table(file);
  {
    GlassValueWriter writer(table, glass_values_key(1));
    writer.add(3, "ab");
    writer.add(4, "");
    writer.add(300, "c");
    writer.end();
  }
  {
    GlassValueWriter writer(table, glass_values_key(2));
    writer.add(1, std::string(1'990, 'x'));
    writer.add(2, std::string(1'990, 'y'));
    writer.add(5, "z");
    writer.end();
  }
  ASSERT_TRUE(table.finish().has_value());
  auto const entries = test::table_entries(file);
  ASSERT_EQ(entries.size(), 3u);
  EXPECT_EQ(entries[0], (TableEntry{"\0\xd8\x01\0\x03"s,
                                    "\x02"
                                    "ab"
                                    "\0\0"s +
                                        "\xa7\x02\x01"
                                        "c",
                                    false}));
  EXPECT_EQ(entries[1].key, "\0\xd8\x02\0\x01"s);
  EXPECT_EQ(entries[1].tag,
            "\xc6\x0f" + std::string(1'990, 'x') + "\0\xc6\x0f"s + std::string(1'990, 'y'))
      << "a chunk ends once it has 2,000 bytes";
  EXPECT_EQ(entries[2], (TableEntry{"\0\xd8\x02\0\x05"s, "\x01z", false}));
}

}  // namespace
}  // namespace tracuu::indexer
