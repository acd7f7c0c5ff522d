// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "indexer/file_ledger.hpp"
#include "indexer/sources/file_walk.hpp"

namespace tracuu::indexer {

/// What became of a file in this run.
struct FileRecord {
  std::string location;
  FileStamp stamp;
  bool is_settled = false;
  bool is_skipped = false;        ///< known to the ledger and not read
  bool is_refused = false;        ///< or something in it
  bool is_left_out = false;       ///< or something in it
  bool has_unread_pages = false;  ///< or something in it: pages that are pictures
  std::size_t announcements = 0;
  std::size_t key_bytes = 0;  ///< see LedgerEntry

  /// What the ledger keeps of it.
  [[nodiscard]] LedgerEntry entry() const;
};

/// The files that one run has met, and the places that it could not look into.
/// Thread-safe, but for what find() and all() give.
class FileRecords {
 public:
  /// A file was found. False if it was met before (two sources hold it).
  bool begin(FoundFile const& file);

  /// The items of the file get this key.
  void set_key(std::string const& file_term, std::string_view key);

  /// The file of that term is known, with so many announcements.
  void skip(std::string const& file_term, std::size_t announcements);

  /// What was met at `location`, or in the file there, could not be read; ""
  /// is standard input.
  void refuse(std::string const& location);

  /// Something in the file at `location` was left out: it is read again each time, so that this is
  /// told each time; "" is standard input.
  void leave_out(std::string const& location);

  /// Pages of something in the file at `location` are pictures that were not read yet; "" is
  /// standard input.
  void leave_pages(std::string const& location);

  /// An announcement came from the file at `location`; "" is standard input.
  void add_announcement(std::string const& location);

  /// Null if it was not met.
  [[nodiscard]] FileRecord const* find(std::string const& file_term) const;

  /// Whether `path` is, or lies below, a place that could not be looked into.
  [[nodiscard]] bool is_hidden(std::string_view path) const;

  [[nodiscard]] std::unordered_map<std::string, FileRecord> const& all() const { return files_; }

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, FileRecord> files_;  ///< by term
  std::unordered_set<std::string> hidden_;
};

}  // namespace tracuu::indexer
