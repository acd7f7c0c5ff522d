// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "indexer/folder_watch.hpp"
#include "indexer/index_job.hpp"
#include "indexer/item/reading_remarks.hpp"
#include "indexer/ocr_job.hpp"

namespace tracuu::indexer {

struct WatchOptions {
  IndexJobOptions index;  ///< `prune` as said; `rebuild`, `parts` and `should_stop` are ignored
  /// How pages that are pictures are read, while nothing changes; none: they are not. Its `index`
  /// and `should_stop` are set here.
  std::optional<OcrJobOptions> ocr;
  std::vector<WaitingDocument> waiting;  ///< documents whose pages wait already
  int stop = -1;  ///< a file descriptor that can be read once the watch is to end
  /// After each set of changes.
  std::function<void(IndexReport const&)> on_update;
  /// After pages were read: all that waited, or those until something was changed.
  std::function<void(OcrReport const&)> on_ocr;
  /// Another writer holds the index: called once until it is free again.
  std::function<void(base::Error const&)> on_locked;
};

/// Brings the index up to date with each set of changes that `watch` tells of,
/// until `stop`; an update under way is ended and committed first. The writer's
/// lock is held during updates only; where another has it, the changes are tried
/// again each second. Errors of an update end it. Pages are read between the changes, which
/// interrupt that: a change waits for no more than the pages that are being read.
[[nodiscard]] base::Result<void> run_watch_job(WatchOptions const& options, FolderWatch& watch);

}  // namespace tracuu::indexer
