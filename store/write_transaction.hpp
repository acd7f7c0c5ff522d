// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <memory>

namespace tracuu::store {

/// Changes to a database that reach the disk together, by commit(), or not at all.
///
/// A Xapian::WritableDatabase that goes away writes what it was given and commits it, after a
/// failure too. After std::bad_alloc its maps of changes are half made, and that write ends in
/// SIGSEGV (Xapian 1.4.22, in the destructor). All changes are therefore made in a Xapian
/// transaction: what is not committed is dropped when the object goes, and of what failed nothing
/// is written. Not thread-safe.
class WriteTransaction {
 public:
  /// Opens the database and begins. `flags` are those of Xapian::WritableDatabase. May throw
  /// Xapian::Error and std::bad_alloc, as all functions but roll_back() do.
  explicit WriteTransaction(std::filesystem::path const& database, int flags = Xapian::DB_OPEN);

  WriteTransaction(WriteTransaction const&) = delete;
  WriteTransaction& operator=(WriteTransaction const&) = delete;
  ~WriteTransaction();

  /// What is changed; its own commit() is not to be called. Copies share the transaction and must
  /// not be used after it.
  [[nodiscard]] Xapian::WritableDatabase& database() { return database_; }

  /// All changes so far are on the disk when it returns; the next ones begin.
  void commit();

  /// Drops what was not committed. No further changes: the database is as it was for reading only.
  void roll_back() noexcept;

 private:
  /// Given back before a roll-back, which needs some blocks itself.
  std::unique_ptr<char[]> reserve_;
  std::filesystem::path path_;
  Xapian::WritableDatabase database_;
  bool is_open_ = false;
};

}  // namespace tracuu::store
