// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/index_ocr.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/stop_signals.hpp"

namespace tracuu::cli {

using base::Result;
using indexer::OcrJobOptions;

namespace {

using Seconds = std::chrono::duration<double>;

/// What is left, of pages that take as long as those that were read.
std::string ocr_time_left(std::size_t done, std::size_t left, Seconds elapsed) {
  auto const seconds = static_cast<long>(elapsed.count() * static_cast<double>(left) /
                                         static_cast<double>(std::max<std::size_t>(done, 1)));
  if (seconds < 3600) return fmt::format("{}:{:02} left", seconds / 60, seconds % 60);
  return fmt::format("{}:{:02}:{:02} left", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

double pages_a_minute(std::size_t pages, Seconds elapsed) {
  return static_cast<double>(pages) * 60 / std::max(0.001, elapsed.count());
}

}  // namespace

std::string format_ocr_progress(indexer::OcrProgress const& progress) {
  std::string line = fmt::format("{} of {} pages read  {:.1f}/min", progress.done, progress.total,
                                 pages_a_minute(progress.done, progress.took));
  std::size_t const left = progress.total - progress.done;
  if (progress.done > 0 && left > 0) {
    line += "  " + ocr_time_left(progress.done, left, progress.took);
  }
  return line;
}

OcrDisplay::OcrDisplay(OcrJobOptions& ocr, Output const& output) : output_(output), line_(output) {
  ocr.on_progress = [this](indexer::OcrProgress const& progress) {
    line_.show([&] { return format_ocr_progress(progress); });
  };
}

void OcrDisplay::report(indexer::OcrReport const& report) {
  line_.finish();
  for (indexer::Rejected const& failed : report.failed) {
    output_.print_error(printable(fmt::format("not read: {}\n", to_string(failed))));
  }
  indexer::OcrProgress const& pages = report.pages;
  if (pages.done == 0 && report.indexed == 0) return;
  std::string line = fmt::format("OCR: {} pages read, {} can't be read, in {:.1f} s ({:.1f}/min)",
                                 pages.done - pages.failed, pages.failed, pages.took.count(),
                                 pages_a_minute(pages.done, pages.took));
  line += fmt::format("; {} announcements indexed", report.indexed);
  std::size_t const left = pages.total - pages.done;
  if (left > 0) line += fmt::format("; {} pages wait", left);
  output_.print_error(line + "\n");
}

Result<std::optional<OcrJobOptions>> open_ocr(IndexOptions const& options, Output const& output) {
  if (!options.ocr || options.dry_run) return std::optional<OcrJobOptions>();
  auto tesseract = indexer::find_tesseract();
  if (!tesseract) {
    output.print_error(fmt::format("--ocr: pages that are pictures are not read: {} ({})\n",
                                   tesseract.error().message, tesseract.error().hint));
    return std::optional<OcrJobOptions>();
  }
  auto pages = indexer::KeptPages::open(options.index);
  if (!pages) return pages.error();
  OcrJobOptions ocr;
  ocr.pages = std::move(*pages);
  ocr.tesseract = std::move(*tesseract);
  ocr.workers = options.ocr_workers;
  ocr.limits.step_time = std::chrono::seconds(options.ocr_seconds);
  ocr.limits.max_memory_bytes = std::uint64_t{options.ocr_megabytes} << 20;
  return std::optional<OcrJobOptions>(std::move(ocr));
}

void add_ocr(std::optional<OcrJobOptions> const& ocr, indexer::IndexJobOptions& job) {
  if (!ocr) return;
  job.pages = ocr->pages;
  job.may_wait = true;
}

Result<indexer::OcrReport> read_waiting_pages(OcrJobOptions ocr,
                                              indexer::IndexJobOptions const& job,
                                              indexer::IndexReport const& report,
                                              Output const& output) {
  auto const& waiting = report.remarks.waiting();
  if (waiting.empty()) return indexer::OcrReport{};
  StopSignals const signals;
  if (auto const checked = signals.check(); !checked) return checked.error();
  OcrDisplay display(ocr, output);
  ocr.index = job;
  ocr.should_stop = [&signals] { return signals.have_come(); };
  indexer::OcrReport done = indexer::run_ocr_job(ocr, waiting);
  display.report(done);
  if (!done.unnamed.empty()) {
    output.print_error(fmt::format(
        "{} pictures are not read: no page names them as its attachment\n", done.unnamed.size()));
  }
  return done;
}

}  // namespace tracuu::cli
