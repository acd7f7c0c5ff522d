// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_packing.hpp"

#include <system_error>

#include "indexer/index_job.hpp"
#include "indexer/update_merge.hpp"
#include "indexer/xapian_version.hpp"
#include "store/changed_documents.hpp"
#include "store/database.hpp"
#include "store/packed_size.hpp"

namespace tracuu::indexer {

namespace {

/// A merge writes the index a second time, and segments.
constexpr double kRoomForMerge = 1.25;

base::Result<std::optional<PackReport>> pack(store::IndexFolder const& folder,
                                             std::filesystem::path const& path,
                                             Xapian::Database const& database) {
  IndexJobOptions const options;
  auto merge = UpdateMerge::begin(options, folder, path, database.get_lastdocid());
  if (!merge) return merge.error();
  PackReport report;
  report.bytes_before = store::table_bytes(path);
  auto const metadata = all_metadata(database);
  if (auto ended = (*merge)->end_reading(database); !ended) return ended.error();
  if (auto done = (*merge)->finish(metadata, [](IndexStage) {}); !done) return done.error();
  auto const generation = folder.current_generation();
  if (!generation) return generation.error();
  report.bytes_after = store::table_bytes(folder.generation_path(*generation));
  return report;
}

}  // namespace

std::optional<double> loose_times(std::filesystem::path const& path,
                                  Xapian::Database const& database,
                                  store::LooseLimits const& limits) {
  std::uint64_t const bytes = store::table_bytes(path);
  if (bytes < limits.least_bytes || bytes > limits.most_bytes) return std::nullopt;
  auto const times = store::looseness(path, database.get_total_length());
  return times && *times > limits.times ? times : std::nullopt;
}

bool has_room_to_merge(store::IndexFolder const& folder, std::filesystem::path const& path) {
  std::error_code unknown;
  auto const space = std::filesystem::space(folder.path(), unknown);
  double const wanted = kRoomForMerge * static_cast<double>(store::table_bytes(path));
  return unknown || static_cast<double>(space.available) >= wanted;
}

std::map<std::string, std::string> all_metadata(Xapian::Database const& database) {
  std::map<std::string, std::string> metadata;
  auto const end = database.metadata_keys_end();
  for (auto key = database.metadata_keys_begin(); key != end; ++key) {
    if (store::is_record_of_changes(*key)) continue;
    metadata.emplace(*key, database.get_metadata(*key));
  }
  return metadata;
}

base::Result<std::optional<PackReport>> pack_if_loose(store::IndexFolder const& folder,
                                                      store::LooseLimits const& limits) {
  if (!is_tested(installed_xapian())) return std::optional<PackReport>();
  auto const lock = store::WriterLock::acquire(folder);
  if (!lock) return lock.error();
  auto const generation = folder.current_generation();
  if (!generation) return generation.error();
  auto const path = folder.generation_path(*generation);
  return store::xapian_guard([&]() -> base::Result<std::optional<PackReport>> {
    Xapian::Database const database(path.string());
    if (auto known = store::check_schema_version(database, folder.path()); !known) {
      return known.error();
    }
    bool const is_wanted =
        loose_times(path, database, limits).has_value() && has_room_to_merge(folder, path);
    if (!is_wanted) return std::optional<PackReport>();
    return pack(folder, path, database);
  });
}

}  // namespace tracuu::indexer
