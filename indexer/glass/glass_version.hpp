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
  std::uint32_t documents = 0;          ///< also the last document's number
  std::uint32_t shortest_document = 0;  ///< of those above 0
  std::uint32_t longest_document = 0;
  std::uint32_t largest_wdf = 0;
  std::uint64_t total_length = 0;

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

}  // namespace tracuu::indexer
