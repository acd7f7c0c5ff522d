// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace tracuu::store {

// Which documents the last commits changed, in the metadata of the database: for those who keep
// something of each document in memory and would otherwise read all of it anew after a commit. A
// commit brings its record with it. A commit without one (of many changes, by another program), and
// a database that was written anew, make that nothing is known. All of these may throw
// Xapian::Error.

/// A commit of more changes leaves a record that names none.
inline constexpr std::size_t kMostRecordedDocuments = 5'000;

/// Records of so many commits are kept.
inline constexpr Xapian::rev kRecordedCommits = 128;

/// Records that the commit to come adds, replaces or deletes `documents` (in any order, also
/// several times). To be called once, with all of them; does nothing if there are none. REQUIRES:
/// nothing was committed since the database was opened for writing or since the last commit that
/// was recorded so.
void record_changed_documents(Xapian::WritableDatabase& database,
                              std::vector<Xapian::docid> documents);

/// The documents that commits after revision `since` of this database have added, replaced or
/// deleted, in order; nothing if that is not known.
[[nodiscard]] std::optional<std::vector<Xapian::docid>> changed_documents(
    Xapian::Database const& database, Xapian::rev since);

/// The revision that the last record is of; 0 if there is none. For a database that doesn't tell
/// its revision, as a remote one: commits of this program all have a record, if an empty one.
[[nodiscard]] Xapian::rev last_recorded_commit(Xapian::Database const& database);

/// True for the key of a record. They belong to one database, not to what is made of it.
[[nodiscard]] bool is_record_of_changes(std::string_view key);

}  // namespace tracuu::store
