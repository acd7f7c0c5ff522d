// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/index_watch.hpp"

#include <fmt/chrono.h>

#include <ctime>
#include <utility>

#include "cli/index_ocr.hpp"
#include "cli/terminal/reading_remarks_lines.hpp"
#include "cli/terminal/stop_signals.hpp"
#include "cli/wording/error_text.hpp"
#include "cli/wording/say.hpp"
#include "indexer/watch_job.hpp"

namespace tracuu::cli {

namespace {

std::string line_of(indexer::IndexReport const& report, base::Language language) {
  auto const count = [](std::size_t value) { return std::to_string(value); };
  std::string line = fmt::format("{:%H:%M:%S}  ", fmt::localtime(std::time(nullptr)));
  line += say("watch.changes", language, count(report.added), count(report.updated),
              count(report.removed), count(report.rejected.size()));
  // What came from somewhere that could not be read is not removed.
  if (report.kept > 0) line += ", " + say("watch.kept", language, count(report.kept));
  return line + "\n";
}

}  // namespace

void print_refusals(indexer::IndexReport const& report, Output const& output) {
  for (indexer::Rejected const& rejected : report.rejected) {
    output.print_error(printable(
        say("report.refusal", output.language(), refusal_text(rejected, output.language())) +
        '\n'));
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
    output.print_aside(printable(reading_remarks_lines(report.remarks, output.language())));
    bool const has_changed = report.indexed() + report.removed > 0;
    if (has_changed || !report.rejected.empty())
      output.print_remark(line_of(report, output.language()));
  };
  options.on_locked = [&](base::Error const& error) {
    base::Error const told = in_language(error, output.language());
    output.print_aside(say("watch.locked", output.language(), told.message) + '\n');
  };
  output.print_remark(fmt::format("{}\n", say("watch.following", output.language())));
  return indexer::run_watch_job(options, watch);
}

}  // namespace tracuu::cli
