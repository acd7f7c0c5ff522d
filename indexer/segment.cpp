// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "indexer/glass_segment.hpp"
#include "indexer/inverted_batch.hpp"
#include "schema/database.hpp"
#include "schema/index_folder.hpp"
#include "schema/index_format.hpp"

namespace tracuu::indexer {

namespace {

/// Segments merged at once: six files each stay well under 1,024 open files.
constexpr std::size_t kMergeWidth = 64;

base::Result<void> merge_group(std::span<std::filesystem::path const> group,
                               std::filesystem::path const& destination) {
  auto merged = schema::xapian_guard([&] {
    Xapian::Database all;
    for (auto const& segment : group) all.add_database(Xapian::Database(segment.string()));
    all.compact(destination.string());
  });
  if (!merged) return merged;
  std::error_code ignored;  // what is left over goes with the build folder
  for (auto const& segment : group) std::filesystem::remove_all(segment, ignored);
  return {};
}

}  // namespace

base::Result<void> write_segment(std::filesystem::path const& path,
                                 std::span<schema::Announcement const> announcements,
                                 DocumentBuilder& builder) {
  InvertedBatch batch;
  for (schema::Announcement const& announcement : announcements) {
    batch.add(builder.build(announcement));
  }
  batch.sort();
  auto const written = write_glass_segment(
      path, batch, {{std::string(schema::kSchemaVersionKey), std::string(schema::kSchemaVersion)}});
  if (written) return {};
  return schema::build_error(
      path, "cannot be written", written.error(),
      "make room (a full build needs about ten times the size of the text) and run it again");
}

base::Result<void> merge_segments(std::vector<std::filesystem::path> segments,
                                  std::filesystem::path const& destination) {
  for (unsigned level = 1; segments.size() > kMergeWidth; ++level) {
    std::vector<std::filesystem::path> merged;
    for (std::size_t begin = 0; begin < segments.size(); begin += kMergeWidth) {
      std::size_t const count = std::min(kMergeWidth, segments.size() - begin);
      merged.push_back(segments[begin].parent_path() /
                       fmt::format("merged-{}-{:06}", level, merged.size()));
      std::span<std::filesystem::path const> const group(segments.data() + begin, count);
      if (auto done = merge_group(group, merged.back()); !done) return done;
    }
    segments = std::move(merged);
  }
  return merge_group(segments, destination);
}

}  // namespace tracuu::indexer
