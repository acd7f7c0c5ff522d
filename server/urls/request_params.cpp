// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/request_params.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "server/http/accept_language.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/urls/state_token.hpp"

namespace tracuu::server {
namespace {

constexpr std::size_t kMaxCursorBytes = 100;
constexpr std::size_t kMaxStateBytes = 40;

void read_sort(ParameterReader& reader, search::SearchRequest& asked) {
  asked.sort = reader.choice<search::SortOrder>("sort", asked.sort,
                                                {{"relevance", search::SortOrder::Relevance},
                                                 {"newest", search::SortOrder::Newest},
                                                 {"oldest", search::SortOrder::Oldest}});
}

/// The state that a permalink names.
std::optional<search::ResultState> read_state(ParameterReader& reader) {
  std::string const token = reader.text("state", kMaxStateBytes);
  if (token.empty()) return std::nullopt;
  auto const state = parse_state_token(token);
  if (!state) reader.refuse("state", "problem.parameter.state");
  return state;
}

void read_page(ParameterReader& reader, search::SearchRequest& asked) {
  asked.page = reader.number("page", asked.page, 1, kMaxPage);
  asked.size = reader.number("size", asked.size, 1, search::kMaxPageSize);
  read_sort(reader, asked);
}

using NamedFacet = std::pair<std::string_view, search::Facet>;

constexpr auto kFacetNames = [] {
  std::array<NamedFacet, search::kFacetCount> names{};
  for (search::FacetRow const& row : search::kFacets) {
    names[static_cast<std::size_t>(row.facet)] = {row.name, row.facet};
  }
  return names;
}();

search::FacetFilter read_facet_filter(ParameterReader& reader, search::FacetRow const& row) {
  if (row.match == search::FacetMatch::Year) {
    std::size_t const year = reader.number(row.name, 0, 1, search::kMaxYear);
    return search::filter_for_value(row.facet, year == 0 ? "" : std::to_string(year));
  }
  return search::read_filter(row.facet, reader.text(row.name, kMaxFilterBytes));
}

std::optional<search::InForce> read_in_force_state(ParameterReader& reader) {
  using search::InForce;
  return reader.choice<std::optional<InForce>>("in_force", std::nullopt,
                                               {{name_of(InForce::Yes), InForce::Yes},
                                                {name_of(InForce::No), InForce::No},
                                                {name_of(InForce::Unknown), InForce::Unknown}});
}

bool read_exact(ParameterReader& reader, bool otherwise) {
  return reader.choice<bool>("exact", otherwise, {{"0", false}, {"1", true}});
}

/// What is searched for, and the filters.
void read_query(ParameterReader& reader, search::SearchRequest& asked) {
  asked.text = reader.text("q", search::kMaxQueryBytes);
  read_dates(reader, asked.filters.dates);
  asked.filters.in_force = read_in_force_state(reader);
  for (search::FacetRow const& row : search::kFacets) {
    asked.filters[row.facet] = read_facet_filter(reader, row);
  }
  asked.exact = read_exact(reader, asked.exact);
}

void read_cursor(ParameterReader& reader, search::SearchRequest& asked) {
  asked.cursor = reader.text("cursor", kMaxCursorBytes);
  if (!asked.cursor.empty() && asked.page != 1) {
    reader.refuse("page", "problem.parameter.with_cursor");
  }
}

/// The parameters of a route for programs: the query, and what `read_more` reads.
template <class ReadMore>
SearchParams read_api(Request const& request, ReadMore read_more) {
  ParameterReader reader(request.parameters);
  SearchParams params;
  params.language = read_language(reader, accepted_language(request.accept_language));
  read_query(reader, params.request);
  read_more(reader, params);
  reader.refuse_unknown();
  params.problems = reader.take_problems();
  return params;
}

}  // namespace

base::Language read_language(ParameterReader& reader, base::Language otherwise) {
  return reader.choice<base::Language>(
      "lang", otherwise, {{"vi", base::Language::Vietnamese}, {"en", base::Language::English}});
}

void read_dates(ParameterReader& reader, schema::DateRange& dates) {
  if (auto const period = reader.period("from")) dates.from = period->from;
  if (auto const period = reader.period("to")) dates.to = period->to;
  if (dates.from && dates.to && *dates.from > *dates.to) {
    reader.refuse("to", "problem.parameter.before_from");
  }
}

std::optional<search::TimelineStep> read_step(ParameterReader& reader, std::string_view name,
                                              std::optional<search::TimelineStep> otherwise) {
  return reader.choice<std::optional<search::TimelineStep>>(
      name, otherwise,
      {{"year", search::TimelineStep::Year}, {"month", search::TimelineStep::Month}});
}

bool SearchParams::is_empty() const {
  return request.text.find_first_not_of(" \t\r\n") == std::string::npos &&
         request.filters.is_empty();
}

SearchParams read_search_params(Request const& request, UnknownParameters unknown) {
  ParameterReader reader(request.parameters);
  SearchParams params;
  params.language = read_language(reader, unknown == UnknownParameters::Refuse
                                              ? accepted_language(request.accept_language)
                                              : base::Language::Vietnamese);
  read_query(reader, params.request);
  read_page(reader, params.request);
  params.since = read_state(reader);
  if (unknown == UnknownParameters::Refuse) reader.refuse_unknown();
  params.problems = reader.take_problems();
  return params;
}

SearchParams read_api_search_params(Request const& request) {
  return read_api(request, [](ParameterReader& reader, SearchParams& params) {
    search::SearchRequest& asked = params.request;
    read_page(reader, asked);
    read_cursor(reader, asked);
    params.since = read_state(reader);
    asked.facets = reader.choices<search::Facet>("facets", kFacetNames);
    asked.facet_size = reader.number("facet_size", asked.facet_size, 1, search::kMaxFacetSize);
    asked.timeline = read_step(reader, "timeline", std::nullopt);
    static_cast<void>(reader.choice<bool>("log", true, {{"0", false}, {"1", true}}));
    params.fields = reader.choices<formats::HitField>("fields", formats::kHitFieldNames);
    asked.snippets = std::ranges::any_of(formats::kMarkedFields, [&](formats::HitField field) {
      return formats::has_field(params.fields, field);
    });
    asked.related = formats::has_field(params.fields, formats::HitField::Attachments) ||
                    formats::has_field(params.fields, formats::HitField::Attached) ||
                    formats::has_field(params.fields, formats::HitField::Page);
  });
}

SearchParams read_query_params(Request const& request) {
  return read_api(request, [](ParameterReader& reader, SearchParams& params) {
    read_sort(reader, params.request);
  });
}

SearchParams read_timeline_params(Request const& request) {
  return read_api(request, [](ParameterReader& reader, SearchParams& params) {
    params.request.timeline = read_step(reader, "by", search::TimelineStep::Month);
    params.request.size = 1;
    params.request.snippets = false;
    params.request.related = false;
  });
}

SimilarParams read_similar_params(Request const& request) {
  ParameterReader reader(request.parameters);
  SimilarParams params;
  static_cast<void>(read_language(reader, base::Language::Vietnamese));
  params.size = reader.number("size", params.size, 1, search::kMaxSimilar);
  reader.refuse_unknown();
  params.problems = reader.take_problems();
  return params;
}

SearchParams read_within_params(Request const& request) {
  ParameterReader reader(request.parameters);
  SearchParams params;
  params.language = read_language(reader, accepted_language(request.accept_language));
  params.request.text = reader.text("q", search::kMaxQueryBytes);
  params.request.exact = read_exact(reader, params.request.exact);
  reader.refuse_unknown();
  params.problems = reader.take_problems();
  return params;
}

std::vector<Problem> check_lang_only(Request const& request) {
  ParameterReader reader(request.parameters);
  static_cast<void>(read_language(reader, base::Language::Vietnamese));
  reader.refuse_unknown();
  return reader.take_problems();
}

base::Language answer_language(Request const& request, Audience audience) {
  ParameterReader reader(request.parameters);
  return read_language(reader, audience == Audience::Programs
                                   ? accepted_language(request.accept_language)
                                   : base::Language::Vietnamese);
}

}  // namespace tracuu::server
