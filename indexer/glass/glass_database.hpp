// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "base/result.hpp"
#include "indexer/glass/segment.hpp"

namespace tracuu::indexer {

struct GlassDatabaseOptions {
  std::map<std::string, std::string> metadata;  ///< of the database, by key
  std::size_t threads = 1;                      ///< a table is written by one
};

/// Merges `segments` into a Xapian database in folder `path`, which is made: a
/// "glass" database of Xapian 1.4 with the same content as if each document had been
/// given to Xapian::WritableDatabase, written table by table in one pass each. More
/// than twice as fast (docs/performance.md): nothing is looked up, moved or balanced.
///
/// Not synced to disk. What a segment file held is gone once its table is written.
/// Memory: about 64 MB a thread, and some hundred bytes a segment. REQUIRES: at least
/// one segment; the first document of each follows the last of the one before it. Io.
[[nodiscard]] base::Result<void> write_glass_database(std::filesystem::path const& path,
                                                      SegmentFiles& files,
                                                      std::span<Segment const> segments,
                                                      GlassDatabaseOptions const& options);

}  // namespace tracuu::indexer
