// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>

#include "base/result.hpp"
#include "store/shard_list.hpp"

namespace tracuu::store {

/// How long a remote shard may take. A local one is read like any file.
struct ShardTimes {
  std::chrono::milliseconds connect{1'000};  ///< to be reached
  std::chrono::milliseconds answer{2'000};   ///< for each message
};

/// The shard as it is now, opened for reading: the generation in use of a folder, or a connection
/// of its own to a remote one. Its schema version is checked. Errors of open_current(); Unavailable
/// if a remote shard can't be reached in time.
[[nodiscard]] base::Result<Xapian::Database> open_shard(ShardAddress const& shard,
                                                        ShardTimes const& times = {});

/// All shards as one database. Errors of open_shard().
[[nodiscard]] base::Result<Xapian::Database> open_shards(ShardList const& index,
                                                         ShardTimes const& times = {});

}  // namespace tracuu::store
