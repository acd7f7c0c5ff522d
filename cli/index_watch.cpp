// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/index_watch.hpp"

#include <fmt/chrono.h>

#include <ctime>
#include <utility>

#include "cli/index_ocr.hpp"
#include "cli/reading_remarks_lines.hpp"
#include "cli/stop_signals.hpp"
#include "indexer/watch_job.hpp"

namespace tracuu::cli {

namespace {

std::string line_of(indexer::IndexReport const& report) {
  std::string line = fmt::format("{:%H:%M:%S}  {} added, {} updated, {} removed, {} refused",
                                 fmt::localtime(std::time(nullptr)), report.added, report.updated,
                                 report.removed, report.rejected.size());
  // What came from somewhere that could not be read is not removed.
  if (report.kept > 0) line += fmt::format(", {} kept", report.kept);
  return line + "\n";
}

}  // namespace

void print_refusals(indexer::IndexReport const& report, Output const& output) {
  for (indexer::Rejected const& rejected : report.rejected) {
    output.print_error(printable(fmt::format("refused: {}\n", to_string(rejected))));
  }
}

base::Result<void> follow_sources(indexer::IndexJobOptions const& job, FollowedPages pages,
                                  indexer::FolderWatch& watch, Output const& output) {
  StopSignals const signals;
  if (auto const checked = signals.check(); !checked) return checked;
  indexer::WatchOptions options;
  options.index = job;
  options.index.on_progress = {};
  options.stop = signals.file();
  options.ocr = std::move(pages.ocr);
  options.waiting = std::move(pages.waiting);
  std::optional<OcrDisplay> display;
  if (options.ocr) display.emplace(*options.ocr, output);
  options.on_ocr = [&](indexer::OcrReport const& report) { display->report(report); };
  options.on_update = [&](indexer::IndexReport const& report) {
    print_refusals(report, output);
    output.print_error(printable(reading_remarks_lines(report.remarks)));
    bool const has_changed = report.indexed() + report.removed > 0;
    if (has_changed || !report.rejected.empty()) output.print(line_of(report));
  };
  options.on_locked = [&](base::Error const& error) {
    output.print_error(fmt::format("{}; trying again until it has finished\n", error.message));
  };
  output.print("following the sources; Ctrl-C ends it\n");
  return indexer::run_watch_job(options, watch);
}

}  // namespace tracuu::cli
