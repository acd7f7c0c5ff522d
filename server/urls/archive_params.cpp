// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/archive_params.hpp"

#include <algorithm>
#include <string>

#include "base/ascii.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {
namespace {

using base::Language;

constexpr std::size_t kMaxPeriodBytes = 20;

void read_compared_queries(ParameterReader& reader, CompareParams& params) {
  std::vector<std::string> const given = reader.texts("q", search::kMaxQueryBytes);
  params.was_asked = !given.empty();
  for (std::string const& query : given) {
    if (!std::ranges::all_of(query, base::is_blank)) params.queries.push_back(query);
  }
  if (params.was_asked && params.queries.empty()) {
    reader.refuse("q", "problem.parameter.no_query");
  }
  if (params.queries.size() > kMaxCompared) {
    reader.refuse("q", "problem.parameter.many_queries");
    params.queries.resize(kMaxCompared);
  }
}

}  // namespace

ArchiveListParams read_archive_list_params(search::Facet facet, Request const& request) {
  ParameterReader reader(request.parameters);
  ArchiveListParams params;
  params.facet = facet;
  params.language = read_language(reader, Language::Vietnamese);
  std::string const period = reader.text("period", kMaxPeriodBytes);
  params.period = parse_archive_period(period, '-');
  if (!period.empty() && !params.period) {
    reader.refuse("period", "problem.parameter.archive_period");
  }
  params.order = reader.choice<search::ValueOrder>(
      "sort", params.order,
      {{"count", search::ValueOrder::Count}, {"name", search::ValueOrder::Name}});
  params.page = reader.number("page", params.page, 1, kMaxPage);
  params.problems = reader.take_problems();
  return params;
}

CompareParams read_compare_params(Request const& request) {
  ParameterReader reader(request.parameters);
  CompareParams params;
  params.language = read_language(reader, Language::Vietnamese);
  read_compared_queries(reader, params);
  params.step_is_asked = std::ranges::any_of(
      request.parameters, [](Parameter const& parameter) { return parameter.name == "by"; });
  params.step = read_step(reader, "by", params.step).value_or(params.step);
  params.scale = reader.choice<CompareScale>(
      "scale", params.scale,
      {{"count", CompareScale::Count}, {"permille", CompareScale::PerMille}});
  read_dates(reader, params.dates);
  params.site = reader.text("site", kMaxFilterBytes);
  params.problems = reader.take_problems();
  return params;
}

search::SearchRequest compared_search(CompareParams const& params, std::string const& query,
                                      schema::DateRange const& dates) {
  search::SearchRequest request;
  request.text = query;
  request.filters.dates = dates;
  request.filters[search::Facet::Site].text = params.site;
  request.sort = search::SortOrder::Newest;
  return request;
}

}  // namespace tracuu::server
