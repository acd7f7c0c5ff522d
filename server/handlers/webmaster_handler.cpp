// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/webmaster_handler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "formats/query_tables.hpp"
#include "formats/table_csv.hpp"
#include "formats/table_workbook.hpp"
#include "schema/date.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"
#include "server/views/webmaster/queries_page_html.hpp"
#include "store/query_report.hpp"

namespace tracuu::server {
namespace {

constexpr unsigned kUsualDays = 30;
constexpr std::size_t kMostRows = 10'000;  // of a file; a page shows fewer

using NamedTable = std::pair<std::string_view, std::size_t>;

struct ReportParams {
  store::QueryPeriod period;
  std::size_t table = 0;  ///< by its place in kQueryTableNames
  std::vector<Problem> problems;
};

std::size_t read_table(ParameterReader& reader) {
  constexpr auto kTables = [] {
    std::array<NamedTable, formats::kQueryTableNames.size()> tables{};
    for (std::size_t i = 0; i < tables.size(); ++i) tables[i] = {formats::kQueryTableNames[i], i};
    return tables;
  }();
  auto const named = reader.choices<std::size_t>("table", kTables);
  return named.empty() ? 0 : named.front();
}

ReportParams read_report_params(Request const& request, bool names_table) {
  ReportParams params{store::last_days(schema::today(), kUsualDays), 0, {}};
  ParameterReader reader(request.parameters);
  static_cast<void>(read_language(reader, base::Language::Vietnamese));
  schema::DateRange dates;
  read_dates(reader, dates);
  if (dates.to) params.period.to = *dates.to;
  params.period.from =
      dates.from ? *dates.from : store::last_days(params.period.to, kUsualDays).from;
  if (names_table) params.table = read_table(reader);
  reader.refuse_unknown();
  params.problems = reader.take_problems();
  return params;
}

/// Nothing if there is no log.
base::Result<std::optional<store::QueryReports>> read_reports(store::QueryPeriod period,
                                                              AppState const& state) {
  auto const log = store::QueryReport::open(query_log_file_of(state.config()));
  if (!log) return log.error();
  if (!*log) return std::optional<store::QueryReports>();
  store::QueryLimits const limits{state.config().query_log.min_count, kMostRows};
  auto reports = store::read_query_reports(**log, period, limits);
  if (!reports) return reports.error();
  return std::optional(std::move(*reports));
}

/// The reports for a file: empty ones if there is no log yet.
base::Result<store::QueryReports> read_for_file(ReportParams const& params, AppState const& state) {
  auto reports = read_reports(params.period, state);
  if (!reports) return reports.error();
  if (*reports) return std::move(**reports);
  store::QueryReports none{};
  none.period = params.period;
  none.limits.min_count = state.config().query_log.min_count;
  return none;
}

/// Titles of the announcements that the page shows.
std::map<std::string, std::string> titles_of(std::vector<store::OpenedFigures> const& opened,
                                             search::Searcher& searcher) {
  std::map<std::string, std::string> titles;
  for (std::size_t at = 0; at < std::min(opened.size(), kShownRows); ++at) {
    auto found = searcher.find(opened[at].id);
    if (!found || found->announcement.title.empty()) continue;
    titles.emplace(opened[at].id, std::move(found->announcement.title));
  }
  return titles;
}

Response file_of(std::string_view media_type, std::string const& name, std::string body) {
  Response response = text_response(200, media_type, std::move(body));
  response.set("Content-Disposition", fmt::format("attachment; filename=\"{}\"", name));
  return response;
}

std::string file_name(std::string_view what, store::QueryPeriod period, std::string_view ending) {
  return fmt::format("tracuu-{}-{}-{}.{}", what, schema::format_iso_date(period.from),
                     schema::format_iso_date(period.to), ending);
}

}  // namespace

base::Result<Response> handle_webmaster(Request const& request, Context const& context,
                                        search::Searcher& searcher, AppState const& state) {
  ReportParams params = read_report_params(request, false);
  QueriesPage page;
  page.language = context.language;
  page.webmaster = context.webmaster;
  page.is_counted = state.query_counter() != nullptr;
  page.is_failing = page.is_counted && state.query_counter()->status().is_failing;
  page.keep_days = state.config().query_log.keep_days;
  page.period = params.period;
  page.today = schema::today();
  page.problems = std::move(params.problems);
  if (page.problems.empty()) {
    auto reports = read_reports(params.period, state);
    if (!reports) return reports.error();
    page.reports = std::move(*reports);
    if (page.reports) page.titles = titles_of(page.reports->announcements, searcher);
  }
  return html_response(page.problems.empty() ? 200 : 422,
                       queries_page_html(page, *context.branding));
}

base::Result<Response> handle_queries_csv(Request const& request, Context const& context,
                                          search::Searcher&, AppState const& state) {
  ReportParams const params = read_report_params(request, true);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  auto const reports = read_for_file(params, state);
  if (!reports) return reports.error();
  auto const tables = formats::query_tables(*reports, context.language);
  return file_of("text/csv; charset=utf-8; header=present",
                 file_name(formats::kQueryTableNames[params.table], params.period, "csv"),
                 formats::table_csv(tables[params.table]));
}

base::Result<Response> handle_queries_workbook(Request const& request, Context const& context,
                                               search::Searcher&, AppState const& state) {
  ReportParams const params = read_report_params(request, false);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  auto const reports = read_for_file(params, state);
  if (!reports) return reports.error();
  auto workbook = formats::table_workbook(formats::query_tables(*reports, context.language));
  if (!workbook) return workbook.error();
  return file_of(formats::kWorkbookMediaType, file_name("queries", params.period, "xlsx"),
                 std::move(workbook->bytes));
}

base::Result<Response> handle_queries_json(Request const& request, Context const& context,
                                           search::Searcher&, AppState const& state) {
  ReportParams const params = read_report_params(request, false);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  auto const reports = read_for_file(params, state);
  if (!reports) return reports.error();
  return json_response(200, formats::query_reports_json(*reports));
}

}  // namespace tracuu::server
