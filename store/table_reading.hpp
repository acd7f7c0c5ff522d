// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

namespace tracuu::store {

/// Whether this process may write to the tables of the database in `generation`: Xapian's own check
/// opens them so, although it changes nothing.
[[nodiscard]] bool are_tables_writable(std::filesystem::path const& generation);

/// Reads all that a search may read of the tables, without Xapian's check: each term with its
/// postings and positions, each value, each list of terms. What is wrong, with the name of the
/// table; empty: nothing. Costs more than the check.
[[nodiscard]] std::vector<std::string> read_tables(Xapian::Database const& database);

}  // namespace tracuu::store
