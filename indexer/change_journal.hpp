// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "schema/announcement.hpp"
#include "schema/page_text.hpp"

namespace tracuu::indexer {

/// The text of a page that is to stand in place of the one in the index.
struct PageChange {
  std::size_t page = 0;  ///< of the document, from 1
  schema::PageText text;
  bool is_corrected = false;  ///< by a person; false: it is the text before that
};

/// One announcement to be put into the index, changed in a page of its document, or taken out.
struct Change {
  std::string id;
  std::optional<schema::Announcement> announcement;  ///< to be put
  std::optional<PageChange> page{};  ///< of an announcement that is not there, nothing is changed

  [[nodiscard]] bool is_removal() const { return !announcement && !page; }
};

/// The changes that were accepted and are not in the index yet, on disk, so that
/// they survive a crash. A folder of numbered files of JSON Lines; a line is the
/// changes that were accepted together. Applying a file twice does no harm, so a
/// file is deleted after the commit that holds it. Only one line at a time is in
/// memory. Not thread-safe, but for read().
class ChangeJournal {
 public:
  /// A file that is closed, and what it holds.
  struct File {
    std::size_t number = 0;
    std::size_t changes = 0;
    std::uint64_t bytes = 0;
  };

  /// A file of so many bytes is followed by a new one.
  static constexpr std::uint64_t kFileBytes = 8u << 20;

  /// Opens the journal in `folder`, which is made; it and its parent are synced to disk. A line
  /// without an end was never acknowledged: it does not count. Io; IndexCorrupt for a whole line
  /// that cannot be read (the message names the file and line).
  [[nodiscard]] static base::Result<ChangeJournal> open(std::filesystem::path const& folder);

  ChangeJournal(ChangeJournal&& other) noexcept;
  ChangeJournal& operator=(ChangeJournal&& other) noexcept;
  ~ChangeJournal();

  /// Returns when the changes are on the disk: all or, after an error, none. DiskFull, Io.
  [[nodiscard]] base::Result<void> append(std::span<Change const> changes);

  /// Closes the file that is written to: later changes go to the next one.
  void begin_next_file();

  /// The files which are closed, the oldest first.
  [[nodiscard]] std::vector<File> const& closed_files() const { return closed_; }

  /// Hands the changes of a closed file to `take`, in their order, until it returns false. What
  /// `take` throws passes through. Io, IndexCorrupt. May be called beside all others but remove()
  /// of the file.
  [[nodiscard]] base::Result<void> read(File const& file,
                                        std::function<bool(Change const&)> const& take) const;

  /// Deletes a closed file, whose changes are committed.
  void remove(std::size_t number);

  /// Of all its files.
  [[nodiscard]] std::size_t changes() const { return changes_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  explicit ChangeJournal(std::filesystem::path folder) : folder_(std::move(folder)) {}

  [[nodiscard]] std::filesystem::path file_of(std::size_t number) const;
  base::Result<void> survey();
  base::Result<void> open_file();
  base::Result<void> write_line(std::string_view line);

  std::filesystem::path folder_;
  std::vector<File> closed_;
  File open_{1, 0, 0};  ///< the file that is written to, or would be; its bytes are durable
  int file_ = -1;       ///< -1: nothing was written to it yet
  std::size_t changes_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace tracuu::indexer
