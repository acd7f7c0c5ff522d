// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "indexer/sources/file_walk.hpp"

namespace tracuu::indexer {

/// What was changed in the sources since it was asked last.
struct FolderChanges {
  std::vector<SourcePart> parts;  ///< files, and folders with all below; no part twice
  bool is_everything = false;     ///< changes were lost: all sources are to be read

  [[nodiscard]] bool empty() const { return parts.empty() && !is_everything; }
};

/// Follows sources by inotify(7): all folders below them, also those that are
/// made or moved there later, and single files by the folder they are in. Left
/// out is what FileWalk leaves out, and the folder of the index. What two sources
/// hold belongs to the first. A source that goes away is reported as changed, and
/// again when it is back. Not thread-safe.
class FolderWatch {
 public:
  /// Changes made after it returns are seen. Io if the system's limit on watches
  /// is reached; sources that are not there are waited for.
  [[nodiscard]] static base::Result<FolderWatch> open(std::vector<std::filesystem::path> sources,
                                                      std::filesystem::path const& index);

  FolderWatch(FolderWatch&&) noexcept;
  FolderWatch& operator=(FolderWatch&&) noexcept;
  ~FolderWatch();

  /// Waits until something was changed and things are quiet (300 ms), or 1.5 s
  /// after the first change. A file that is still being written is held back
  /// until it is closed or has rested for a second, for 10 s at most. Empty when
  /// `stop` (a file descriptor, or -1) can be read or `longest` is over. Io.
  [[nodiscard]] base::Result<FolderChanges> wait(
      int stop, std::optional<std::chrono::milliseconds> longest = std::nullopt);

  /// Whether something was changed that wait() has not told of, at this moment or soon.
  [[nodiscard]] bool has_changes() const;

 private:
  struct Impl;
  explicit FolderWatch(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Why `path` cannot be followed, from inotify's errno: limits are named with the
/// setting that raises them.
[[nodiscard]] base::Error watch_error(std::filesystem::path const& path, int error_number);

}  // namespace tracuu::indexer
