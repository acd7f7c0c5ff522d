// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "base/utf8.hpp"
#include "cli/commands.hpp"
#include "cli/files/line_sink.hpp"
#include "cli/wording/numbers.hpp"
#include "cli/wording/say.hpp"
#include "formats/query_tables.hpp"
#include "formats/table_csv.hpp"
#include "formats/table_workbook.hpp"
#include "store/query_log.hpp"
#include "store/query_report.hpp"

namespace tracuu::cli {

namespace {

using base::Language;

constexpr unsigned kUsualDays = 30;
constexpr std::size_t kUsualRows = 20;
constexpr std::size_t kMostRowsOfFiles = 10'000;

std::filesystem::path log_of(QueriesOptions const& options) {
  return options.file.empty() ? store::query_log_file(options.index) : options.file;
}

store::QueryPeriod period_of(QueriesOptions const& options) {
  store::QueryPeriod period =
      store::last_days(options.dates.to.value_or(schema::today()), kUsualDays);
  if (options.dates.from) period.from = *options.dates.from;
  return period;
}

struct CellLine {
  Language language;

  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(std::string const& text) const { return text; }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(formats::Share share) const {
    return decimal(100 * share.value, 1, language) + " %";
  }
  std::string operator()(schema::Date date) const { return schema::format_iso_date(date); }
};

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += base::decode_utf8(text, at).bytes;
  return count;
}

/// Numbers at the right, texts at the left; the first column comes last, as it may be long.
std::string table_text(formats::Table const& table, Language language) {
  std::vector<std::vector<std::string>> lines{table.columns};
  for (formats::TableRow const& row : table.rows) {
    std::vector<std::string> line;
    for (formats::TableCell const& cell : row) line.push_back(std::visit(CellLine{language}, cell));
    lines.push_back(std::move(line));
  }
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (auto const& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      widths[i] = std::max(widths[i], characters(line[i]));
    }
  }
  std::string text = table.name + '\n';
  for (auto const& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      text += std::string(2 + widths[i] - characters(line[i]), ' ') + line[i];
    }
    text += "  " + line.front() + '\n';
  }
  return text;
}

base::Result<void> write_file(std::filesystem::path const& file, std::string_view bytes) {
  auto sink = LineSink::open(file);
  if (!sink) return sink.error();
  if (auto written = sink->append(bytes); !written) return written;
  return sink->finish();
}

base::Result<void> print_tables(QueriesOptions const& options, store::QueryReports const& reports,
                                Output const& output) {
  Language const language = output.language();
  auto const tables = formats::query_tables(reports, language);
  if (options.csv) {
    output.print(formats::table_csv(tables[options.table.value_or(0)]));
    return {};
  }
  if (!options.workbook.empty()) {
    auto const workbook = formats::table_workbook(tables);
    if (!workbook) return workbook.error();
    return write_file(options.workbook, workbook->bytes);
  }
  std::string text =
      say("queries.head", language, schema::format_iso_date(reports.period.from),
          schema::format_iso_date(reports.period.to), std::to_string(reports.sum.searches),
          std::to_string(reports.sum.in_vain), std::to_string(reports.sum.opened)) +
      '\n';
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (options.table && *options.table != i) continue;
    if (!options.table && tables[i].rows.empty()) continue;
    text += '\n' + table_text(tables[i], language);
  }
  output.print(text);
  return {};
}

}  // namespace

base::Result<ExitCode> run(QueriesOptions const& options, Output& output) {
  if (options.index.empty() && options.file.empty()) {
    return base::Error{base::ErrorCode::InvalidArgument, "no index is named",
                       "give --db DIR, TRACUU_DB, or --file FILE"};
  }
  std::filesystem::path const file = log_of(options);
  auto const log = store::QueryReport::open(file);
  if (!log) return log.error();
  if (!*log) {
    return base::Error{base::ErrorCode::NotFound, "no queries have been counted",
                       "turn it on in the configuration: [log] queries = true", file.string()};
  }
  bool const is_file = options.csv || options.json || !options.workbook.empty();
  std::size_t const most = options.most.value_or(is_file ? kMostRowsOfFiles : kUsualRows);
  auto const reports =
      store::read_query_reports(**log, period_of(options), {options.min_count, most});
  if (!reports) return reports.error();
  if (options.json) {
    output.print(formats::query_reports_json(*reports) + '\n');
  } else if (auto const printed = print_tables(options, *reports, output); !printed) {
    return printed.error();
  }
  return reports->days.empty() ? ExitCode::NothingFound : ExitCode::Ok;
}

}  // namespace tracuu::cli
