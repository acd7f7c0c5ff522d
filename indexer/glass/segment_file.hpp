// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/result.hpp"

namespace tracuu::indexer {

/// Where something lies in a SegmentFile.
struct SegmentPart {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
};

/// A file in which a full build keeps what all segments have of one table. One
/// file for all, so that the number of open files does not grow with that of the
/// segments. It does not outlive the build, so its format is nobody else's business.
class SegmentFile {
 public:
  /// A new file; failures show in append().
  explicit SegmentFile(std::filesystem::path path);
  SegmentFile(SegmentFile const&) = delete;
  SegmentFile& operator=(SegmentFile const&) = delete;
  ~SegmentFile();

  /// Not synced to disk. Thread-safe. Io.
  [[nodiscard]] base::Result<SegmentPart> append(std::string_view bytes);

  /// Fills `into` from `offset` on. Thread-safe. std::system_error.
  void read(std::uint64_t offset, std::span<char> into) const;

  /// Gives its room on disk back; what was read is gone.
  void discard();

 private:
  std::filesystem::path path_;
  int file_;
  int open_error_;
  std::atomic<std::uint64_t> end_ = 0;
};

}  // namespace tracuu::indexer
