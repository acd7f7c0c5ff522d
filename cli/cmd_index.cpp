// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/progress.hpp"
#include "indexer/index_job.hpp"

namespace tracuu::cli {

namespace {

double megabytes(std::uint64_t bytes) {
  return static_cast<double>(bytes) / 1e6;
}

std::string summary(indexer::IndexReport const& report) {
  double const seconds = std::chrono::duration<double>(report.took).count();
  std::string text =
      fmt::format("{} added, {} updated, {} unchanged, {} refused in {:.1f} s", report.added,
                  report.updated, report.unchanged, report.rejected.size(), seconds);
  if (report.indexed() > 0 && seconds > 0) {
    text += fmt::format(" ({:.0f}/s)", static_cast<double>(report.indexed()) / seconds);
  }
  return text + fmt::format("; the index takes {:.1f} MB\n", megabytes(report.index_bytes));
}

}  // namespace

base::Result<ExitCode> run(IndexOptions const& options, Output& output) {
  ProgressDisplay progress(output);
  indexer::IndexOptions job;
  job.sources = options.sources;
  job.index = options.index;
  job.workers = options.workers;
  job.rebuild = options.rebuild;
  job.on_progress = [&](indexer::IndexProgress const& now) { progress.show(now); };
  auto const report = indexer::run_index_job(job);
  progress.finish();
  if (!report) return report.error();
  for (indexer::Rejected const& rejected : report->rejected) {
    output.print_error(printable(fmt::format("refused: {}\n", rejected.reason)));
  }
  output.print(summary(*report));
  if (report->indexed() == 0 && report->unchanged == 0) {
    output.print_error("nothing was indexed; the index is as it was\n");
  }
  return report->rejected.empty() ? ExitCode::Ok : ExitCode::SomeRejected;
}

}  // namespace tracuu::cli
