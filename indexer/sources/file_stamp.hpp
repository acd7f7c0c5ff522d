// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace tracuu::indexer {

/// What tells, without reading it, whether a file has changed.
struct FileStamp {
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;  ///< since 1970

  bool operator==(FileStamp const&) const = default;
};

/// Whether any later change of a file shows in its stamp, which was taken at
/// `seen`. Times of files are as coarse as two seconds (FAT): a file that was
/// changed just before may change again and keep its time. Git has this rule, too:
/// Documentation/technical/racy-git.txt. A time ahead of our clock is not settled.
[[nodiscard]] constexpr bool is_settled(FileStamp const& stamp,
                                        std::chrono::system_clock::time_point seen) {
  using std::chrono::nanoseconds;
  constexpr nanoseconds kCoarsestTick = std::chrono::seconds(2);
  return nanoseconds(stamp.modified_ns) + kCoarsestTick < nanoseconds(seen.time_since_epoch());
}

}  // namespace tracuu::indexer
