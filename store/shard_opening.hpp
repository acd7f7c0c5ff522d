// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "base/result.hpp"
#include "store/shard_list.hpp"
#include "store/shard_state.hpp"

namespace tracuu::store {

/// A shard that is open for reading, and the state that it is in.
struct OpenShard {
  Xapian::Database database;
  ShardState state;

  /// Goes on to the newest commit; another generation is not seen. May throw Xapian::Error.
  void reopen();
};

/// The shard as it is now: the generation in use of a folder, or a connection of its own to a
/// remote one. Its schema version is checked. Errors of open_current(); Unavailable if a remote
/// shard can't be reached in time.
[[nodiscard]] base::Result<OpenShard> open_shard(ShardAddress const& shard,
                                                 ShardTimes const& times = {});

/// All shards as one database. Errors of open_shard().
[[nodiscard]] base::Result<Xapian::Database> open_shards(ShardList const& index,
                                                         ShardTimes const& times = {});

}  // namespace tracuu::store
