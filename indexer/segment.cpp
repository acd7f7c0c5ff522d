// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "schema/database.hpp"
#include "schema/index_format.hpp"

namespace tracuu::indexer {

namespace {

/// Announcements between flushes of Xapian's pending postings.
constexpr std::size_t kFlushEvery = 200;

/// Segments merged at once: six files each stay well under 1,024 open files.
constexpr std::size_t kMergeWidth = 64;

/// Xapian cannot take back a failed write with DB_DANGEROUS, and its exception
/// may say only that: how full the disk is tells more.
base::Error write_error(std::filesystem::path const& segment, base::Error const& cause) {
  std::error_code unknown;
  auto const space = std::filesystem::space(segment.parent_path(), unknown);
  return {base::ErrorCode::Io,
          fmt::format("{}: cannot be written, {} MB are free on this disk: {}", segment.string(),
                      unknown ? 0 : space.available / 1'000'000, cause.message),
          "make room (a full build needs about ten times the size of the text) and run it again"};
}

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
  auto written = schema::xapian_guard([&] {
    constexpr int kNobodyReadsIt = Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;
    Xapian::WritableDatabase segment(path.string(), Xapian::DB_CREATE | kNobodyReadsIt);
    segment.set_metadata(std::string(schema::kSchemaVersionKey),
                         std::string(schema::kSchemaVersion));
    std::size_t pending = 0;
    for (schema::Announcement const& announcement : announcements) {
      segment.add_document(builder.build(announcement));
      if (++pending % kFlushEvery == 0) segment.commit();
    }
    segment.commit();
  });
  if (!written) return write_error(path, written.error());
  return {};
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
