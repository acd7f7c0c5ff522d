// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "schema/field.hpp"
#include "schema/index_format.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> ids_of(fs::path const& path) {
  Xapian::Database const database(path.string());
  std::vector<std::string> ids;
  auto const end = database.postlist_end("");
  for (auto document = database.postlist_begin(""); document != end; ++document) {
    ids.push_back(database.get_document(*document).get_value(schema::kIdSlot));
  }
  return ids;
}

TEST(WriteSegment, KeepsTheOrder) {
  test::TestFolder const folder;
  auto const announcements = test::tiny_announcements(450);  // more than two flushes
  DocumentBuilder builder(TextWeights{});
  ASSERT_TRUE(write_segment(folder.path() / "s", announcements, builder).has_value());
  std::vector<std::string> const ids = ids_of(folder.path() / "s");
  ASSERT_EQ(ids.size(), 450u);
  for (std::size_t i = 0; i < ids.size(); ++i) EXPECT_EQ(ids[i], announcements[i].id);
  Xapian::Database const database((folder.path() / "s").string());
  EXPECT_EQ(database.get_metadata(std::string(schema::kSchemaVersionKey)), schema::kSchemaVersion);
}

TEST(WriteSegment, FailsPolitely) {
  test::TestFolder const folder;
  folder.write("file", "");
  DocumentBuilder builder(TextWeights{});
  auto const written =
      write_segment(folder.path() / "file/s", test::tiny_announcements(1), builder);
  EXPECT_FALSE(written.has_value());
}

TEST(MergeSegments, KeepsTheOrderOfAnyNumber) {
  auto const announcements = test::tiny_announcements(130);
  DocumentBuilder builder(TextWeights{});
  for (std::size_t const count : {1u, 2u, 64u, 65u, 130u}) {
    test::TestFolder const folder;
    std::vector<fs::path> segments;
    for (std::size_t i = 0; i < count; ++i) {
      segments.push_back(folder.path() / fmt::format("segment-{:06}", i));
      std::span<schema::Announcement const> const one(&announcements[i], 1);
      ASSERT_TRUE(write_segment(segments.back(), one, builder).has_value());
    }
    auto const merged = merge_segments(segments, folder.path() / "merged");
    ASSERT_TRUE(merged.has_value()) << count << ": " << to_string(merged.error());
    std::vector<std::string> const ids = ids_of(folder.path() / "merged");
    ASSERT_EQ(ids.size(), count);
    for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(ids[i], announcements[i].id);
    EXPECT_FALSE(fs::exists(segments[0])) << "merged ones are deleted";
    Xapian::Database const database((folder.path() / "merged").string());
    EXPECT_EQ(database.get_metadata(std::string(schema::kSchemaVersionKey)),
              schema::kSchemaVersion);
  }
}

TEST(MergeSegments, FailsPolitely) {
  test::TestFolder const folder;
  auto const merged = merge_segments({folder.path() / "missing"}, folder.path() / "merged");
  EXPECT_FALSE(merged.has_value());
}

}  // namespace
}  // namespace tracuu::indexer
