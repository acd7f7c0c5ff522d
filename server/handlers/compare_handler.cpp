// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/compare_handler.hpp"

#include <fmt/format.h>

#include <chrono>
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

base::Result<Comparison> compare(CompareParams const& params, search::Searcher& searcher,
                                 std::size_t max_periods) {
  auto const all = searcher.search(scope_search(params));
  if (!all) return all.error();
  std::vector<search::SearchAnswer> found;
  for (std::string const& query : params.queries) {
    auto answer = searcher.search(counted_search(params, query));
    if (!answer) return answer.error();
    found.push_back(std::move(*answer));
  }
  return make_comparison(params, *all, found, max_periods);
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
  CompareParams const params = read_compare_params(request);
  if (!params.problems.empty() || !params.was_asked) {
    return compare_page({}, params, *context.branding);
  }
  auto const comparison = compare(params, searcher, kMaxDrawn);
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
