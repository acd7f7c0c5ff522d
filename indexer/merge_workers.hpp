// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "indexer/build_facts.hpp"
#include "indexer/build_road.hpp"
#include "indexer/document/text_weights.hpp"
#include "indexer/write_bench.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Threads that make documents of announcements and send them down a road, while the update goes on
/// reading. Used by one thread; holds a batch a thread and one more.
class MergeWorkers {
 public:
  /// Starts `count` threads, or as many as are to be had. `memory` is as in WriteBench. The road
  /// must outlive it.
  MergeWorkers(std::size_t count, BuildRoad& road, std::uint64_t memory, TextWeights const& weights,
               std::uint64_t facts_seed);
  MergeWorkers(MergeWorkers const&) = delete;
  MergeWorkers& operator=(MergeWorkers const&) = delete;
  ~MergeWorkers();

  /// The documents get the numbers from `first` on. Waits for a thread to be free. The first
  /// failure of those before, if there was one: Io, DiskFull, OutOfMemory.
  [[nodiscard]] base::Result<void> push(std::vector<schema::Announcement> announcements,
                                        std::uint32_t first);

  /// Waits until all is written. What is known of the documents, or the first failure. Nothing may
  /// be pushed after it.
  [[nodiscard]] base::Result<BuildFacts> finish();

 private:
  struct Batch {
    std::vector<schema::Announcement> announcements;
    std::uint32_t first = 0;
  };

  void work();
  void write_batches();
  void stop();

  BuildRoad& road_;
  std::uint64_t const memory_;
  TextWeights const weights_;
  std::uint64_t const facts_seed_;
  std::mutex mutex_;  ///< guards all below but the threads
  std::condition_variable changed_;
  std::optional<Batch> next_;
  bool is_ended_ = false;
  std::optional<base::Error> failure_;
  BuildFacts facts_;
  std::vector<std::thread> threads_;
};

}  // namespace tracuu::indexer
