// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/sources/file_stamp.hpp"

namespace tracuu::indexer {

/// What the index knows of a file that announcements came from. The entries are
/// metadata of the database, so they are committed with the announcements.
struct LedgerEntry {
  std::size_t announcements = 0;  ///< that came from it when it was last read
  /// What the file was like then; nothing if it has to be read again: something
  /// in it was refused, it was too fresh, or a run was ended in the middle of it.
  std::optional<FileStamp> stamp;
  /// The key of its items (FoundFile::key), which is the end of its path: so many bytes. 0 in an
  /// index of an earlier version: not known.
  std::size_t key_bytes = 0;
  /// It has pages that are pictures and were not read: a run that reads such pages (OCR) opens it
  /// again.
  bool has_unread_pages = false;

  bool operator==(LedgerEntry const&) const = default;
};

/// Files are known by their term (schema::make_file_term). All functions may
/// throw Xapian::Error.
[[nodiscard]] std::optional<LedgerEntry> find_ledger_entry(Xapian::Database const& database,
                                                           std::string_view file_term);

/// The key and the value of the metadata that an entry is. `path` is kept beside the
/// entry where the term holds only its beginning.
[[nodiscard]] std::pair<std::string, std::string> ledger_metadata(std::string_view path,
                                                                  LedgerEntry const& entry);

void set_ledger_entry(Xapian::WritableDatabase& database, std::string_view path,
                      LedgerEntry const& entry);

/// The entry of a file of which only the term is known stays, without its stamp.
void distrust_ledger_entry(Xapian::WritableDatabase& database, std::string_view file_term);

void remove_ledger_entry(Xapian::WritableDatabase& database, std::string_view file_term);

/// The path of a file whose term is in the database; nothing if the term was cut
/// and there is no entry.
[[nodiscard]] std::optional<std::string> path_of_file_term(Xapian::Database const& database,
                                                           std::string_view file_term);

/// Calls `visit` with the term of every file that is at `path` or below it, in the
/// ledger or in an announcement; with those in both twice. Of a long path also
/// with the terms of others. The database must not change meanwhile.
void for_each_file_term(Xapian::Database const& database, std::string_view path,
                        std::function<void(std::string const& file_term)> const& visit);

}  // namespace tracuu::indexer
