// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_job.hpp"

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <new>
#include <system_error>

#include "base/memory_error.hpp"
#include "indexer/full_build.hpp"
#include "indexer/sources/web_archive_folder.hpp"
#include "indexer/update.hpp"
#include "store/writer_wait.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxWorkers = 64;

base::Result<void> check(IndexJobOptions const& options) {
  if (options.sources.empty()) {
    return base::Error{base::ErrorCode::InvalidArgument, "no source was given",
                       "name files or folders, or '-' for standard input"};
  }
  if (options.workers < 1 || options.workers > kMaxWorkers) {
    return base::Error{base::ErrorCode::InvalidArgument,
                       fmt::format("workers: {} is not in 1..{}", options.workers, kMaxWorkers),
                       ""};
  }
  if (options.prune && options.rebuild) {
    return base::Error{base::ErrorCode::InvalidArgument,
                       "prune: a rebuild holds only what the sources hold",
                       "leave out one of --prune and --rebuild"};
  }
  return {};
}

IndexOutcome failed(base::Error const& error) {
  return {{}, error};
}

/// What large texts took goes back to the system at once. glibc learns from them to keep such
/// blocks, and then holds several where they no longer fit.
void return_large_blocks() {
  mallopt(M_MMAP_THRESHOLD, 2 << 20);
  mallopt(M_TRIM_THRESHOLD, 32 << 20);
}

IndexOutcome run_locked(IndexJobOptions const& options, store::IndexFolder const& folder) {
  auto lock = store::wait_for_writer(folder, options.patience);
  if (!lock) return failed(lock.error());
  auto const generation = folder.current_generation();
  bool const is_missing = !generation && generation.error().code == base::ErrorCode::IndexMissing;
  if (!generation && !is_missing) return failed(generation.error());
  folder.remove_build_folders();  // of a build that was killed
  return options.rebuild || is_missing ? run_full_build(options, folder)
                                       : run_update(options, folder);
}

}  // namespace

std::shared_ptr<WebArchives> make_web_archives() {
  return std::make_shared<WebArchives>();
}

ReadingOptions reading_options(IndexJobOptions const& options) {
  return {options.limits, options.skip_list_pages, options.keep_noindex,
          options.rules,  options.pages,           options.may_wait};
}

base::Result<ItemReading> read_for_job(SourceItem const& item, IndexJobOptions const& options) {
  auto reading = read_item(item, reading_options(options));
  bool const is_of_another =
      reading && reading->announcement && !options.shard.holds(reading->announcement->id);
  if (is_of_another) return ItemReading{};
  return reading;
}

bool has_unread_pages(ItemReading const& reading, IndexJobOptions const& options) {
  if (options.may_wait) return !reading.remarks.waiting().empty();
  return std::ranges::any_of(reading.remarks.left_out(),
                             [](LeftOut const& one) { return one.kind == LeftOutKind::Scan; });
}

IndexOutcome attempt_index_job(IndexJobOptions const& asked) {
  if (auto checked = check(asked); !checked) return failed(checked.error());
  auto const begin = std::chrono::steady_clock::now();
  IndexJobOptions options = asked;
  if (!options.pages) {
    auto pages = KeptPages::open_to_read(options.index);
    if (!pages) return failed(pages.error());
    options.pages = std::move(*pages);
  }
  options.limits.takes_pictures = options.may_wait || options.pages != nullptr;
  store::IndexFolder const folder(options.index);
  return_large_blocks();
  IndexOutcome outcome;
  try {
    outcome = options.dry_run ? run_dry(options, folder) : run_locked(options, folder);
  } catch (std::bad_alloc const& exception) {
    outcome = failed(base::error_of_exception(exception));
  } catch (std::system_error const& exception) {  // not one thread is to be had
    outcome =
        failed({base::ErrorCode::Io,
                fmt::format("there is too little memory for a thread, or there are too many: {}",
                            exception.what()),
                base::out_of_memory().hint});
  }
  outcome.report.index_bytes = folder.bytes_on_disk();
  outcome.report.took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin);
  return outcome;
}

base::Result<IndexReport> run_index_job(IndexJobOptions const& options) {
  IndexOutcome outcome = attempt_index_job(options);
  if (outcome.error) return *outcome.error;
  return std::move(outcome.report);
}

}  // namespace tracuu::indexer
