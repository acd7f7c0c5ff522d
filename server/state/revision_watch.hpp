// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>

#include "search/searcher.hpp"

namespace tracuu::server {

/// What is known of the index without searching it.
struct IndexState {
  std::string revision;                              ///< as Searcher::revision
  std::chrono::system_clock::time_point changed_at;  ///< when it was written
};

/// Knows the revision of the index, at most `interval` old, for all threads: a look at it reads two
/// small files, and only the first to ask in each interval does so. Thread-safe.
class RevisionWatch {
 public:
  /// Opens nothing yet.
  RevisionWatch(store::ShardList index, std::chrono::milliseconds interval)
      : index_(std::move(index)), interval_(interval) {}

  /// Nothing if the index can't be read.
  [[nodiscard]] std::optional<IndexState> current();

 private:
  void look();

  store::ShardList const index_;
  std::chrono::milliseconds const interval_;
  std::mutex mutex_;
  std::optional<search::Searcher> searcher_;
  std::optional<IndexState> state_;
  std::chrono::steady_clock::time_point looked_at_{};
};

}  // namespace tracuu::server
