// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_version.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

using namespace std::string_literals;

constexpr std::size_t kIdBegin = 16;  // after the magic and the date of the format
constexpr std::size_t kIdBytes = 16;

std::string version_file(GlassVersion const& version) {
  test::TestFolder const folder;
  EXPECT_TRUE(write_glass_version(folder.path(), version).has_value());
  return test::read_file(folder.path() / "iamglass");
}

/// A table without entries: its root, level and marks (sequential, no file), entries, block size in
/// 2,048 bytes, bytes above which tags are deflated, no list of free blocks.
std::string no_table(char deflate_above) {
  return "\0\x03\0\x04"s + deflate_above + '\0';
}

TEST(GlassVersion, BeginsAsXapianExpects) {
  std::string const bytes = version_file({});
  EXPECT_EQ(bytes.substr(0, kIdBegin), "\x0f\x0dXapian Glass\x04\x6e") << "14 March 2016";
  EXPECT_NE(bytes.substr(kIdBegin, kIdBytes), version_file({}).substr(kIdBegin, kIdBytes))
      << "each database has an id of its own";
}

TEST(GlassVersion, TellsOfTablesAndStatistics) {
  GlassVersion version;
  version.tables[GlassVersion::Postings] = {7, 2, 300, 1'000};
  version.statistics = {5, 3, 90, 40, 200};
  std::string const bytes = version_file(version).substr(kIdBegin + kIdBytes);
  // The list of free blocks: revision, the block after the end, where reading and writing stand.
  std::string const free_list = "\x01\xac\x02\0\0\0\0"s;
  std::string const postings = "\x07\x0a\xe8\x07\x04\0"s + "\x07" + free_list;
  // What is stored of an announcement comes deflated, positions are packed.
  std::string const others =
      no_table('\0') + no_table('\x12') + no_table('\0') + no_table('\x12') + no_table('\x12');
  // Documents, 0, shortest, largest wdf, longest less that, 0, all lengths, 0.
  std::string const statistics = "\x05\0\x03\x28\x32\0\xc8\x01\0"s;
  EXPECT_EQ(bytes, "\x01" + postings + others + statistics);
}

TEST(GlassVersion, AddsStatistics) {
  GlassStatistics statistics;
  statistics.add({1, 0, 0, 0, 0});
  EXPECT_EQ(statistics.shortest_document, 0u) << "no document has a length yet";
  statistics.add({2, 10, 30, 5, 40});
  statistics.add({1, 0, 0, 0, 0});
  statistics.add({1, 4, 4, 9, 4});
  EXPECT_EQ(statistics.documents, 5u);
  EXPECT_EQ(statistics.shortest_document, 4u);
  EXPECT_EQ(statistics.longest_document, 30u);
  EXPECT_EQ(statistics.largest_wdf, 9u);
  EXPECT_EQ(statistics.total_length, 44u);
}

TEST(GlassVersion, SaysWhatCannotBeWritten) {
  auto const written_nowhere = write_glass_version("/nowhere/at/all", {});
  ASSERT_FALSE(written_nowhere.has_value());
  EXPECT_EQ(written_nowhere.error().code, base::ErrorCode::Io);
  EXPECT_NE(written_nowhere.error().message.find("iamglass"), std::string::npos);
}

TEST(GlassVersion, IsReadBack) {
  test::TestFolder const folder;
  GlassVersion version;
  version.tables[GlassVersion::Postings] = {7, 2, 300, 1'000};
  version.tables[GlassVersion::Positions] = {300'000, 3, 300'001, 90'000'000};
  version.statistics = {5, 3, 90, 40, 200, 12};
  ASSERT_TRUE(write_glass_version(folder.path(), version).has_value());
  GlassVersion const read = read_glass_version(folder.path()).value();
  EXPECT_EQ(read.tables[GlassVersion::Postings].block, 7u);
  EXPECT_EQ(read.tables[GlassVersion::Positions].block, 300'000u);
  EXPECT_EQ(read.tables[GlassVersion::Positions].level, 3u);
  EXPECT_EQ(read.tables[GlassVersion::Positions].entries, 90'000'000u);
  EXPECT_EQ(read.tables[GlassVersion::TermLists].entries, 0u);
  EXPECT_EQ(read.statistics.documents, 5u);
  EXPECT_EQ(read.statistics.unused_numbers, 12u);
  EXPECT_EQ(read.statistics.longest_document, 90u);
  EXPECT_EQ(read.statistics.largest_wdf, 40u);
  EXPECT_EQ(read.statistics.total_length, 200u);
}

TEST(GlassVersion, RefusesWhatItDoesNotKnow) {
  test::TestFolder const folder;
  EXPECT_EQ(read_glass_version(folder.path()).error().code, base::ErrorCode::Io) << "no file";
  ASSERT_TRUE(write_glass_version(folder.path(), {}).has_value());
  std::string const whole = test::read_file(folder.path() / "iamglass");
  std::string other = whole;
  other[kIdBegin - 1] = '\x6f';
  for (std::string const& bytes : {std::string(), whole.substr(0, 40), other}) {
    folder.write("iamglass", bytes);
    EXPECT_EQ(read_glass_version(folder.path()).error().code, base::ErrorCode::IndexCorrupt);
  }
}

}  // namespace
}  // namespace tracuu::indexer
