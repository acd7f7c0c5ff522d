// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/watch_job.hpp"

#include <poll.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace tracuu::indexer {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kTryAgain = 1s;
/// So long does a change wait for others, at most (FolderWatch::wait).
constexpr std::chrono::milliseconds kUntilQuiet = 2s;

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

class WatchRun {
 public:
  WatchRun(WatchOptions const& options, FolderWatch& watch)
      : options_(options), watch_(watch), job_(options.index), pages_(options.waiting) {
    job_.rebuild = false;
    job_.should_stop = [this] { return is_over(); };
    if (options.ocr) ocr_ = *options.ocr;
    ocr_.should_stop = [this] { return is_over() || watch_.has_changes(); };
  }

  base::Result<void> run() {
    while (!is_over()) {
      auto changes = watch_.wait(options_.stop, longest_wait());
      if (!changes) return changes.error();
      merge(waiting_, std::move(*changes));
      if (is_over()) break;
      base::Result<void> const done = waiting_.empty() ? read_pages() : update();
      if (!done) return done;
    }
    return {};
  }

 private:
  [[nodiscard]] bool is_over() const { return can_be_read(options_.stop); }
  [[nodiscard]] bool has_pages() const { return options_.ocr && !pages_.empty(); }

  [[nodiscard]] std::optional<std::chrono::milliseconds> longest_wait() const {
    if (is_locked_) return kTryAgain;
    if (!has_pages()) return std::nullopt;
    return watch_.has_changes() ? kUntilQuiet : 0ms;
  }

  base::Result<void> update() {
    job_.parts = waiting_.parts;
    IndexOutcome const outcome = attempt_index_job(job_);
    if (is_locked_by_another(outcome.error)) return {};
    for (WaitingDocument const& one : outcome.report.remarks.waiting()) pages_.push_back(one);
    // A page may name them now.
    std::ranges::move(std::exchange(unnamed_, {}), std::back_inserter(pages_));
    if (options_.on_update) options_.on_update(outcome.report);
    if (outcome.error) return *outcome.error;
    waiting_ = {};
    return {};
  }

  base::Result<void> read_pages() {
    if (!has_pages()) return {};
    ocr_.index = job_;
    OcrReport const report = run_ocr_job(ocr_, pages_);
    if (options_.on_ocr) options_.on_ocr(report);
    if (is_locked_by_another(report.error)) return {};
    if (report.error) return *report.error;
    if (report.is_stopped) return {};
    pages_.clear();
    unnamed_ = report.unnamed;
    return {};
  }

  /// Then it is tried again.
  bool is_locked_by_another(std::optional<base::Error> const& error) {
    bool const is_locked = error && error->code == base::ErrorCode::IndexLocked;
    bool const was_locked = std::exchange(is_locked_, is_locked);
    if (is_locked && !was_locked && options_.on_locked) options_.on_locked(*error);
    return is_locked;
  }

  WatchOptions const& options_;
  FolderWatch& watch_;
  IndexJobOptions job_;
  OcrJobOptions ocr_;
  FolderChanges waiting_;
  std::vector<WaitingDocument> pages_;
  std::vector<WaitingDocument> unnamed_;  ///< OcrReport::unnamed
  bool is_locked_ = false;
};

}  // namespace

base::Result<void> run_watch_job(WatchOptions const& options, FolderWatch& watch) {
  return WatchRun(options, watch).run();
}

}  // namespace tracuu::indexer
