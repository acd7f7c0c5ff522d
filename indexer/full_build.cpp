// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/full_build.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>

#include "indexer/batch_queue.hpp"
#include "indexer/build_road.hpp"
#include "indexer/build_switch.hpp"
#include "indexer/build_workers.hpp"
#include "indexer/file_ledger.hpp"
#include "indexer/file_records.hpp"
#include "indexer/kept_datestamps.hpp"
#include "indexer/xapian_version.hpp"
#include "store/index_format.hpp"

namespace tracuu::indexer {

namespace {

/// A batch holds this much at most: small enough for the processor's caches,
/// large enough that a million announcements make a thousand segments.
constexpr std::size_t kBatchItems = 1'000;
constexpr std::size_t kBatchBytes = 8u << 20;

/// The reading side: cuts the sources into batches.
class BatchReader {
 public:
  BatchReader(IndexJobOptions const& options, FileRecords& records)
      : records_(records),
        reader_(SourceReader::of_parts(
            whole_sources(options.sources), options.limits,
            [this](FoundFile& file) { return records_.begin(file); }, options.archives)),
        total_bytes_(options.on_progress ? reader_.total_bytes() : 0) {}

  /// The next batch; empty at the end of the sources.
  Batch next() {
    Batch batch{next_number_++, {}, 0};
    while (batch.items.size() < kBatchItems && batch.bytes < kBatchBytes) {
      auto item = reader_.next();
      if (!item) {
        rejected_.push_back(rejected_for(item.error()));
        records_.refuse(reader_.location());
        continue;
      }
      if (!*item) break;
      batch.bytes += (*item)->bytes.size();
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

void show_progress(IndexJobOptions const& options, BatchReader const& reader,
                   BuildWorkers const& workers, IndexStage stage) {
  if (!options.on_progress) return;
  options.on_progress({workers.processed(), reader.consumed_bytes(), reader.total_bytes(), stage});
}

base::Result<void> read_all(IndexJobOptions const& options, BatchReader& reader,
                            BuildWorkers& workers) {
  while (true) {
    Batch batch = reader.next();
    if (batch.items.empty() || !workers.push(std::move(batch))) break;
    show_progress(options, reader, workers, IndexStage::Reading);
  }
  return workers.finish();
}

/// That of the database: the schema version, and the ledger.
std::map<std::string, std::string> make_metadata(FileRecords const& records) {
  std::map<std::string, std::string> metadata{
      {std::string(store::kSchemaVersionKey), std::string(store::kSchemaVersion)}};
  for (auto const& [file_term, record] : records.all()) {
    LedgerEntry const entry = record.entry();
    if (!entry.stamp && entry.announcements == 0 && !record.is_refused) continue;
    metadata.insert(ledger_metadata(record.location, entry));
  }
  return metadata;
}

/// Xapian itself if that was asked for, or if the direct writer was not tested with it.
bool goes_through_xapian(IndexJobOptions const& options) {
  if (options.through_xapian || is_tested(options.xapian)) return options.through_xapian;
  if (options.on_notice) {
    options.on_notice(fmt::format(
        "the index is built through Xapian itself, which takes longer: the direct writer was "
        "tested with Xapian {} to {}, and {} is installed",
        to_string(kOldestTestedXapian), to_string(kNewestTestedXapian), to_string(options.xapian)));
  }
  return true;
}

}  // namespace

IndexOutcome run_full_build(IndexJobOptions const& options, store::IndexFolder const& folder) {
  IndexOutcome outcome;
  auto build_folder = folder.make_build_folder();
  if (!build_folder) {
    outcome.error = build_folder.error();
    return outcome;
  }
  auto const database = *build_folder / "merged";
  auto const road = goes_through_xapian(options)
                        ? xapian_road(database)
                        : direct_road(*build_folder, database, options.workers);
  FileRecords records;
  BatchReader reader(options, records);
  KeptDatestamps const kept = KeptDatestamps::of(folder);
  BuildWorkers workers(options, *road, records, kept, std::random_device{}());
  base::Result<void> done = read_all(options, reader, workers);
  if (done && workers.added() > 0) {
    auto const metadata = make_metadata(records);
    show_progress(options, reader, workers, IndexStage::Merging);
    done = road->finish(metadata);
    show_progress(options, reader, workers, IndexStage::Checking);
    if (done) done = check_and_switch(folder, database, workers.facts(), metadata);
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
  BatchRemarks remarks = workers.take_remarks();
  std::ranges::move(remarks.rejected, std::back_inserter(report.rejected));
  report.remarks = std::move(remarks.remarks);
  return outcome;
}

}  // namespace tracuu::indexer
