// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace tracuu::search {

/// A shard of which nothing was seen yet holds at most as many as a Xapian database can.
inline constexpr std::size_t kMostOfAShard = std::numeric_limits<unsigned>::max();

/// The shards of an index that an answer was made without, since they did not answer.
struct MissingShards {
  std::vector<std::size_t> numbers{};  ///< from 1, as the index names them
  std::size_t of = 1;                  ///< how many the index has
  std::size_t announcements = 0;       ///< that they hold, at most

  /// "2/4", "2,3/4": their numbers, and how many there are.
  [[nodiscard]] std::string text() const;

  [[nodiscard]] bool empty() const { return numbers.empty(); }

  friend bool operator==(MissingShards const&, MissingShards const&) = default;
};

}  // namespace tracuu::search
