// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// One announcement to be put into the index, or taken out of it.
struct Change {
  std::string id;
  std::optional<schema::Announcement> announcement;  ///< nothing: it is removed

  [[nodiscard]] bool is_removal() const { return !announcement.has_value(); }
};

/// The changes that were accepted and are not in the index yet, on disk, so that
/// they survive a crash. A folder of numbered files of JSON Lines; a line is the
/// changes that were accepted together. Applying a file twice does no harm, so a
/// file is deleted after the commit that holds it. Not thread-safe.
class ChangeJournal {
 public:
  /// What one file holds.
  struct File {
    std::size_t number = 0;
    std::vector<Change> changes;
  };

  /// Opens the journal in `folder`, which is made. A line without an end was
  /// never acknowledged: it is cut off. Io; IndexCorrupt for a whole line that
  /// cannot be read (the message names the file and line).
  [[nodiscard]] static base::Result<ChangeJournal> open(std::filesystem::path folder);

  ChangeJournal(ChangeJournal&& other) noexcept;
  ChangeJournal& operator=(ChangeJournal&& other) noexcept;
  ~ChangeJournal();

  /// Returns when the changes are on the disk: all or, after an error, none. Io.
  [[nodiscard]] base::Result<void> append(std::span<Change const> changes);

  /// Closes the file that is written to: later changes go to the next one.
  void begin_next_file();

  /// All that is in files which are closed, the oldest first. Io, IndexCorrupt.
  [[nodiscard]] base::Result<std::vector<File>> closed_files() const;

  /// Deletes a closed file, whose changes are committed.
  void remove(std::size_t number) const;

 private:
  explicit ChangeJournal(std::filesystem::path folder) : folder_(std::move(folder)) {}

  [[nodiscard]] std::filesystem::path file_of(std::size_t number) const;
  base::Result<void> open_file();

  std::filesystem::path folder_;
  std::size_t next_number_ = 1;      ///< of the file that is written to, or would be
  int file_ = -1;                    ///< -1: nothing was written to it yet
  std::uint64_t durable_bytes_ = 0;  ///< of that file
};

}  // namespace tracuu::indexer
