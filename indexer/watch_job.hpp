// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "base/result.hpp"
#include "indexer/folder_watch.hpp"
#include "indexer/index_job.hpp"

namespace tracuu::indexer {

struct WatchOptions {
  IndexJobOptions index;  ///< `prune` as said; `rebuild`, `parts` and `should_stop` are ignored
  int stop = -1;          ///< a file descriptor that can be read once the watch is to end
  /// After each set of changes.
  std::function<void(IndexReport const&)> on_update;
  /// Another writer holds the index: called once until it is free again.
  std::function<void(base::Error const&)> on_locked;
};

/// Brings the index up to date with each set of changes that `watch` tells of,
/// until `stop`; an update under way is ended and committed first. The writer's
/// lock is held during updates only; where another has it, the changes are tried
/// again each second. Errors of an update end it.
[[nodiscard]] base::Result<void> run_watch_job(WatchOptions const& options, FolderWatch& watch);

}  // namespace tracuu::indexer
