// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "base/result.hpp"
#include "indexer/glass/kept_documents.hpp"
#include "indexer/glass/segment.hpp"

namespace tracuu::indexer {

struct GlassDatabaseOptions {
  std::map<std::string, std::string> metadata;  ///< of the database, by key
  std::size_t threads = 1;                      ///< a table is written by one
  KeptDocuments kept{};  ///< of an older database: they go into the new one, too
};

/// Merges `segments`, and what stays of an older database, into a Xapian database in folder
/// `path`, which is made: a "glass" database of Xapian 1.4 with the same content as if each
/// document had been given to Xapian::WritableDatabase, written table by table in one pass each.
/// More than twice as fast (docs/performance.md): nothing is looked up, moved or balanced.
///
/// Of the older database positions, term lists and texts are copied as they are and lists of
/// documents are packed anew, so that the gaps which updates leave are gone. Its metadata are not
/// taken over.
///
/// Not synced to disk. What a segment file held is gone once its table is written.
/// Memory: about 64 MB a thread, some hundred bytes a segment, and the longest list of documents
/// of the older database, of a few bytes each. REQUIRES: at least one document; the first document
/// of each segment follows the last of the one before it, or the last that the older database ever
/// had. Io; IndexCorrupt for an older database that breaks the format.
[[nodiscard]] base::Result<void> write_glass_database(std::filesystem::path const& path,
                                                      SegmentFiles& files,
                                                      std::span<Segment const> segments,
                                                      GlassDatabaseOptions const& options);

}  // namespace tracuu::indexer
