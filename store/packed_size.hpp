// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/result.hpp"

namespace tracuu::store {

/// When an index that was changed in place is written anew, without the gaps that this leaves
/// (indexer/index_packing.hpp).
struct LooseLimits {
  /// looseness(). Adding one document to ten in place leads to 1.37 (docs/performance.md).
  double times = 1.3;
  std::uint64_t least_bytes = 16u << 20;  ///< of tables; smaller ones may be as loose as they like
  /// Larger ones would keep other writers waiting for longer than some seconds: they are left to
  /// `tracuu compact`.
  std::uint64_t most_bytes = 2'000u << 20;
};

/// Bytes of the tables of the database in `folder`; 0 if they cannot be read.
[[nodiscard]] std::uint64_t table_bytes(std::filesystem::path const& folder);

/// Notes in `folder`, which holds a database that was written whole, how large its tables are and
/// how long its documents are together (Xapian::Database::get_total_length). Io, DiskFull.
[[nodiscard]] base::Result<void> note_packed_size(std::filesystem::path const& folder,
                                                  std::uint64_t total_length);

/// How many times the room the tables of the database take that they would take if they were
/// written whole now: what was noted, in proportion to what its documents are long today. Changes
/// in place leave half-empty blocks, so it grows with them. Nothing if nothing was noted.
[[nodiscard]] std::optional<double> looseness(std::filesystem::path const& folder,
                                              std::uint64_t total_length);

}  // namespace tracuu::store
