// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::store {

/// The folder that Xapian's own replication keeps (Debian's xapian-replicate; Xapian 1.4,
/// api/replication.cc):
///
///     replica.db/
///       XAPIANDB     "# …" lines, and "auto replica_0" or "auto replica_1": the copy in use
///       replica_0/   a glass database: changesets of the original are written into it
///       replica_1/   while the whole database is copied anew, that; then it is the one in use
///
/// A whole copy takes the name that the copy before the last one had, so the name alone does not
/// tell one copy from another; the UUID of the database, which is that of the original, does.

/// "replica_0" of the line "auto replica_0" of a stub; nothing for any other line.
[[nodiscard]] std::optional<std::string> replica_copy_of(std::string_view stub_line);

/// The name of a copy and, after a dot, its UUID in hexadecimal digits, as `folder`/`copy` has it
/// now: "replica_0.9f1c…". The name alone while that has no version file.
[[nodiscard]] std::string replica_generation(std::filesystem::path const& folder,
                                             std::string const& copy);

/// The folder's name in a name as replica_generation gives it; any other name as it is.
[[nodiscard]] std::string_view folder_of_generation(std::string_view generation);

}  // namespace tracuu::store
