// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/compare_handler.hpp"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "search/api/search_answer.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/archive_params.hpp"
#include "server/views/archive/compare_page_html.hpp"
#include "server/views/archive/comparison.hpp"
#include "server/views/archive/comparison_csv.hpp"
#include "server/views/archive/comparison_svg.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

/// Fifty years of months: what is older is left out of the chart, which says so.
constexpr std::size_t kMaxDrawn = 600;

search::SearchRequest counted_search(CompareParams const& params, std::string const& query) {
  search::SearchRequest asked = compared_search(params, query, params.dates);
  asked.timeline = params.step;
  asked.size = 1;
  asked.snippets = false;
  asked.related = false;
  return asked;
}

/// All announcements with a date, in the same scope: what shares are shares of.
search::SearchRequest scope_search(CompareParams const& params) {
  search::SearchRequest asked = counted_search(params, "");
  if (asked.filters.dates.is_open()) asked.filters.dates.from = std::chrono::year(1) / 1 / 1;
  return asked;
}

/// What is compared: the timelines of all announcements in the scope and of each query.
struct Counted {
  search::SearchAnswer all;
  std::vector<search::SearchAnswer> found;
};

base::Result<Counted> count_all(CompareParams const& params, search::Searcher& searcher) {
  auto all = searcher.search(scope_search(params));
  if (!all) return all.error();
  Counted counted{std::move(*all), {}};
  for (std::string const& query : params.queries) {
    auto answer = searcher.search(counted_search(params, query));
    if (!answer) return answer.error();
    counted.found.push_back(std::move(*answer));
  }
  return counted;
}

base::Result<Comparison> compare(CompareParams const& params, search::Searcher& searcher,
                                 std::size_t max_periods) {
  auto const counted = count_all(params, searcher);
  if (!counted) return counted.error();
  return make_comparison(params, counted->all, counted->found, max_periods);
}

/// A timeline by month as one by year.
void count_by_year(search::SearchAnswer& answer) {
  constexpr std::size_t kYearDigits = 4;
  std::vector<search::TimelinePeriod> years;
  for (search::TimelinePeriod const& month : answer.timeline) {
    std::string const year = month.period.substr(0, kYearDigits);
    if (years.empty() || years.back().period != year) years.push_back({year, 0});
    years.back().count += month.count;
  }
  answer.timeline = std::move(years);
}

/// The comparison for a page, which chooses years itself where months are sparse and none were
/// asked for: `params` then say so.
base::Result<Comparison> compare_for_page(CompareParams& params, search::Searcher& searcher) {
  auto counted = count_all(params, searcher);
  if (!counted) return counted.error();
  Comparison comparison = make_comparison(params, counted->all, counted->found, kMaxDrawn);
  if (params.step_is_asked || !is_sparse(comparison)) return comparison;
  params.step = search::TimelineStep::Year;
  count_by_year(counted->all);
  for (search::SearchAnswer& answer : counted->found) count_by_year(answer);
  return make_comparison(params, counted->all, counted->found, kMaxDrawn);
}

Response compare_page(Comparison const& comparison, CompareParams const& params,
                      Branding const& branding) {
  return html_response(params.problems.empty() ? 200 : 422,
                       compare_page_html(comparison, params, branding));
}

/// The comparison for a file: which needs a query.
CompareParams read_file_params(Request const& request) {
  CompareParams params = read_compare_params(request);
  if (!params.was_asked) {
    params.problems.push_back(make_problem(422, "InvalidArgument", "q", "problem.compare_query"));
  }
  return params;
}

Response file_response(std::string_view media_type, std::string_view ending, std::string body) {
  Response response = xml_response(media_type, std::move(body));
  response.set("Content-Disposition",
               fmt::format("attachment; filename=\"tracuu-so-sanh.{}\"", ending));
  response.set("X-Robots-Tag", "noindex");
  return response;
}

}  // namespace

base::Result<Response> handle_compare(Request const& request, Context const& context,
                                      search::Searcher& searcher) {
  CompareParams params = read_compare_params(request);
  if (!params.problems.empty() || !params.was_asked) {
    return compare_page({}, params, *context.branding);
  }
  auto const comparison = compare_for_page(params, searcher);
  if (!comparison) return comparison.error();
  return compare_page(*comparison, params, *context.branding);
}

base::Result<Response> handle_compare_svg(Request const& request, Context const& context,
                                          search::Searcher& searcher) {
  CompareParams const params = read_file_params(request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  auto const comparison = compare(params, searcher, kMaxDrawn);
  if (!comparison) return comparison.error();
  return file_response("image/svg+xml", "svg",
                       comparison_svg(*comparison, params, context.base_url, *context.branding));
}

base::Result<Response> handle_compare_csv(Request const& request, Context const& context,
                                          search::Searcher& searcher) {
  CompareParams const params = read_file_params(request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  auto const comparison = compare(params, searcher, kAllPeriods);
  if (!comparison) return comparison.error();
  return file_response("text/csv", "csv", comparison_csv(*comparison));
}

}  // namespace tracuu::server
