// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "indexer/document_builder.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// A full build writes small databases ("segments") and merges them: each worker
/// turns a batch round in memory and writes its own, table by table.

/// Writes `announcements`, in order, to a new database in folder `path`. Not
/// synced to disk. REQUIRES: at least one. `builder` belongs to the calling thread. Io.
[[nodiscard]] base::Result<void> write_segment(std::filesystem::path const& path,
                                               std::span<schema::Announcement const> announcements,
                                               DocumentBuilder& builder);

/// Merges the segments, in the order given, into a new database in folder
/// `destination`, and deletes them. Many are merged group by group, so that
/// the number of open files is bounded. REQUIRES: at least one. Io.
[[nodiscard]] base::Result<void> merge_segments(std::vector<std::filesystem::path> segments,
                                                std::filesystem::path const& destination);

}  // namespace tracuu::indexer
