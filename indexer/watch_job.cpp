// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/watch_job.hpp"

#include <poll.h>

#include <algorithm>
#include <utility>

namespace tracuu::indexer {

namespace {

using namespace std::chrono_literals;

constexpr auto kTryAgain = 1s;

bool can_be_read(int descriptor) {
  pollfd one{descriptor, POLLIN, 0};
  return ::poll(&one, 1, 0) > 0;
}

/// Adds `later` to what could not be written yet.
void merge(FolderChanges& waiting, FolderChanges later) {
  waiting.is_everything |= later.is_everything;
  for (SourcePart& part : later.parts) {
    bool const is_known = std::ranges::any_of(waiting.parts, [&](SourcePart const& one) {
      return one.source == part.source && one.part == part.part;
    });
    if (!is_known) waiting.parts.push_back(std::move(part));
  }
  if (waiting.is_everything) waiting.parts.clear();
}

}  // namespace

base::Result<void> run_watch_job(WatchOptions const& options, FolderWatch& watch) {
  IndexJobOptions job = options.index;
  job.rebuild = false;
  job.should_stop = [&options] { return can_be_read(options.stop); };
  FolderChanges waiting;
  bool is_locked = false;
  while (!can_be_read(options.stop)) {
    auto changes =
        watch.wait(options.stop,
                   is_locked ? std::optional<std::chrono::milliseconds>(kTryAgain) : std::nullopt);
    if (!changes) return changes.error();
    merge(waiting, std::move(*changes));
    if (waiting.empty() || can_be_read(options.stop)) continue;
    job.parts = waiting.parts;
    IndexOutcome const outcome = attempt_index_job(job);
    if (outcome.error && outcome.error->code == base::ErrorCode::IndexLocked) {
      if (!std::exchange(is_locked, true) && options.on_locked) options.on_locked(*outcome.error);
      continue;
    }
    if (options.on_update) options.on_update(outcome.report);
    if (outcome.error) return *outcome.error;
    is_locked = false;
    waiting = {};
  }
  return {};
}

}  // namespace tracuu::indexer
