// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/files/report_file.hpp"
#include "cli/index_ocr.hpp"
#include "cli/index_report_json.hpp"
#include "cli/index_watch.hpp"
#include "cli/rules_file.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/terminal/reading_remarks_lines.hpp"
#include "cli/wording/error_text.hpp"
#include "cli/wording/numbers.hpp"
#include "cli/wording/say.hpp"
#include "indexer/folder_watch.hpp"
#include "indexer/html/extraction_rules.hpp"
#include "indexer/index_job.hpp"
#include "store/changesets.hpp"

namespace tracuu::cli {

namespace {

std::string summary(IndexOptions const& options, indexer::IndexReport const& report,
                    base::Language language) {
  double const seconds = std::chrono::duration<double>(report.took).count();
  auto const count = [](std::size_t value) { return std::to_string(value); };
  std::string text = say("report.changes", language, count(report.added), count(report.updated),
                         count(report.unchanged));
  if (options.prune) text += ", " + say("report.removed", language, count(report.removed));
  text += ", " + say("report.refused", language, count(report.rejected.size()));
  if (report.scans() > 0) text += ' ' + say("report.scans", language, count(report.scans()));
  text += ' ' + say("report.seconds", language, decimal(seconds, 1, language));
  if (options.dry_run) return say("report.dry_run", language, text) + '\n';
  if (report.indexed() > 0 && seconds > 0) {
    text += fmt::format(" ({:.0f}/s)", static_cast<double>(report.indexed()) / seconds);
  }
  std::string const size = megabytes_text(static_cast<double>(report.index_bytes), language);
  return text + "; " + say("report.index_size", language, size) + '\n';
}

indexer::IndexJobOptions job_of(IndexOptions const& options) {
  indexer::IndexJobOptions job;
  job.sources = options.sources;
  job.index = options.index;
  job.workers = options.workers;
  job.rebuild = options.rebuild;
  job.through_xapian = options.through_xapian;
  job.merge = options.merge;
  job.dry_run = options.dry_run;
  job.reread = options.reread;
  job.prune = options.prune;
  job.prune_missing = options.prune_missing;
  job.shard = options.shard;
  job.skip_list_pages = options.skip_list_pages;
  job.keep_noindex = options.keep_noindex;
  job.limits.document_time = std::chrono::seconds(options.document_seconds);
  job.limits.max_document_memory_bytes = std::uint64_t{options.document_megabytes} << 20;
  job.limits.max_text_bytes = std::uint64_t{options.max_text_megabytes} << 20;
  job.patience = kPatienceWithWriter;
  return job;
}

/// The process's memory, at its highest so far.
std::uint64_t peak_rss_bytes() {
  struct rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

/// Where the report goes; nothing if none is wanted or it goes to standard output.
base::Result<std::optional<ReportFile>> open_report(IndexOptions const& options) {
  if (options.report.empty() || options.report == "-") return std::optional<ReportFile>();
  auto opened = ReportFile::open(options.report);
  if (!opened) return opened.error();
  return std::optional<ReportFile>(std::move(*opened));
}

void print_outcome(IndexOptions const& options, indexer::IndexReport const& report,
                   Output const& output) {
  base::Language const language = output.language();
  std::string const text = summary(options, report, language);
  options.report == "-" ? output.print_aside(text) : output.print_remark(text);
  output.print_aside(printable(reading_remarks_lines(report.remarks, language)));
  if (report.kept > 0) {
    output.print_aside(say_count("report.kept.one", "report.kept", language, report.kept) + '\n');
  }
  bool const is_nothing = report.indexed() + report.unchanged + report.removed == 0;
  if (is_nothing && report.remarks.waiting().empty()) {
    output.print_error(fmt::format("{}\n", say("report.nothing", language)));
  }
}

/// A line for each rule that selected nothing on a page it is for.
std::string missed_rules(std::vector<indexer::RuleMisses> const& misses, base::Language language) {
  std::string lines;
  for (indexer::RuleMisses const& miss : misses) {
    lines += say("report.missed_rule", language, miss.rule, std::to_string(miss.missed),
                 std::to_string(miss.pages), miss.first) +
             '\n';
  }
  return lines;
}

/// A run, before it has been reported.
struct FirstRun {
  indexer::IndexJobOptions job;
  indexer::IndexOutcome outcome;
  IndexRunFacts facts;
};

FirstRun run_first(IndexOptions const& options,
                   std::shared_ptr<indexer::ExtractionRules const> const& rules,
                   std::optional<indexer::OcrJobOptions> const& ocr, Output const& output) {
  ProgressDisplay progress(output);
  FirstRun first;
  first.job = job_of(options);
  first.job.rules = rules;
  add_ocr(ocr, first.job);
  first.job.on_progress = [&](indexer::IndexProgress const& now) { progress.show(now); };
  first.job.on_notice = [&](std::string const& line) {
    output.print_aside(text_in(line, output.language()) + "\n");
  };
  first.facts.started = std::chrono::system_clock::now();
  first.outcome = indexer::attempt_index_job(first.job);
  first.job.on_progress = {};
  progress.finish();
  if (rules) first.facts.missed_rules = rules->misses();
  print_refusals(first.outcome.report, output);
  output.print_error(printable(missed_rules(first.facts.missed_rules, output.language())));
  if (!first.outcome.error) print_outcome(options, first.outcome.report, output);
  return first;
}

/// Writes the report. The run's error goes before that of the report.
base::Result<void> finish_run(IndexOptions const& options, FirstRun& first,
                              std::optional<ReportFile>& file, Output const& output) {
  first.facts.peak_rss_bytes = peak_rss_bytes();
  std::string const json = index_report_json(options, first.facts, first.outcome);
  base::Result<void> written;
  if (file) written = file->write(json);
  if (options.report == "-") output.print(json);
  if (first.outcome.error) return *first.outcome.error;
  if (first.facts.ocr && first.facts.ocr->error) return *first.facts.ocr->error;
  return written;
}

base::Result<ExitCode> run_once(IndexOptions const& options,
                                std::shared_ptr<indexer::ExtractionRules const> const& rules,
                                Output const& output) {
  auto report_file = open_report(options);
  if (!report_file) return report_file.error();
  auto const ocr = open_ocr(options, output);
  if (!ocr) return ocr.error();
  FirstRun first = run_first(options, rules, *ocr, output);
  bool is_all_read = first.outcome.report.rejected.empty();
  if (*ocr && !first.outcome.error) {
    auto pages = read_waiting_pages(**ocr, first.job, first.outcome.report, output);
    if (!pages) return pages.error();
    is_all_read = is_all_read && pages->failed.empty();
    first.facts.ocr = std::move(*pages);
  }
  auto const finished = finish_run(options, first, *report_file, output);
  if (!finished) return finished.error();
  return is_all_read ? ExitCode::Ok : ExitCode::SomeRejected;
}

base::Result<ExitCode> run_and_follow(IndexOptions const& options,
                                      std::shared_ptr<indexer::ExtractionRules const> const& rules,
                                      Output const& output) {
  if (std::ranges::find(options.sources, "-") != options.sources.end()) {
    return base::Error{base::ErrorCode::InvalidArgument,
                       "--watch: standard input cannot be followed", "name files or folders"};
  }
  // Before the first run, so that no change falls between.
  auto watch = indexer::FolderWatch::open(options.sources, options.index);
  if (!watch) return watch.error();
  auto report_file = open_report(options);
  if (!report_file) return report_file.error();
  auto const ocr = open_ocr(options, output);
  if (!ocr) return ocr.error();
  FirstRun first = run_first(options, rules, *ocr, output);
  auto const finished = finish_run(options, first, *report_file, output);
  if (!finished) return finished.error();
  auto const followed =
      follow_sources(first.job, {*ocr, first.outcome.report.remarks.waiting()}, *watch, output);
  if (!followed) return followed.error();
  return ExitCode::Ok;
}

}  // namespace

base::Result<ExitCode> run(IndexOptions const& options, Output& output) {
  store::keep_changesets(options.changesets);
  auto const rules = read_rules(options.rules, options.index);
  if (!rules) return rules.error();
  return options.watch ? run_and_follow(options, *rules, output)
                       : run_once(options, *rules, output);
}

}  // namespace tracuu::cli
