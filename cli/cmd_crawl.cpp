// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/crawl_report_lines.hpp"
#include "cli/files/report_file.hpp"
#include "cli/index_report_json.hpp"
#include "cli/index_watch.hpp"
#include "cli/rules_file.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/terminal/reading_remarks_lines.hpp"
#include "cli/terminal/stop_signals.hpp"
#include "cli/wording/error_text.hpp"
#include "cli/wording/say.hpp"
#include "indexer/crawl/crawl_job.hpp"
#include "indexer/html/extraction_rules.hpp"
#include "indexer/index_job.hpp"

namespace tracuu::cli {

namespace {

/// Indexes the archive while it grows: a run a call, added up.
class ArchiveIndexer {
 public:
  ArchiveIndexer(CrawlOptions const& options, std::filesystem::path const& folder,
                 std::shared_ptr<indexer::ExtractionRules const> rules, StopSignals const& signals,
                 Output const& output)
      : output_(output) {
    job_.sources = {folder};
    job_.index = options.index;
    job_.workers = options.workers;
    job_.archives = indexer::make_web_archives();
    job_.skip_list_pages = !options.keep_list_pages;
    job_.keep_noindex = options.keep_noindex;
    job_.rules = std::move(rules);
    job_.patience = kPatienceWithWriter;
    job_.should_stop = [&signals] { return signals.have_come(); };
    job_.on_notice = [this](std::string const& line) {
      output_.print_aside(text_in(line, output_.language()) + "\n");
    };
    facts_.started = std::chrono::system_clock::now();
  }

  base::Result<void> run() {
    LineDisplay line(output_);
    job_.on_progress = [&](indexer::IndexProgress const& now) {
      line.show(
          [&] { return format_progress(now, std::chrono::seconds(0), false, output_.language()); });
    };
    indexer::IndexOutcome outcome = indexer::attempt_index_job(job_);
    job_.on_progress = {};
    line.finish();
    print_refusals(outcome.report, output_);
    add(std::move(outcome.report));
    has_run_ = true;
    if (!outcome.error) return {};
    total_.error = outcome.error;
    return *outcome.error;
  }

  [[nodiscard]] indexer::IndexOutcome const& total() const { return total_; }
  [[nodiscard]] IndexRunFacts const& facts() const { return facts_; }
  [[nodiscard]] bool has_run() const { return has_run_; }

 private:
  void add(indexer::IndexReport report) {
    indexer::IndexReport& sum = total_.report;
    sum.added += report.added;
    sum.updated += report.updated;
    sum.unchanged += report.unchanged;
    sum.removed += report.removed;
    sum.kept = report.kept;
    sum.text_bytes += report.text_bytes;
    sum.index_bytes = report.index_bytes;
    sum.took += report.took;
    sum.rejected.insert(sum.rejected.end(), std::make_move_iterator(report.rejected.begin()),
                        std::make_move_iterator(report.rejected.end()));
    sum.remarks.add(std::move(report.remarks));
  }

  Output const& output_;
  indexer::IndexJobOptions job_;
  indexer::IndexOutcome total_;
  IndexRunFacts facts_;
  bool has_run_ = false;
};

/// The name that we go by: "tracuu/0.1.0 (+webmaster@example.gov.vn)".
std::string user_agent_of(CrawlOptions const& options) {
  if (!options.user_agent.empty()) return options.user_agent;
  std::string name = fmt::format("{}/{}", indexer::kCrawlProduct, program_version());
  if (!options.crawl.contact.empty()) name += fmt::format(" (+{})", options.crawl.contact);
  return name;
}

/// The report as one JSON object, ended by '\n'.
std::string report_json(CrawlOptions const& options, indexer::CrawlReport const& report,
                        ArchiveIndexer const& indexing) {
  std::string json = "{\"crawl\":" + indexer::crawl_report_json(report);
  if (indexing.has_run()) {
    IndexOptions as_index;
    as_index.index = options.index;
    as_index.sources = {options.crawl.folder};
    as_index.workers = options.workers;
    json += ",\"index\":" + index_report_json(as_index, indexing.facts(), indexing.total());
    while (json.ends_with('\n')) json.pop_back();
  }
  return json + "}\n";
}

void print_indexing(indexer::IndexReport const& report, Output const& output) {
  base::Language const language = output.language();
  auto const count = [](std::size_t value) { return std::to_string(value); };
  output.print_remark(say("crawl.indexed", language,
                          say("report.changes", language, count(report.added),
                              count(report.updated), count(report.unchanged)),
                          say("report.removed", language, count(report.removed)),
                          say("report.refused", language, count(report.rejected.size()))) +
                      '\n');
  output.print_aside(printable(reading_remarks_lines(report.remarks, language)));
}

base::Result<indexer::CrawlReport> crawl(indexer::CrawlOptions job, ArchiveIndexer& indexing,
                                         bool is_indexing, StopSignals const& signals,
                                         Output const& output) {
  LineDisplay line(output);
  auto const begin = std::chrono::steady_clock::now();
  job.should_stop = [&signals] { return signals.have_come(); };
  job.on_progress = [&](indexer::CrawlProgress const& now) {
    std::chrono::duration<double> const elapsed = std::chrono::steady_clock::now() - begin;
    line.show([&] { return crawl_progress_line(now, elapsed.count(), output.language()); });
  };
  if (is_indexing) {
    job.on_archive = [&](std::vector<std::string> const&) {
      line.finish();
      return indexing.run();
    };
  }
  auto report = indexer::run_crawl(job);
  line.finish();
  return report;
}

void print_report(CrawlOptions const& options, indexer::CrawlReport const& report,
                  ArchiveIndexer const& indexing, Output const& output) {
  base::Language const language = output.language();
  output.print_remark(crawl_summary(report, options.crawl.dry_run, language));
  output.print_aside(printable(crawl_reasons(report, language)));
  if (indexing.has_run()) print_indexing(indexing.total().report, output);
}

/// So many pages may ask for a password without that the portal is thought to be ill.
constexpr std::uint64_t kFewBehindLogin = 20;

bool is_all_done(indexer::CrawlReport const& report, ArchiveIndexer const& indexing) {
  bool const is_host_given_up = std::ranges::any_of(
      report.hosts, [](auto const& host) { return !host.second.given_up.empty(); });
  return !is_host_given_up && report.total("held back") == 0 &&
         report.total("kept behind login") <= kFewBehindLogin &&
         indexing.total().report.rejected.empty();
}

}  // namespace

base::Result<ExitCode> run(CrawlOptions const& given, Output& output) {
  CrawlOptions options = given;
  if (options.crawl.folder.empty()) options.crawl.folder = options.index / "crawl";
  options.crawl.user_agent = user_agent_of(options);
  auto rules = read_rules(options.rules, options.index);
  if (!rules) return rules.error();
  std::optional<ReportFile> file;
  if (!options.report.empty() && options.report != "-") {
    auto opened = ReportFile::open(options.report);
    if (!opened) return opened.error();
    file.emplace(std::move(*opened));
  }
  StopSignals const signals;
  if (auto const usable = signals.check(); !usable) return usable.error();
  bool const is_indexing = !options.no_index && !options.crawl.dry_run;
  ArchiveIndexer indexing(options, options.crawl.folder, std::move(*rules), signals, output);
  auto const report = crawl(options.crawl, indexing, is_indexing, signals, output);
  if (!report) return report.error();
  // What an earlier crawl left, too: it may have been stopped before its archive was indexed.
  if (is_indexing && !signals.have_come()) {
    if (auto const indexed = indexing.run(); !indexed) return indexed.error();
  }
  std::string const json = report_json(options, *report, indexing);
  bool const is_on_output = options.json || options.report == "-";
  if (is_on_output) {
    output.print(json);
  } else {
    print_report(options, *report, indexing, output);
  }
  if (file) {
    if (auto const written = file->write(json); !written) return written.error();
  }
  return is_all_done(*report, indexing) ? ExitCode::Ok : ExitCode::SomeRejected;
}

}  // namespace tracuu::cli
