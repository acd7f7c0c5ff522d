// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/index_folder.hpp"

namespace tracuu::store {

struct CheckReport {
  std::string schema_version;
  std::size_t announcements = 0;
  std::vector<std::string> problems;  ///< empty: the index is whole
  /// False if its files may not be written to, which Xapian's check asks for: all that a search may
  /// read was read instead, which leaves out the blocks that are in no use.
  bool is_structure_checked = true;
};

/// Reads all of the index in use: Xapian's own check of its tables, then each
/// announcement's stored form, id and content hash. The index may be in use, and may be
/// one that this process may only read.
/// IndexMissing, IndexCorrupt if it cannot even be opened, SchemaMismatch.
[[nodiscard]] base::Result<CheckReport> check_index(IndexFolder const& folder);

}  // namespace tracuu::store
