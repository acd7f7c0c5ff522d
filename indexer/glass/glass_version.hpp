// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "base/result.hpp"

namespace tracuu::indexer {

/// The revision of a database that was written in one go; also of each block.
inline constexpr unsigned kGlassRevision = 1;

/// Where the root of a table is.
struct GlassTableRoot {
  std::uint32_t block = 0;
  unsigned level = 0;  ///< over the leaves
  std::uint32_t blocks = 0;
  std::uint64_t entries = 0;  ///< 0: the table has no file
};

/// What a database knows of all its documents. A length is the sum of the wdf of a
/// document's terms.
struct GlassStatistics {
  std::uint32_t documents = 0;
  std::uint32_t shortest_document = 0;  ///< of those above 0
  std::uint32_t longest_document = 0;
  std::uint32_t largest_wdf = 0;
  std::uint64_t total_length = 0;
  /// Of documents that were deleted; with `documents` it is the last number that was ever given.
  std::uint32_t unused_numbers = 0;

  /// Adds the statistics of further documents.
  void add(GlassStatistics const& more);
};

/// The file "iamglass" that ties the tables of a database together.
struct GlassVersion {
  /// In the order of the format; spelling and synonyms are never there.
  enum Table : std::size_t { Postings, DocumentData, TermLists, Positions, Spelling, Synonyms };
  static constexpr std::size_t kOwnTables = 4;
  std::array<GlassTableRoot, 6> tables;
  GlassStatistics statistics;
};

/// Writes "iamglass" into the folder of a database, with a new random id. Io.
[[nodiscard]] base::Result<void> write_glass_version(std::filesystem::path const& folder,
                                                     GlassVersion const& version);

/// The tables of the database in `folder` and what it knows of its documents, as the last commit
/// left them, whoever wrote it. IndexCorrupt if the file is none of Xapian 1.4, or if its blocks
/// have another size than ours; Io.
[[nodiscard]] base::Result<GlassVersion> read_glass_version(std::filesystem::path const& folder);

}  // namespace tracuu::indexer
