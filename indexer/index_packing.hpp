// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "store/index_folder.hpp"
#include "store/packed_size.hpp"

namespace tracuu::indexer {

/// How many times the room that it needs the database in folder `path` takes, if it is so loose
/// that it should be written anew.
[[nodiscard]] std::optional<double> loose_times(std::filesystem::path const& path,
                                                Xapian::Database const& database,
                                                store::LooseLimits const& limits);

/// Whether the disk of `folder` has room for the database in folder `path` a second time, and some.
[[nodiscard]] bool has_room_to_merge(store::IndexFolder const& folder,
                                     std::filesystem::path const& path);

/// All metadata of a database. May throw Xapian::Error.
[[nodiscard]] std::map<std::string, std::string> all_metadata(Xapian::Database const& database);

/// What writing an index anew did to its tables.
struct PackReport {
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_after = 0;
};

/// Writes the index anew if it is loose: merged as a large update is, without changes
/// (update_merge.hpp), checked and switched in. Searches go on meanwhile; the WriterLock is held
/// for some seconds. Nothing if it is not loose, if there is too little room on the disk, or with a
/// Xapian that the direct writer was not tested with. IndexLocked; errors of UpdateMerge.
[[nodiscard]] base::Result<std::optional<PackReport>> pack_if_loose(
    store::IndexFolder const& folder, store::LooseLimits const& limits);

}  // namespace tracuu::indexer
