// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/full_build.hpp"

#include <fmt/format.h>

#include <atomic>
#include <exception>
#include <map>
#include <string>
#include <thread>
#include <unordered_set>

#include "indexer/batch_queue.hpp"
#include "indexer/document/document_builder.hpp"
#include "indexer/file_ledger.hpp"
#include "indexer/file_records.hpp"
#include "indexer/glass/glass_database.hpp"
#include "indexer/glass/inverted_batch.hpp"
#include "indexer/glass/segment.hpp"
#include "indexer/parsing/announcement_reader.hpp"
#include "store/index_format.hpp"

namespace tracuu::indexer {

namespace {

/// A segment holds this much at most: small enough for the processor's caches,
/// large enough that a million announcements make a thousand segments.
constexpr std::size_t kBatchItems = 1'000;
constexpr std::size_t kBatchBytes = 8u << 20;

/// What became of one batch.
struct BatchResult {
  std::vector<Rejected> rejected;
  std::optional<Segment> segment;  ///< none if nothing was indexed
};

/// A full disk is the likely cause.
base::Error disk_error(std::filesystem::path const& folder, base::Error const& cause) {
  return store::build_error(
      folder, "cannot be written", cause,
      "make room (a full build needs about ten times the size of the text) and run it again");
}

/// What a worker keeps from one batch to the next.
struct Workbench {
  DocumentBuilder builder;
  InvertedBatch batch;
  SegmentWriter writer;
};

/// The workers' side of a build: parses batches and makes segments. Results do
/// not depend on which worker takes which batch, or when.
class Workers {
 public:
  Workers(IndexOptions const& options, SegmentFiles& files, FileRecords& records)
      : options_(options), files_(files), records_(records), queue_(options.workers + 1) {
    threads_.reserve(options.workers);
    for (std::size_t i = 0; i < options.workers; ++i) {
      threads_.emplace_back([this] { work(); });
    }
  }

  ~Workers() {
    queue_.close();
    wait();
  }

  /// False if a worker has failed.
  bool push(Batch batch) { return queue_.push(std::move(batch)); }

  /// Waits until all batches are written. The first failure, if there was one.
  base::Result<void> finish() {
    queue_.close();
    wait();
    if (failure_) return *failure_;
    return {};
  }

  [[nodiscard]] std::size_t processed() const { return processed_; }
  [[nodiscard]] std::size_t added() const { return added_; }
  [[nodiscard]] std::uint64_t text_bytes() const { return text_bytes_; }

  /// By batch number. REQUIRES: finish() has returned.
  [[nodiscard]] std::map<std::size_t, BatchResult> const& results() const { return results_; }

 private:
  void wait() {
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

  void work() {
    Workbench bench{DocumentBuilder(options_.weights), {}, SegmentWriter(files_)};
    while (auto batch = queue_.pop()) {
      base::Result<void> done;
      try {
        done = process(*batch, bench);
      } catch (std::exception const& error) {  // out of memory: the build ends, the index stays
        done = base::Error{base::ErrorCode::Internal, error.what(), ""};
      }
      if (!done) fail(done.error());
    }
  }

  base::Result<void> process(Batch const& batch, Workbench& bench) {
    BatchResult result;
    auto announcements = parse(batch, result.rejected);
    std::size_t const before = keep_new_ids(batch.number, announcements, result.rejected);
    if (!announcements.empty()) {
      auto segment = make_segment(announcements, before + 1, bench);
      if (!segment) return disk_error(files_.folder(), segment.error());
      result.segment = *segment;
    }
    processed_ += batch.items.size();
    std::scoped_lock const lock(mutex_);
    results_.emplace(batch.number, std::move(result));
    return {};
  }

  static base::Result<Segment> make_segment(std::vector<schema::Announcement> const& announcements,
                                            std::size_t first_document, Workbench& bench) {
    bench.batch.clear();
    for (schema::Announcement const& announcement : announcements) {
      bench.batch.add(bench.builder.build(announcement));
    }
    bench.batch.sort();
    return bench.writer.write(bench.batch, static_cast<std::uint32_t>(first_document));
  }

  std::vector<schema::Announcement> parse(Batch const& batch, std::vector<Rejected>& rejected) {
    std::vector<schema::Announcement> announcements;
    announcements.reserve(batch.items.size());
    for (SourceItem const& item : batch.items) {
      auto announcement = read_announcement(item, options_.limits);
      if (!announcement) {
        rejected.push_back(rejected_for(announcement.error()));
        records_.refuse(item.location);
        continue;
      }
      complete(*announcement);
      announcements.push_back(std::move(*announcement));
    }
    return announcements;
  }

  /// Drops announcements whose id an earlier one has. Batches wait for their
  /// turn here, so that "earlier" means earlier in the sources. How many
  /// announcements there were before this batch.
  std::size_t keep_new_ids(std::size_t batch_number,
                           std::vector<schema::Announcement>& announcements,
                           std::vector<Rejected>& rejected) {
    std::unique_lock lock(mutex_);
    turn_came_.wait(lock, [&] { return failure_ || next_turn_ == batch_number; });
    std::erase_if(announcements, [&](schema::Announcement const& announcement) {
      bool const is_new = ids_.insert(announcement.id).second;
      if (is_new) return false;
      rejected.push_back(duplicate_id(announcement));
      records_.refuse(announcement.source_location);
      return true;
    });
    ++next_turn_;
    turn_came_.notify_all();
    for (schema::Announcement const& announcement : announcements) {
      text_bytes_ += text_size(announcement);
      records_.add_announcement(announcement.source_location);
    }
    return added_.fetch_add(announcements.size());
  }

  void fail(base::Error error) {
    {
      std::scoped_lock const lock(mutex_);
      if (!failure_) failure_ = std::move(error);
    }
    turn_came_.notify_all();
    queue_.close();
  }

  IndexOptions const& options_;
  SegmentFiles& files_;
  FileRecords& records_;
  BatchQueue queue_;
  std::atomic<std::size_t> processed_ = 0;
  std::atomic<std::size_t> added_ = 0;
  std::atomic<std::uint64_t> text_bytes_ = 0;
  std::mutex mutex_;  ///< guards all below but the threads
  std::condition_variable turn_came_;
  std::size_t next_turn_ = 0;
  std::unordered_set<std::string> ids_;
  std::map<std::size_t, BatchResult> results_;
  std::optional<base::Error> failure_;
  std::vector<std::thread> threads_;
};

/// The reading side: cuts the sources into batches.
class BatchReader {
 public:
  BatchReader(IndexOptions const& options, FileRecords& records)
      : records_(records),
        reader_(options.sources, options.limits,
                [this](FoundFile const& file) { return records_.begin(file); }),
        total_bytes_(options.on_progress ? reader_.total_bytes() : 0) {}

  /// The next batch; empty at the end of the sources.
  Batch next() {
    Batch batch{next_number_++, {}};
    std::size_t bytes = 0;
    while (batch.items.size() < kBatchItems && bytes < kBatchBytes) {
      auto item = reader_.next();
      if (!item) {
        rejected_.push_back(rejected_for(item.error()));
        records_.refuse(reader_.location());
        continue;
      }
      if (!*item) break;
      bytes += (*item)->bytes.size();
      batch.items.push_back(std::move(**item));
    }
    return batch;
  }

  [[nodiscard]] std::uint64_t consumed_bytes() const { return reader_.consumed_bytes(); }
  [[nodiscard]] std::uint64_t total_bytes() const { return total_bytes_; }
  [[nodiscard]] std::vector<Rejected>& rejected() { return rejected_; }

 private:
  FileRecords& records_;
  SourceReader reader_;
  std::uint64_t total_bytes_;  ///< found out once: it takes a walk over all sources
  std::size_t next_number_ = 0;
  std::vector<Rejected> rejected_;
};

void show_progress(IndexOptions const& options, BatchReader const& reader, Workers const& workers,
                   bool is_merging) {
  if (!options.on_progress) return;
  options.on_progress(
      {workers.processed(), reader.consumed_bytes(), reader.total_bytes(), is_merging});
}

base::Result<void> read_all(IndexOptions const& options, BatchReader& reader, Workers& workers) {
  while (true) {
    Batch batch = reader.next();
    if (batch.items.empty() || !workers.push(std::move(batch))) break;
    show_progress(options, reader, workers, false);
  }
  return workers.finish();
}

/// That of the database: the schema version, and the ledger.
std::map<std::string, std::string> make_metadata(FileRecords const& records) {
  std::map<std::string, std::string> metadata{
      {std::string(store::kSchemaVersionKey), std::string(store::kSchemaVersion)}};
  for (auto const& [file_term, record] : records.all()) {
    LedgerEntry const entry = record.entry();
    if (!entry.stamp && entry.announcements == 0) continue;
    metadata.insert(ledger_metadata(record.location, entry));
  }
  return metadata;
}

base::Result<void> merge_and_switch(std::filesystem::path const& build_folder, SegmentFiles& files,
                                    Workers const& workers, GlassDatabaseOptions const& options,
                                    store::IndexFolder const& folder) {
  std::vector<Segment> segments;
  for (auto const& [number, result] : workers.results()) {
    if (result.segment) segments.push_back(*result.segment);
  }
  auto const path = build_folder / "merged";
  auto const written = write_glass_database(path, files, segments, options);
  if (!written) return disk_error(path, written.error());
  return folder.switch_to_build(path);
}

}  // namespace

IndexOutcome run_full_build(IndexOptions const& options, store::IndexFolder const& folder) {
  IndexOutcome outcome;
  auto build_folder = folder.make_build_folder();
  if (!build_folder) {
    outcome.error = build_folder.error();
    return outcome;
  }
  FileRecords records;
  BatchReader reader(options, records);
  SegmentFiles files(*build_folder);
  Workers workers(options, files, records);
  base::Result<void> done = read_all(options, reader, workers);
  if (done && workers.added() > 0) {
    show_progress(options, reader, workers, true);
    done = merge_and_switch(*build_folder, files, workers,
                            {make_metadata(records), options.workers}, folder);
  }
  folder.remove_build_folders();
  IndexReport& report = outcome.report;
  if (done) {
    report.added = workers.added();
    report.text_bytes = workers.text_bytes();
  } else {
    outcome.error = done.error();
  }
  report.rejected = std::move(reader.rejected());
  for (auto const& [number, result] : workers.results()) {
    report.rejected.insert(report.rejected.end(), result.rejected.begin(), result.rejected.end());
  }
  return outcome;
}

}  // namespace tracuu::indexer
