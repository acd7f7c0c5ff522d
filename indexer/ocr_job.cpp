// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/memory_error.hpp"
#include "base/sha256.hpp"
#include "indexer/named_pictures.hpp"
#include "indexer/page_queue.hpp"
#include "indexer/repair/index_repair.hpp"
#include "indexer/sources/source_reader.hpp"
#include "store/database.hpp"
#include "store/index_folder.hpp"
#include "store/page_claim.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t kMaxOcrWorkers = 64;

/// Between two questions whether another run has read a page.
constexpr std::chrono::milliseconds kAskAgain{100};

/// The part of a source that is the file at `location`.
std::optional<SourcePart> part_at(std::vector<fs::path> const& sources,
                                  std::string const& location) {
  for (fs::path const& source : sources) {
    std::string const at = location_of({source});
    if (location == at) return SourcePart{source};
    if (location.starts_with(at + "/")) return SourcePart{source, location.substr(at.size() + 1)};
  }
  return std::nullopt;
}

/// The documents of one file that wait, by their hash.
using WaitingInFile = std::unordered_map<std::string, WaitingDocument const*>;

/// Where the files with the same bytes are, of which one is read for all.
struct SameBytes {
  std::set<std::string> locations;
  bool is_complete = false;  ///< all pages were read
};

class OcrRun {
 public:
  OcrRun(OcrJobOptions const& options, std::vector<WaitingDocument> const& waiting)
      : options_(options), queue_(options.workers + 1) {
    std::set<std::pair<std::string, std::size_t>> counted;
    Xapian::Database const database = pages_that_name();
    for (WaitingDocument const& document : waiting) {
      if (!is_wanted(document, database)) {
        report_.unnamed.push_back(document);
        continue;
      }
      files_[document.location].emplace(document.file_hash, &document);
      for (std::size_t const page : document.pages) counted.insert({document.file_hash, page});
    }
    report_.pages.total = counted.size();
  }

  OcrReport run() {
    start_workers();
    for (auto const& [location, documents] : files_) {
      if (is_over()) break;
      feed_file(location, documents);
      index_now_and_then();
    }
    queue_.close(is_over());
    for (std::thread& worker : workers_) worker.join();
    report_.pages.took = Clock::now() - begin_;
    index_completed();
    return std::move(report_);
  }

 private:
  using Clock = std::chrono::steady_clock;

  /// The index as it is, which says what pages name; an empty one if there is none yet.
  [[nodiscard]] Xapian::Database pages_that_name() const {
    auto database = store::open_current(store::IndexFolder(options_.index.index));
    return database ? *database : Xapian::Database();
  }

  /// A picture that was given as a source by its name is wanted, whatever it may be.
  [[nodiscard]] bool is_wanted(WaitingDocument const& document,
                               Xapian::Database const& database) const {
    auto const part = part_at(options_.index.sources, document.location);
    if (part && part->part.empty() && document.key.find('/') == std::string::npos) return true;
    auto const may_be =
        store::xapian_guard([&]() -> Result<bool> { return may_be_scan(database, document.key); });
    return may_be && *may_be;
  }

  void start_workers() {
    for (std::size_t i = 0; i < std::clamp<std::size_t>(options_.workers, 1, kMaxOcrWorkers); ++i) {
      try {
        workers_.emplace_back([this] { work(); });
      } catch (std::system_error const&) {  // no thread is to be had: fewer do it, too
        if (workers_.empty()) fail(base::out_of_memory());
        return;
      }
    }
  }

  bool is_over() {
    std::scoped_lock const lock(mutex_);
    report_.is_stopped |= options_.should_stop && options_.should_stop();
    return report_.is_stopped || report_.error;
  }

  /// Hands out the pages of the documents in one file.
  void feed_file(std::string const& location, WaitingInFile const& documents) {
    auto const part = part_at(options_.index.sources, location);
    if (!part) return;
    SourceLimits limits = options_.index.limits;
    limits.takes_pictures = true;
    auto reader = SourceReader::of_parts({*part}, limits);
    std::size_t found = 0;
    while (found < documents.size() && !is_over()) {
      auto item = reader.next();
      if (!item) continue;
      if (!*item) break;
      auto const wanted = documents.find(base::sha256_hex((*item)->bytes));
      if (wanted == documents.end()) continue;
      ++found;
      feed_document(*wanted->second, std::move((*item)->bytes));
    }
  }

  void feed_document(WaitingDocument const& waiting, std::string bytes) {
    if (is_fed(waiting)) return;
    auto const known = options_.pages->known_of(waiting.file_hash);
    if (!known) return fail(known.error());
    std::vector<std::size_t> pages;
    for (std::size_t const page : waiting.pages) {
      bool const is_read =
          std::ranges::find(known->words, page, &schema::PageWords::page) != known->words.end() ||
          std::ranges::binary_search(known->failed, page);
      if (!is_read) pages.push_back(page);
    }
    note_known(waiting.pages.size() - pages.size());
    auto document = std::make_shared<OpenDocument>(
        OpenDocument{waiting.source, waiting.file_hash, std::move(bytes), pages.size()});
    if (pages.empty()) complete(waiting.file_hash);
    for (std::size_t const page : pages) {
      while (!queue_.push({document, page})) return;
      if (is_over()) return;
    }
  }

  void work() {
    while (auto next = queue_.pop()) {
      if (is_over()) continue;  // pages that wait stay as they are
      try {
        read(*next);
      } catch (std::exception const& exception) {
        fail(base::error_of_exception(exception));
      }
    }
  }

  void read(QueuedPage const& next) {
    OpenDocument& document = *next.document;
    auto const claim = wait_for_claim(document, next.page);
    if (!claim) return;
    auto const is_read = options_.pages->has(document.file_hash, next.page);
    if (!is_read) return fail(is_read.error());
    if (*is_read) {
      note_known(1);
      std::scoped_lock const lock(mutex_);
      return finish_page(document);
    }
    auto words = read_page_words(options_.tesseract, document.bytes, next.page, options_.limits);
    if (words) words = put_right(std::move(*words));
    // A child that can't be started says nothing of the page.
    if (!words && words.error().code == ErrorCode::Io) return fail(words.error());
    Result<void> const kept =
        words ? options_.pages->keep(document.file_hash, *words)
              : options_.pages->keep_failure(document.file_hash,
                                             {next.page, base::to_string(words.error())});
    if (!kept) return fail(kept.error());
    std::scoped_lock const lock(mutex_);
    ++report_.pages.done;
    if (!words) {
      ++report_.pages.failed;
      report_.failed.push_back({fmt::format("{}, page {}", document.source, next.page),
                                words.error().message, words.error().hint});
    }
    finish_page(document);
    report_.pages.took = Clock::now() - begin_;
    if (options_.on_progress) options_.on_progress(report_.pages);
  }

  /// While another run on this index reads the page, waits for it. Nothing once this run is over.
  std::optional<store::PageClaim> wait_for_claim(OpenDocument const& document, std::size_t page) {
    while (!is_over()) {
      auto claim = store::PageClaim::attempt(options_.index.index, document.file_hash, page);
      if (!claim) {
        fail(claim.error());
      } else if (*claim) {
        return std::move(*claim);
      } else {
        std::this_thread::sleep_for(kAskAgain);
      }
    }
    return std::nullopt;
  }

  schema::PageWords put_right(schema::PageWords words) {
    std::scoped_lock const lock(repair_mutex_);
    return options_.repair ? options_.repair(std::move(words)) : by_index_.repair(words);
  }

  /// Pages that another run has read since they were listed.
  void note_known(std::size_t pages) {
    std::scoped_lock const lock(mutex_);
    report_.pages.total -= std::min(pages, report_.pages.total - report_.pages.done);
  }

  /// Whether a document with these bytes was fed before: what is read of that is read of this.
  bool is_fed(WaitingDocument const& waiting) {
    std::scoped_lock const lock(mutex_);
    auto const [same, is_first] = fed_.try_emplace(waiting.file_hash);
    same->second.locations.insert(waiting.location);
    if (same->second.is_complete) completed_.insert(waiting.location);
    return !is_first;
  }

  void complete(std::string const& file_hash) {
    std::scoped_lock const lock(mutex_);
    complete_locked(file_hash);
  }

  /// REQUIRES: mutex_ is held.
  void finish_page(OpenDocument& document) {
    if (--document.pages_left == 0) complete_locked(document.file_hash);
  }

  void complete_locked(std::string const& file_hash) {
    SameBytes& same = fed_[file_hash];
    same.is_complete = true;
    completed_.insert(same.locations.begin(), same.locations.end());
  }

  void fail(Error error) {
    std::scoped_lock const lock(mutex_);
    if (!report_.error) report_.error = std::move(error);
  }

  void index_now_and_then() {
    if (Clock::now() - last_indexed_ < options_.index_every) return;
    index_completed();
    last_indexed_ = Clock::now();
  }

  /// Puts what was completed since the last time into the index.
  void index_completed() {
    std::set<std::string> completed;
    {
      std::scoped_lock const lock(mutex_);
      completed.swap(completed_);
    }
    IndexJobOptions job = options_.index;
    job.rebuild = false;
    job.prune = false;
    job.reread = true;
    job.on_progress = {};
    job.should_stop = {};
    job.parts.clear();
    for (std::string const& location : completed) {
      if (auto part = part_at(job.sources, location)) job.parts.push_back(std::move(*part));
    }
    if (job.parts.empty()) return;
    IndexOutcome outcome = attempt_index_job(job);
    if (outcome.error) return fail(*outcome.error);
    std::scoped_lock const lock(mutex_);
    report_.indexed += outcome.report.indexed();
  }

  OcrJobOptions const& options_;
  std::map<std::string, WaitingInFile> files_;  ///< by location
  PageQueue queue_;
  std::vector<std::thread> workers_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_indexed_ = begin_;
  std::mutex repair_mutex_;
  IndexRepair by_index_{options_.index.index};      ///< as it was when the run began
  std::mutex mutex_;                                ///< of all below
  std::unordered_map<std::string, SameBytes> fed_;  ///< by hash
  std::set<std::string> completed_;                 ///< locations
  OcrReport report_;
};

}  // namespace

OcrReport run_ocr_job(OcrJobOptions const& options, std::vector<WaitingDocument> const& waiting) {
  return OcrRun(options, waiting).run();
}

}  // namespace tracuu::indexer
