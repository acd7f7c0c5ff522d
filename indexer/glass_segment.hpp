// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.hpp"
#include "indexer/inverted_batch.hpp"

namespace tracuu::indexer {

/// Writes `batch` as a Xapian database of its own in folder `path`, which is
/// made: a "glass" database of Xapian 1.4 with the same content as if each
/// document had been given to Xapian::WritableDatabase, written table by table
/// in one pass each. More than twice as fast (docs/performance.md): nothing is looked
/// up, moved or balanced. Meant to be merged by Xapian::Database::compact(); not
/// synced to disk. `metadata` is that of the database. REQUIRES: batch.sort()
/// was called, and the batch is not empty. Io.
[[nodiscard]] base::Result<void> write_glass_segment(
    std::filesystem::path const& path, InvertedBatch const& batch,
    std::map<std::string, std::string> const& metadata);

}  // namespace tracuu::indexer
