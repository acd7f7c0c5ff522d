// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace tracuu::store {

class CheckedBuild;

/// An index on disk (docs/index-format.md):
///
///     index.db/
///       XAPIANDB         stub that names the generation in use; replaced atomically
///       gen-000003-9f1c2ab4/   that generation: a Xapian glass database
///       writer.lock      held by the one writer
///       replicated/      what Xapian's replication is shown (replicated_view.hpp)
///       build-…/         a full build under way; left over ones are removed
///       failed-…/        a full build that did not pass its check, with why.txt; kept until
///                        the next one begins or a generation is switched in
///
/// A replica, which Xapian's replication keeps (replica.hpp), is read as if it were one, and
/// written by nobody else.
///
/// Xapian opens the folder itself; its check (xapian-check) is given the stub. Values, no open
/// files: may be copied and used by any thread.
class IndexFolder {
 public:
  explicit IndexFolder(std::filesystem::path path);

  [[nodiscard]] std::filesystem::path const& path() const { return path_; }

  /// Name of the generation in use, "gen-000003-9f1c2ab4"; of a replica the copy in use and its
  /// UUID. IndexMissing if there is no index, SchemaMismatch if there is another program's.
  [[nodiscard]] base::Result<std::string> current_generation() const;

  /// Whether there is an index that Xapian's replication keeps.
  [[nodiscard]] bool is_replica() const;

  [[nodiscard]] std::filesystem::path generation_path(std::string const& generation) const;

  /// A fresh name for the next generation: one above all that are there, with
  /// a random part, so that a searcher also notices a folder that was deleted
  /// and made again.
  [[nodiscard]] base::Result<std::string> next_generation() const;

  /// Makes `generation` the one in use (rename of the stub, both synced to
  /// disk), then removes all others and unfinished builds: readers keep their
  /// open files. REQUIRES: the caller holds the WriterLock. Io.
  [[nodiscard]] base::Result<void> switch_to(std::string const& generation) const;

  /// Makes the database in the folder of `build`, which lies on the same disk, the next
  /// generation and the one in use, and notes how large it is (packed_size.hpp); as switch_to.
  /// REQUIRES: WriterLock. Io.
  [[nodiscard]] base::Result<void> switch_to_build(CheckedBuild const& build) const;

  /// Keeps the database in folder `build`, which did not pass its check for the reason `why`, as
  /// the failed build: where it is now. REQUIRES: WriterLock. Io.
  [[nodiscard]] base::Result<std::filesystem::path> set_failed_build_aside(
      std::filesystem::path const& build, std::string_view why) const;

  /// The failed build that is kept, and why it failed.
  struct FailedBuild {
    std::filesystem::path path;
    std::string why;
  };
  [[nodiscard]] std::optional<FailedBuild> failed_build() const;

  /// A folder for a build under way, emptied; removes other builds, failed ones too.
  /// REQUIRES: WriterLock. Io.
  [[nodiscard]] base::Result<std::filesystem::path> make_build_folder() const;

  /// Bytes of all its files; 0 if it cannot be read.
  [[nodiscard]] std::uint64_t bytes_on_disk() const;

  /// Removes unfinished builds, not failed ones. REQUIRES: WriterLock.
  void remove_build_folders() const;

 private:
  void remove_failed_builds() const;

  std::filesystem::path path_;
};

/// Why the database in folder `build` could not be written. A full disk often shows
/// only as a write that failed somewhere, so `message` is followed by how much is free
/// and by `hint`, unless the cause is known to be another (open files, rights, memory).
[[nodiscard]] base::Error build_error(std::filesystem::path const& build, std::string_view message,
                                      base::Error const& cause, std::string hint);

/// The right to write to an index; let go when destroyed, also by a crash.
class WriterLock {
 public:
  /// Creates the folder if need be. IndexLocked if another process or thread
  /// holds it; InvalidArgument for a replica; Io.
  [[nodiscard]] static base::Result<WriterLock> acquire(IndexFolder const& folder);

  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

 private:
  explicit WriterLock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace tracuu::store
