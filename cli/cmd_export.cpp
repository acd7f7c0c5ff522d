// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/files/line_sink.hpp"
#include "cli/wording/say.hpp"
#include "schema/announcement.hpp"
#include "search/searcher.hpp"
#include "store/exported_line.hpp"
#include "store/index_export.hpp"

namespace tracuu::cli {

namespace {

void print_summary(ExportOptions const& options, store::ExportReport const& report,
                   Output const& output) {
  base::Language const language = output.language();
  if (!options.output.empty()) {
    output.print_remark(
        say("export.done", language,
            say_count("count.announcement", "count.announcements", language, report.announcements),
            options.output.string()) +
        '\n');
  }
  if (report.overtaken_at > 0) {
    output.print_error(say("export.overtaken", language, std::to_string(report.overtaken_at + 1)) +
                       '\n');
  }
}

}  // namespace

base::Result<ExitCode> run(ExportOptions const& options, Output& output) {
  // Before the file is made.
  if (auto const opened = search::Searcher::open(options.index); !opened) return opened.error();
  auto sink = LineSink::open(options.output);
  if (!sink) return sink.error();
  auto const report =
      store::export_index(options.index, [&](schema::Announcement const& announcement) {
        return sink->write(store::exported_line(schema::to_json(announcement)));
      });
  auto const finished = report ? sink->finish() : base::Result<void>();
  if (sink->reader_has_gone()) return ExitCode::Ok;
  if (!report) return report.error();
  if (!finished) return finished.error();
  print_summary(options, *report, output);
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
