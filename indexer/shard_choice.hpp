// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "base/fnv.hpp"
#include "base/result.hpp"

namespace tracuu::indexer {

/// Which of several shards an index is to be: each announcement belongs to one of them, by its id
/// alone, so that every machine can tell its own from the same sources. A value.
struct ShardChoice {
  std::size_t number = 1;  ///< from 1 to `count`
  std::size_t count = 1;   ///< 1: the index has all

  /// "2/4": the second of four. InvalidArgument.
  [[nodiscard]] static base::Result<ShardChoice> parse(std::string_view text);

  /// Whether the announcement with this id belongs to the shard. Shards that are on disks go by it:
  /// do not change it.
  [[nodiscard]] bool holds(std::string_view id) const {
    return count <= 1 || base::fnv1a(id) % count == number - 1;
  }
};

}  // namespace tracuu::indexer
