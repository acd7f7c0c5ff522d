// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/result.hpp"

namespace tracuu::store {

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
