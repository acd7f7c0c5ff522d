// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include "indexer/batch_queue.hpp"
#include "indexer/build_facts.hpp"
#include "indexer/build_road.hpp"
#include "indexer/file_records.hpp"
#include "indexer/index_job.hpp"
#include "indexer/index_report.hpp"
#include "indexer/kept_datestamps.hpp"
#include "indexer/write_bench.hpp"

namespace tracuu::indexer {

/// What there is to tell of a batch, in the order of its items.
struct BatchRemarks {
  std::vector<Rejected> rejected;
  ReadingRemarks remarks;
};

/// The workers' side of a full build: threads that parse batches, make documents of them and send
/// these down a road. Results do not depend on which worker takes which batch, or when. Used by
/// one thread.
class BuildWorkers {
 public:
  /// Starts `options.workers` threads. All arguments must outlive it; `facts_seed` is that of
  /// facts(). What `kept` knows keeps its time.
  BuildWorkers(IndexJobOptions const& options, BuildRoad& road, FileRecords& records,
               KeptDatestamps const& kept, std::uint64_t facts_seed);
  BuildWorkers(BuildWorkers const&) = delete;
  BuildWorkers& operator=(BuildWorkers const&) = delete;
  ~BuildWorkers();

  /// False if a worker has failed.
  bool push(Batch batch) { return queue_.push(std::move(batch)); }

  /// Waits until all batches went down the road. The first failure, if there was one.
  base::Result<void> finish();

  [[nodiscard]] std::size_t processed() const { return processed_; }
  [[nodiscard]] std::size_t added() const { return added_; }
  [[nodiscard]] std::uint64_t text_bytes() const { return text_bytes_; }

  /// What was refused, left out and not understood, in the order of the sources. REQUIRES: finish()
  /// has returned.
  [[nodiscard]] BatchRemarks take_remarks();

  /// Of all documents. REQUIRES: finish() has returned.
  [[nodiscard]] BuildFacts const& facts() const { return facts_; }

 private:
  void wait();
  void work();
  base::Result<void> process(Batch batch, WriteBench& bench);
  std::vector<schema::Announcement> parse(Batch& batch, std::size_t& next, BatchRemarks& remarks);
  void parse_item(SourceItem const& item, std::vector<schema::Announcement>& announcements,
                  BatchRemarks& remarks);
  std::size_t keep_new_ids(std::size_t batch_number, bool is_last_part,
                           std::vector<schema::Announcement>& announcements,
                           std::vector<Rejected>& rejected);
  void fail(base::Error error);

  IndexJobOptions const& options_;
  BuildRoad& road_;
  FileRecords& records_;
  KeptDatestamps const& kept_;
  BatchQueue queue_;
  std::atomic<std::size_t> processed_ = 0;
  std::atomic<std::size_t> added_ = 0;
  std::atomic<std::uint64_t> text_bytes_ = 0;
  std::mutex mutex_;  ///< guards all below but the threads
  std::condition_variable turn_came_;
  std::size_t next_turn_ = 0;
  std::unordered_set<std::string> ids_;
  std::map<std::size_t, BatchRemarks> remarks_;  ///< by batch number
  BuildFacts facts_;
  std::uint64_t facts_seed_;
  std::optional<base::Error> failure_;
  std::vector<std::thread> threads_;
};

}  // namespace tracuu::indexer
