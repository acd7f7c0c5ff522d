// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_table.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/indexer/glass/table_entries.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using test::TableEntry;
using Entries = std::vector<TableEntry>;

constexpr std::size_t kTableBlockBytes = 8192;

class GlassTableTest : public ::testing::Test {
 protected:
  GlassTableRoot write(Entries const& entries) {
    GlassTableWriter table(file());
    for (TableEntry const& entry : entries) table.add(entry.key, entry.tag, entry.is_deflated);
    return table.finish().value();
  }

  [[nodiscard]] fs::path file() const { return folder_.path() / "t.glass"; }

  [[nodiscard]] std::string block(std::uint32_t number) const {
    return test::read_file(file()).substr(number * kTableBlockBytes, kTableBlockBytes);
  }

  /// The tag of `key`, found from the root down as Xapian finds it; "?" if it is not there.
  [[nodiscard]] std::string find(GlassTableRoot const& root, std::string const& key) const {
    std::uint32_t number = root.block;
    for (unsigned level = root.level; level > 0; --level) {
      std::string const bytes = block(number);
      EXPECT_EQ(bytes[4], static_cast<char>(level));
      for (std::string_view const item : test::block_items(bytes)) {
        std::string_view const divider = item.substr(5, static_cast<unsigned char>(item[4]));
        if (divider > key) break;
        number = static_cast<std::uint32_t>(test::big_endian_16(item, 0) << 16 |
                                            test::big_endian_16(item, 2));
      }
    }
    std::string const leaf = block(number);
    for (std::string_view const item : test::block_items(leaf)) {
      if (item.substr(3, static_cast<unsigned char>(item[2])) == key) {
        return std::string(item.substr(3 + key.size()));
      }
    }
    return "?";
  }

  test::TestFolder folder_;
};

TEST_F(GlassTableTest, HoldsWhatWasAdded) {
  Entries const entries = {{"a", "1", false}, {"b", "", false}, {"b\1", "deflated", true}};
  GlassTableRoot const root = write(entries);
  EXPECT_EQ(root.entries, 3u);
  EXPECT_EQ(root.level, 0u);
  EXPECT_EQ(root.blocks, 1u);
  EXPECT_EQ(test::table_entries(file()), entries);
}

TEST_F(GlassTableTest, HasNoFileWithoutEntries) {
  EXPECT_EQ(write({}).entries, 0u);
  EXPECT_FALSE(fs::exists(file()));
}

TEST_F(GlassTableTest, CutsLongTags) {
  std::mt19937 random(5);
  Entries entries;
  // Around the bytes that fit into one item, and far above.
  for (std::size_t const bytes : {2'030u, 2'037u, 2'038u, 2'039u, 2'040u, 4'072u, 100'000u}) {
    std::string tag;
    while (tag.size() < bytes) tag += static_cast<char>(random());
    entries.push_back({fmt::format("key {:06}", bytes), tag, bytes % 2 == 0});
  }
  entries.push_back({std::string(255, 'z'), std::string(5'000, 'z'), false});
  GlassTableRoot const root = write(entries);
  EXPECT_EQ(root.entries, entries.size());
  EXPECT_EQ(test::table_entries(file()), entries);
}

TEST_F(GlassTableTest, FindsEveryKeyFromTheRoot) {
  Entries entries;
  for (int i = 0; i < 60'000; ++i) {
    entries.push_back(
        {fmt::format("a rather long key, number {:08}", i * 3), fmt::format("{}", i), false});
  }
  GlassTableRoot const root = write(entries);
  EXPECT_EQ(root.level, 2u);
  EXPECT_EQ(root.blocks * kTableBlockBytes, fs::file_size(file()));
  for (int i = 0; i < 60'000; i += 601) {
    ASSERT_EQ(find(root, entries[static_cast<std::size_t>(i)].key), fmt::format("{}", i));
    ASSERT_EQ(find(root, fmt::format("a rather long key, number {:08}", i * 3 + 1)), "?");
  }
  EXPECT_EQ(find(root, entries.back().key), "59999");
}

TEST_F(GlassTableTest, SaysWhatCannotBeWritten) {
  GlassTableWriter table(folder_.path() / "no" / "t.glass");
  table.add("a", "1");
  auto const root = table.finish();
  ASSERT_FALSE(root.has_value());
  EXPECT_EQ(root.error().code, base::ErrorCode::Io);
  EXPECT_NE(root.error().message.find("t.glass"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::indexer
