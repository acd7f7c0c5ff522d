// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/compare_page_html.hpp"

#include <fmt/format.h>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "search/api/note.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/archive/comparison_svg.hpp"
#include "server/views/archive_search.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {
namespace {

using base::Language;

/// `params` with `change` made to it, as a link.
template <class Change>
std::string compare_link(CompareParams params, Change change) {
  change(params);
  return compare_url(params);
}

PageData query_fields(CompareParams const& params) {
  PageData fields{PageData::type::list};
  for (std::size_t at = 0; at < kMaxCompared; ++at) {
    PageData field{PageData::type::object};
    field.set("number", std::to_string(at + 1));
    field.set("value", at < params.queries.size() ? params.queries[at] : "");
    fields.push_back(field);
  }
  return fields;
}

void set_compare_form(PageData& data, CompareParams const& params) {
  auto const iso = [](std::optional<schema::Date> const& day) {
    return day ? schema::format_iso_date(*day) : "";
  };
  data.set("fields", query_fields(params));
  bool const is_by_year = params.step == search::TimelineStep::Year;
  data.set("compare_by_year", is_by_year);
  data.set("compare_step",
           params.step_is_asked ? PageData{is_by_year ? "year" : "month"} : PageData{false});
  data.set("is_year_chosen_for_you", is_by_year && !params.step_is_asked);
  data.set("compare_permille", params.scale == CompareScale::PerMille);
  data.set("compare_from", iso(params.dates.from));
  data.set("compare_to", iso(params.dates.to));
  data.set("compare_site", params.site);
}

PageData legend(Comparison const& comparison, CompareParams const& params) {
  PageData rows{PageData::type::list};
  for (std::size_t at = 0; at < comparison.series.size(); ++at) {
    ComparedSeries const& series = comparison.series[at];
    PageData notes{PageData::type::list};
    if (!series.notes.empty()) {  // the main one
      notes.push_back(PageData{search::describe(series.notes.front(), params.language)});
    }
    PageData row = archive_link(
        series.query,
        search_url(compared_search(params, series.query, params.dates), params.language));
    row.set("key_svg", comparison_key(at));
    row.set("is_least", series.is_least);
    row.set("total_text", announcements_text(series.total, params.language));
    row.set("query_notes", notes);
    rows.push_back(row);
  }
  return rows;
}

PageData cell(Comparison const& comparison, CompareParams const& params,
              ComparedSeries const& series, std::size_t at) {
  bool const is_relative = params.scale == CompareScale::PerMille;
  std::optional<double> const share = per_mille(comparison, series, at);
  std::string text = formats::format_count(series.counts[at], params.language);
  if (is_relative) text = share ? format_decimal(*share, params.language) : "–";
  schema::DateRange const days = compared_days(params, comparison.periods[at]);
  std::string const url = search_url(compared_search(params, series.query, days), params.language);
  PageData data{PageData::type::object};
  data.set("text", text);
  data.set("url", series.counts[at] > 0 ? PageData{url} : PageData{false});
  return data;
}

PageData table_rows(Comparison const& comparison, CompareParams const& params) {
  PageData rows{PageData::type::list};
  for (std::size_t at = 0; at < comparison.periods.size(); ++at) {
    PageData cells{PageData::type::list};
    for (ComparedSeries const& series : comparison.series) {
      cells.push_back(cell(comparison, params, series, at));
    }
    PageData row{PageData::type::object};
    row.set("period", period_text(comparison.periods[at], params.language));
    row.set("cells", cells);
    row.set("all", formats::format_count(comparison.all[at], params.language));
    rows.push_back(row);
  }
  return rows;
}

void set_switches(PageData& data, CompareParams const& params) {
  using search::TimelineStep;
  data.set("count_url",
           compare_link(params, [](CompareParams& to) { to.scale = CompareScale::Count; }));
  data.set("permille_url",
           compare_link(params, [](CompareParams& to) { to.scale = CompareScale::PerMille; }));
  data.set("month_url", compare_link(params, [](CompareParams& to) {
             to.step = TimelineStep::Month;
             to.step_is_asked = true;
           }));
  data.set("year_url",
           compare_link(params, [](CompareParams& to) { to.step = TimelineStep::Year; }));
  data.set("svg_url", compare_url(params, ".svg"));
  data.set("csv_url", compare_url(params, ".csv"));
}

void set_chart(PageData& data, Comparison const& comparison, CompareParams const& params) {
  bool const has_chart = !comparison.periods.empty();
  data.set("has_chart", has_chart);
  data.set("has_no_periods", !has_chart);
  data.set("legend", legend(comparison, params));
  set_switches(data, params);
  if (!has_chart) return;
  data.set("chart_svg", comparison_chart(comparison, params));
  data.set("first_period", period_text(comparison.periods.front(), params.language));
  data.set("last_period", period_text(comparison.periods.back(), params.language));
  data.set("left_out", comparison.left_out == 0
                           ? PageData{false}
                           : PageData{announcements_text(comparison.left_out, params.language)});
  data.set("rows", table_rows(comparison, params));
}

std::string in_language(CompareParams params, Language language) {
  params.language = language;
  return compare_url(params);
}

}  // namespace

std::string compare_page_html(Comparison const& comparison, CompareParams const& params,
                              Branding const& branding) {
  std::string const heading(base::wording("compare.title", params.language));
  PageFrame frame =
      archive_frame(heading, params.language, in_language(params, Language::Vietnamese),
                    in_language(params, Language::English));
  frame.is_indexable = false;
  PageData data = page_data(frame, {}, branding);
  set_archive_page(data, heading, "");
  set_compare_form(data, params);
  PageData messages{PageData::type::list};
  for (Problem const& problem : params.problems)
    messages.push_back(problem.message(params.language));
  data.set("messages", messages);
  data.set("has_problems", !params.problems.empty());
  bool const is_shown = params.problems.empty() && params.was_asked;
  data.set("is_shown", is_shown);
  data.set("is_first", params.problems.empty() && !params.was_asked);
  CompareParams example = params;
  example.queries = {"phòng chống dịch", "nông thôn mới"};
  data.set("example_url", compare_url(example));
  if (is_shown) set_chart(data, comparison, params);
  return render_page(kCompareTemplate, params.language, data);
}

}  // namespace tracuu::server
