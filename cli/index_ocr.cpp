// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/index_ocr.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/terminal/stop_signals.hpp"
#include "cli/wording/error_text.hpp"
#include "cli/wording/numbers.hpp"
#include "cli/wording/say.hpp"

namespace tracuu::cli {

using base::Result;
using indexer::OcrJobOptions;

namespace {

using Seconds = std::chrono::duration<double>;

/// What is left, of pages that take as long as those that were read.
std::string ocr_time_left(std::size_t done, std::size_t left, Seconds elapsed,
                          base::Language language) {
  auto const seconds = static_cast<long>(elapsed.count() * static_cast<double>(left) /
                                         static_cast<double>(std::max<std::size_t>(done, 1)));
  std::string const minutes = seconds < 3600 ? fmt::format("{}:{:02}", seconds / 60, seconds % 60)
                                             : fmt::format("{}:{:02}:{:02}", seconds / 3600,
                                                           seconds / 60 % 60, seconds % 60);
  return say("progress.left", language, minutes);
}

/// "18.2/min".
std::string pages_a_minute(std::size_t pages, Seconds elapsed, base::Language language) {
  double const rate = static_cast<double>(pages) * 60 / std::max(0.001, elapsed.count());
  return say("ocr.rate", language, decimal(rate, 1, language));
}

}  // namespace

std::string format_ocr_progress(indexer::OcrProgress const& progress, base::Language language) {
  std::string line =
      say("ocr.progress", language, std::to_string(progress.done), std::to_string(progress.total)) +
      "  " + pages_a_minute(progress.done, progress.took, language);
  std::size_t const left = progress.total - progress.done;
  if (progress.done > 0 && left > 0) {
    line += "  " + ocr_time_left(progress.done, left, progress.took, language);
  }
  return line;
}

OcrDisplay::OcrDisplay(OcrJobOptions& ocr, Output const& output) : output_(output), line_(output) {
  ocr.on_progress = [this](indexer::OcrProgress const& progress) {
    line_.show([&] { return format_ocr_progress(progress, output_.language()); });
  };
}

void OcrDisplay::report(indexer::OcrReport const& report) {
  line_.finish();
  base::Language const language = output_.language();
  auto const pages_text = [&](std::size_t count) {
    return say_count("count.page", "count.pages", language, count);
  };
  for (indexer::Rejected const& failed : report.failed) {
    output_.print_error(
        printable(say("ocr.not_read", language, refusal_text(failed, language)) + '\n'));
  }
  indexer::OcrProgress const& pages = report.pages;
  if (pages.done == 0 && report.indexed == 0) return;
  std::string line = say("ocr.done", language, pages_text(pages.done - pages.failed),
                         std::to_string(pages.failed), decimal(pages.took.count(), 1, language),
                         pages_a_minute(pages.done, pages.took, language));
  line +=
      "; " + say("ocr.indexed", language,
                 say_count("count.announcement", "count.announcements", language, report.indexed));
  std::size_t const left = pages.total - pages.done;
  if (left > 0) line += "; " + say("ocr.wait", language, pages_text(left));
  output_.print_aside(line + "\n");
}

Result<std::optional<OcrJobOptions>> open_ocr(IndexOptions const& options, Output const& output) {
  if (!options.ocr || options.dry_run) return std::optional<OcrJobOptions>();
  auto tesseract = indexer::find_tesseract();
  if (!tesseract) {
    base::Error const told = in_language(tesseract.error(), output.language());
    output.print_error(say("ocr.impossible", output.language(), told.message, told.hint) + '\n');
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
    std::string const pictures =
        say_count("count.picture", "count.pictures", output.language(), done.unnamed.size());
    output.print_error(say("ocr.unnamed", output.language(), pictures) + '\n');
  }
  return done;
}

}  // namespace tracuu::cli
