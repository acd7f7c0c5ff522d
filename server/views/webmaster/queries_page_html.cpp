// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/webmaster/queries_page_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <variant>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "formats/query_tables.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"
#include "server/views/webmaster/webmaster_page.hpp"

namespace tracuu::server {
namespace {

using base::Language;

constexpr std::size_t kFirstNameTables = 3;    // of queries, whose first cell is one
constexpr std::size_t kAnnouncementTable = 4;  // whose first cell is an id
constexpr unsigned kPresets[] = {7, 30, 90, 365};

constexpr base::TextKey<0> kExplanations[] = {
    "queries.about.searched",  "queries.about.in_vain",       "queries.about.unopened",
    "queries.about.positions", "queries.about.announcements", "queries.about.days"};

std::string percent(double share, Language language) {
  std::string text = fmt::format("{:.1f}", 100 * share);
  if (language == Language::Vietnamese) std::ranges::replace(text, '.', ',');
  return text + " %";
}

struct ShownText {
  Language language;

  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(std::string const& text) const { return text; }
  std::string operator()(std::int64_t number) const {
    return formats::format_count(static_cast<std::size_t>(number), language);
  }
  std::string operator()(formats::Share share) const { return percent(share.value, language); }
  std::string operator()(schema::Date date) const { return formats::format_day(date, language); }
};

std::string parameters_of(store::QueryPeriod period) {
  return "from=" + schema::format_iso_date(period.from) +
         "&to=" + schema::format_iso_date(period.to);
}

std::string file_url(std::string_view ending, std::string const& parameters, Language language) {
  return webmaster_url(std::string(kQueryFilePath) + std::string(ending), parameters, language);
}

/// The search for a query, not counted again.
std::string url_of_query(std::string const& query, Language language) {
  search::SearchRequest request;
  request.text = query;
  return search_url(request, language) + "&log=0";
}

std::string url_of_first_cell(std::size_t table, formats::TableCell const& cell,
                              Language language) {
  auto const* const text = std::get_if<std::string>(&cell);
  if (text == nullptr) return "";
  if (table < kFirstNameTables) return url_of_query(*text, language);
  return table == kAnnouncementTable ? announcement_url(*text, language) : "";
}

PageData row_data(std::size_t table, formats::TableRow const& row, Language language) {
  PageData cells{PageData::type::list};
  for (std::size_t column = 1; column < row.size(); ++column) {
    PageData cell{PageData::type::object};
    cell.set("cell", std::visit(ShownText{language}, row[column]));
    cells.push_back(cell);
  }
  PageData data{PageData::type::object};
  data.set("url", text_or_false(url_of_first_cell(table, row.front(), language)));
  data.set("is_query", table < kFirstNameTables);
  data.set("cells", cells);
  return data;
}

/// What a row is about: the title of an announcement for its id.
std::string name_of_row(std::size_t table, formats::TableCell const& first,
                        QueriesPage const& page) {
  std::string text = std::visit(ShownText{page.language}, first);
  if (table != kAnnouncementTable) return text;
  auto const title = page.titles.find(text);
  return title == page.titles.end() ? text : title->second;
}

PageData table_data(std::size_t number, formats::Table const& table, QueriesPage const& page) {
  Language const language = page.language;
  std::string const parameters = parameters_of(page.period);
  PageData data{PageData::type::object};
  std::string const name(formats::kQueryTableNames[number]);
  data.set("table_id", name);
  data.set("table_title", table.name);
  data.set("table_about", std::string(base::wording(kExplanations[number], language)));
  data.set("csv_url", file_url("csv", "table=" + name + "&" + parameters, language));
  PageData columns{PageData::type::list};
  for (std::size_t column = 1; column < table.columns.size(); ++column) {
    PageData each{PageData::type::object};
    each.set("column", table.columns[column]);
    columns.push_back(each);
  }
  data.set("first_column", table.columns.front());
  data.set("columns", columns);
  PageData rows{PageData::type::list};
  for (std::size_t row = 0; row < std::min(table.rows.size(), kShownRows); ++row) {
    PageData shown = row_data(number, table.rows[row], language);
    shown.set("first", name_of_row(number, table.rows[row].front(), page));
    rows.push_back(shown);
  }
  data.set("rows", rows);
  data.set("has_rows", !table.rows.empty());
  data.set("more_rows",
           table.rows.size() > kShownRows
               ? PageData{formats::format_count(table.rows.size() - kShownRows, language)}
               : PageData{false});
  return data;
}

PageData figure(base::TextKey<0> what, std::string const& value, std::string const& detail,
                Language language) {
  PageData data{PageData::type::object};
  data.set("what", std::string(base::wording(what, language)));
  data.set("value", value);
  data.set("detail", text_or_false(detail));
  return data;
}

PageData figures(store::DayFigures const& sum, Language language) {
  auto const count = [&](std::size_t value) { return formats::format_count(value, language); };
  auto const share = [&](std::size_t part) {
    return sum.searches == 0
               ? std::string()
               : percent(static_cast<double>(part) / static_cast<double>(sum.searches), language);
  };
  PageData list{PageData::type::list};
  list.push_back(figure("queries.searches", count(sum.searches), "", language));
  list.push_back(figure("queries.in_vain", count(sum.in_vain), share(sum.in_vain), language));
  list.push_back(figure("queries.relaxed", count(sum.relaxed), share(sum.relaxed), language));
  list.push_back(figure("queries.opened", count(sum.opened), "", language));
  list.push_back(figure("queries.set_aside", count(sum.personal + sum.too_long), "", language));
  return list;
}

PageData presets(QueriesPage const& page) {
  PageData list{PageData::type::list};
  for (unsigned const days : kPresets) {
    store::QueryPeriod const period = store::last_days(page.today, days);
    PageData link{PageData::type::object};
    link.set("preset_url",
             webmaster_url(kQueriesSection.path, parameters_of(period), page.language));
    link.set("preset_text",
             base::wording("queries.last_days", page.language, std::to_string(days)));
    link.set("is_current", period.from == page.period.from && period.to == page.period.to);
    list.push_back(link);
  }
  return list;
}

void set_reports(PageData& data, QueriesPage const& page) {
  Language const language = page.language;
  std::string const parameters = parameters_of(page.period);
  store::QueryReports const& reports = *page.reports;
  data.set("figures", figures(reports.sum, language));
  PageData tables{PageData::type::list};
  auto const made = formats::query_tables(reports, language);
  for (std::size_t number = 0; number < made.size(); ++number) {
    tables.push_back(table_data(number, made[number], page));
  }
  data.set("tables", tables);
  data.set("workbook_url", file_url("xlsx", parameters, language));
  data.set("json_url", file_url("json", parameters, language));
  data.set("min_count_note",
           base::wording("queries.min_count", language, std::to_string(reports.limits.min_count)));
  data.set("keep_days_note",
           base::wording("queries.keep_days", language, std::to_string(page.keep_days)));
  data.set("lost_note",
           reports.sum.lost == 0
               ? PageData{false}
               : PageData{base::wording("queries.lost_note", language,
                                        formats::format_count(reports.sum.lost, language))});
}

}  // namespace

std::string queries_page_html(QueriesPage const& page, Branding const& branding) {
  Language const language = page.language;
  PageData data = webmaster_data(kQueriesSection, language,
                                 page.problems.empty() ? parameters_of(page.period) : "",
                                 page.webmaster, branding);
  data.set("form_url", std::string(kQueriesSection.path));
  data.set("is_counted", page.is_counted);
  data.set("is_failing", page.is_failing);
  data.set("has_reports", page.reports.has_value());
  data.set("is_new", page.is_counted && !page.reports && page.problems.empty());
  data.set("asked_from", schema::format_iso_date(page.period.from));
  data.set("asked_to", schema::format_iso_date(page.period.to));
  data.set("presets", presets(page));
  PageData messages{PageData::type::list};
  for (Problem const& problem : page.problems) messages.push_back(problem.message(language));
  data.set("has_problems", !page.problems.empty());
  data.set("messages", messages);
  if (page.reports) set_reports(data, page);
  return render_webmaster_page(kWebmasterQueriesTemplate, language, data);
}

}  // namespace tracuu::server
