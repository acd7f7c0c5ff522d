// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build_workers.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
#include <new>
#include <system_error>
#include <utility>

#include "base/memory_error.hpp"
#include "indexer/parsing/announcement_reader.hpp"
#include "schema/file_location.hpp"

namespace tracuu::indexer {

namespace {

/// Of items that wait for workers, or that these have not parsed yet.
constexpr std::size_t kMaxQueuedBytes = 64 << 20;

/// Text that a worker parses before it makes documents of it: packed documents may hold many times
/// their size.
constexpr std::size_t kMaxParsedBytes = 16 << 20;

}  // namespace

BuildWorkers::BuildWorkers(IndexJobOptions const& options, BuildRoad& road, FileRecords& records,
                           KeptDatestamps const& kept, std::uint64_t facts_seed)
    : options_(options),
      road_(road),
      records_(records),
      kept_(kept),
      queue_(options.workers + 1, kMaxQueuedBytes),
      facts_(facts_seed),
      facts_seed_(facts_seed) {
  threads_.reserve(options.workers);
  for (std::size_t i = 0; i < options.workers; ++i) {
    try {
      threads_.emplace_back([this] { work(); });
    } catch (std::system_error const&) {  // no thread is to be had: fewer do it, too
      if (threads_.empty()) throw;
      break;
    }
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
  try {
    WriteBench bench(road_, options_.limits.max_document_memory_bytes, options_.weights,
                     facts_seed_, [this](std::string_view id, std::string_view content_hash) {
                       return kept_.find(id, content_hash);
                     });
    while (auto batch = queue_.pop()) {
      auto const done = process(std::move(*batch), bench);
      if (!done) fail(done.error());
    }
    std::scoped_lock const lock(mutex_);
    facts_.merge(bench.take_facts());
  } catch (std::exception const& exception) {  // out of memory: the build ends, the index stays
    fail(base::error_of_exception(exception));
  }
}

base::Result<void> BuildWorkers::process(Batch batch, WriteBench& bench) {
  BatchRemarks remarks;
  std::size_t next = 0;
  do {
    auto announcements = parse(batch, next, remarks);
    bool const is_last_part = next == batch.items.size();
    auto const first = static_cast<std::uint32_t>(
        keep_new_ids(batch.number, is_last_part, announcements, remarks.rejected) + 1);
    if (auto written = bench.write(std::move(announcements), first); !written) return written;
  } while (next < batch.items.size());
  std::scoped_lock const lock(mutex_);
  remarks_.emplace(batch.number, std::move(remarks));
  return {};
}

/// Some items more, from `next` on: all that are left, unless they hold very much text.
std::vector<schema::Announcement> BuildWorkers::parse(Batch& batch, std::size_t& next,
                                                      BatchRemarks& remarks) {
  std::vector<schema::Announcement> announcements;
  announcements.reserve(batch.items.size() - next);
  std::size_t text_bytes = 0;
  std::size_t item_bytes = 0;
  while (next < batch.items.size() && text_bytes < kMaxParsedBytes) {
    SourceItem const item = std::move(batch.items[next++]);
    std::size_t const known = announcements.size();
    try {
      parse_item(item, announcements, remarks);
    } catch (std::bad_alloc const&) {
      base::Error error = base::out_of_memory();
      error.subject = item.name;
      remarks.rejected.push_back(rejected_for(error));
      records_.refuse(item.location);
    }
    if (announcements.size() > known) text_bytes += text_size(announcements.back());
    item_bytes += item.bytes.size();
    ++processed_;
  }
  queue_.release(item_bytes);
  return announcements;
}

void BuildWorkers::parse_item(SourceItem const& item,
                              std::vector<schema::Announcement>& announcements,
                              BatchRemarks& remarks) {
  auto reading = read_for_job(item, options_);
  if (!reading) {
    remarks.rejected.push_back(rejected_for(reading.error()));
    records_.refuse(item.location);
    return;
  }
  if (has_unread_pages(*reading, options_)) records_.leave_pages(item.location);
  if (!reading->remarks.is_empty()) remarks.remarks.add(std::move(reading->remarks));
  if (!reading->announcement) {
    // What may be a photograph is not opened again to be told again.
    if (!schema::has_picture_ending(item.key)) records_.leave_out(item.location);
    return;
  }
  complete(*reading->announcement);
  announcements.push_back(std::move(*reading->announcement));
}

/// Drops announcements whose id an earlier one has. Batches wait for their
/// turn here, so that "earlier" means earlier in the sources; those of a batch in several parts
/// keep it until the last. How many announcements there were before these.
std::size_t BuildWorkers::keep_new_ids(std::size_t batch_number, bool is_last_part,
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
  if (is_last_part) ++next_turn_;
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
