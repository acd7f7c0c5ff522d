// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build_workers.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
#include <memory>
#include <utility>

#include "indexer/parsing/announcement_reader.hpp"

namespace tracuu::indexer {

struct BuildWorkers::Workbench {
  DocumentBuilder builder;
  std::unique_ptr<BatchWriter> writer;
  BuildFacts facts;
};

BuildWorkers::BuildWorkers(IndexJobOptions const& options, BuildRoad& road, FileRecords& records,
                           std::uint64_t facts_seed)
    : options_(options),
      road_(road),
      records_(records),
      queue_(options.workers + 1),
      facts_(facts_seed),
      facts_seed_(facts_seed) {
  threads_.reserve(options.workers);
  for (std::size_t i = 0; i < options.workers; ++i) {
    threads_.emplace_back([this] { work(); });
  }
}

BuildWorkers::~BuildWorkers() {
  queue_.close();
  wait();
}

base::Result<void> BuildWorkers::finish() {
  queue_.close();
  wait();
  if (failure_) return *failure_;
  return {};
}

BatchRemarks BuildWorkers::take_remarks() {
  BatchRemarks all;
  for (auto& [number, remarks] : remarks_) {
    std::ranges::move(remarks.rejected, std::back_inserter(all.rejected));
    all.remarks.add(std::move(remarks.remarks));
  }
  remarks_.clear();
  return all;
}

void BuildWorkers::wait() {
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void BuildWorkers::work() {
  Workbench bench{DocumentBuilder(options_.weights), road_.open_writer(), BuildFacts(facts_seed_)};
  while (auto batch = queue_.pop()) {
    base::Result<void> done;
    try {
      done = process(*batch, bench);
    } catch (std::exception const& error) {  // out of memory: the build ends, the index stays
      done = base::Error{base::ErrorCode::Internal, error.what(), ""};
    }
    if (!done) fail(done.error());
  }
  std::scoped_lock const lock(mutex_);
  facts_.merge(std::move(bench.facts));
}

base::Result<void> BuildWorkers::process(Batch const& batch, Workbench& bench) {
  BatchRemarks remarks;
  auto announcements = parse(batch, remarks);
  auto const first =
      static_cast<std::uint32_t>(keep_new_ids(batch.number, announcements, remarks.rejected) + 1);
  for (std::size_t i = 0; i < announcements.size(); ++i) {
    DocumentContent const& content = bench.builder.build(announcements[i]);
    bool const is_edge = i == 0 || i + 1 == announcements.size();
    bench.facts.add(first + static_cast<std::uint32_t>(i), content, is_edge);
    bench.writer->add(content);
  }
  if (!announcements.empty()) {
    if (auto const written = bench.writer->end_batch(first); !written) return written.error();
  }
  processed_ += batch.items.size();
  std::scoped_lock const lock(mutex_);
  remarks_.emplace(batch.number, std::move(remarks));
  return {};
}

std::vector<schema::Announcement> BuildWorkers::parse(Batch const& batch, BatchRemarks& remarks) {
  std::vector<schema::Announcement> announcements;
  announcements.reserve(batch.items.size());
  for (SourceItem const& item : batch.items) {
    auto reading = read_item(item, reading_options(options_));
    if (!reading) {
      remarks.rejected.push_back(rejected_for(reading.error()));
      records_.refuse(item.location);
      continue;
    }
    if (!reading->remarks.is_empty()) remarks.remarks.add(std::move(reading->remarks));
    if (!reading->announcement) {
      records_.leave_out(item.location);
      continue;
    }
    complete(*reading->announcement);
    announcements.push_back(std::move(*reading->announcement));
  }
  return announcements;
}

/// Drops announcements whose id an earlier one has. Batches wait for their
/// turn here, so that "earlier" means earlier in the sources. How many
/// announcements there were before this batch.
std::size_t BuildWorkers::keep_new_ids(std::size_t batch_number,
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

void BuildWorkers::fail(base::Error error) {
  {
    std::scoped_lock const lock(mutex_);
    if (!failure_) failure_ = std::move(error);
  }
  turn_came_.notify_all();
  road_.give_up();
  queue_.close();
}

}  // namespace tracuu::indexer
