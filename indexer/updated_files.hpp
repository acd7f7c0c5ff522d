// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_set>

#include "indexer/file_ledger.hpp"
#include "indexer/file_records.hpp"
#include "indexer/index_job.hpp"

namespace tracuu::indexer {

/// What an update reads and writes. A dry run only reads.
struct UpdatedIndex {
  Xapian::Database reading;
  std::optional<Xapian::WritableDatabase> writing;  ///< the database that `reading` reads
};

/// Whether a file that was found is to be read.
struct FileStart {
  enum class Kind {
    Read,
    Unchanged,  ///< it is as the ledger knows it
    MetBefore,  ///< two sources hold it
  };
  Kind kind = Kind::Read;
  std::size_t announcements = 0;  ///< of a file that is unchanged
  std::string key = "";           ///< of its items, if it is to be read
};

/// The files that an update meets, held against the ledger of the index, which it
/// keeps (file_ledger.hpp); a dry run leaves it as it is. `options` and `index`
/// must outlive it. Not thread-safe. All functions may throw Xapian::Error.
class UpdatedFiles {
 public:
  UpdatedFiles(IndexJobOptions const& options, UpdatedIndex& index)
      : options_(options), index_(index) {}

  /// The file begun before is finished. One that the index knows keeps the key that its items got
  /// when it was read first, whatever source it is found through now; one that it does not know
  /// gets a longer one if its own belongs to another file that is still there.
  [[nodiscard]] FileStart begin(FoundFile const& file);

  /// The file that was begun, if any, is read to its end: the ledger gets its entry.
  void finish();

  /// The run was stopped at `location`: of the file that was begun the rest is not known.
  void finish_in_the_middle(std::string const& location);

  /// The file has one announcement less than the ledger says: it must be read
  /// again, to have it back if it is still there.
  void retake_from(std::string const& file_term);

  /// The file, which was not read, has one announcement less than the ledger says, and would not
  /// give it again: a newer file of its web archive holds it, or says that it is gone.
  void lose_one(std::string const& file_term);

  /// The file, which was not read as a whole, has one announcement more than the ledger says.
  void gain_one(std::string const& file_term);

  [[nodiscard]] FileRecords& records() { return records_; }

 private:
  void change_count(std::string const& file_term, int by);
  [[nodiscard]] std::string key_for(FoundFile const& file, std::string const& file_term,
                                    std::optional<LedgerEntry> const& entry) const;
  /// Whether the items of another file have this key.
  [[nodiscard]] bool is_taken(std::string const& key, std::string const& file_term) const;
  [[nodiscard]] bool is_as_known(FoundFile const& file, std::string const& file_term,
                                 LedgerEntry const& entry) const;

  IndexJobOptions const& options_;
  UpdatedIndex& index_;
  FileRecords records_;
  std::string current_file_;                 ///< term of the file being read; "" = none
  std::unordered_set<std::string> retaken_;  ///< files that lost announcements to others
  std::unordered_set<std::string> keys_;     ///< of the files that were met
};

}  // namespace tracuu::indexer
