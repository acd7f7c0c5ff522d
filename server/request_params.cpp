// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/request_params.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/pct_string_view.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include <algorithm>

#include "base/utf8.hpp"
#include "server/accept_language.hpp"
#include "server/parameter_reader.hpp"
#include "server/views/facet_name.hpp"

namespace tracuu::server {
namespace {

namespace urls = boost::urls;

constexpr std::size_t kMaxYear = 9'999;
constexpr std::size_t kMaxCursorBytes = 100;

base::Error bad_target(std::string message) {
  return {base::ErrorCode::InvalidArgument, std::move(message), ""};
}

base::Result<std::string> decode(std::string_view encoded, bool plus_is_space) {
  auto const checked = urls::make_pct_string_view(urls::string_view(encoded));
  if (!checked) return bad_target("bad percent-encoding");
  urls::encoding_opts options;
  options.space_as_plus = plus_is_space;
  std::string text = checked->decode(options);
  if (text.find('\0') != std::string::npos) return bad_target("NUL in the URL");
  if (base::find_invalid_utf8(text)) return bad_target("the URL is not UTF-8");
  return text;
}

// "http://host/path" -> "/path": RFC 9112 section 3.2.2 has servers accept both forms.
std::string_view strip_origin(std::string_view target) {
  for (std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    std::size_t const path = target.find('/', scheme.size());
    return path == std::string_view::npos ? "/" : target.substr(path);
  }
  return target;
}

std::string_view sort_name(search::SortOrder sort) {
  switch (sort) {
    case search::SortOrder::Relevance: return "relevance";
    case search::SortOrder::Newest: return "newest";
    case search::SortOrder::Oldest: return "oldest";
  }
  return "relevance";
}

void read_sort(ParameterReader& reader, search::SearchRequest& asked) {
  asked.sort = reader.choice<search::SortOrder>("sort", asked.sort,
                                                {{"relevance", search::SortOrder::Relevance},
                                                 {"newest", search::SortOrder::Newest},
                                                 {"oldest", search::SortOrder::Oldest}});
}

void read_page(ParameterReader& reader, search::SearchRequest& asked) {
  asked.page = reader.number("page", asked.page, 1, kMaxPage);
  asked.size = reader.number("size", asked.size, 1, search::kMaxPageSize);
  read_sort(reader, asked);
}

/// What is searched for, and the filters.
void read_query(ParameterReader& reader, search::SearchRequest& asked) {
  asked.text = reader.text("q", search::kMaxQueryBytes);
  read_dates(reader, asked.dates);
  asked.site = reader.text("site", kMaxFilterBytes);
  asked.unit = reader.text("unit", kMaxFilterBytes);
  asked.place = reader.text("place", kMaxFilterBytes);
  asked.category = reader.text("category", kMaxFilterBytes);
  asked.type = reader.text("type", kMaxFilterBytes);
  if (std::size_t const year = reader.number("year", 0, 1, kMaxYear); year != 0) {
    asked.year = static_cast<int>(year);
  }
  asked.exact = reader.choice<bool>("exact", asked.exact, {{"0", false}, {"1", true}});
}

void read_cursor(ParameterReader& reader, search::SearchRequest& asked) {
  asked.cursor = reader.text("cursor", kMaxCursorBytes);
  if (!asked.cursor.empty() && asked.page != 1) {
    reader.refuse("page", "không đi cùng “cursor”", "does not go with “cursor”");
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

void append_parameter(std::string& url, std::string_view name, std::string_view value) {
  url += url.find('?') == std::string::npos ? '?' : '&';
  url += name;
  url += '=';
  url += percent_encode(value);
}

search::Language read_language(ParameterReader& reader, search::Language otherwise) {
  return reader.choice<search::Language>(
      "lang", otherwise, {{"vi", search::Language::Vietnamese}, {"en", search::Language::English}});
}

void read_dates(ParameterReader& reader, schema::DateRange& dates) {
  if (auto const period = reader.period("from")) dates.from = period->from;
  if (auto const period = reader.period("to")) dates.to = period->to;
  if (dates.from && dates.to && *dates.from > *dates.to) {
    reader.refuse("to", "phải không sớm hơn “from”", "must not be earlier than “from”");
  }
}

std::optional<search::TimelineStep> read_step(ParameterReader& reader, std::string_view name,
                                              std::optional<search::TimelineStep> otherwise) {
  return reader.choice<std::optional<search::TimelineStep>>(
      name, otherwise,
      {{"year", search::TimelineStep::Year}, {"month", search::TimelineStep::Month}});
}

base::Result<Target> decode_target(std::string_view target) {
  target = strip_origin(target);
  if (!target.starts_with('/')) return bad_target("the request target is not a path");
  std::size_t const question = std::min(target.find('?'), target.size());
  auto path = decode(target.substr(0, question), false);
  if (!path) return path.error();
  auto parameters = decode_form(target.substr(std::min(question + 1, target.size())));
  if (!parameters) return parameters.error();
  return Target{std::move(*path), std::move(*parameters)};
}

base::Result<std::vector<Parameter>> decode_form(std::string_view query) {
  std::vector<Parameter> parameters;
  while (!query.empty()) {
    std::string_view const pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.empty()) continue;
    std::size_t const equals = std::min(pair.find('='), pair.size());
    auto name = decode(pair.substr(0, equals), true);
    if (!name) return name.error();
    auto value = decode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!value) return value.error();
    parameters.push_back({std::move(*name), std::move(*value)});
  }
  return parameters;
}

std::string percent_encode(std::string_view text) {
  return urls::encode(urls::string_view(text), urls::unreserved_chars);
}

bool SearchParams::has_filters() const {
  search::SearchRequest const& asked = request;
  bool const has_names = !asked.site.empty() || !asked.unit.empty() || !asked.place.empty() ||
                         !asked.category.empty() || !asked.type.empty();
  return has_names || !asked.dates.is_open() || asked.year;
}

bool SearchParams::is_empty() const {
  return request.text.find_first_not_of(" \t\r\n") == std::string::npos && !has_filters();
}

SearchParams read_search_params(Request const& request, UnknownParameters unknown) {
  ParameterReader reader(request.parameters);
  SearchParams params;
  params.language = read_language(reader, unknown == UnknownParameters::Refuse
                                              ? accepted_language(request.accept_language)
                                              : search::Language::Vietnamese);
  read_query(reader, params.request);
  read_page(reader, params.request);
  if (unknown == UnknownParameters::Refuse) reader.refuse_unknown();
  params.problems = reader.take_problems();
  return params;
}

SearchParams read_api_search_params(Request const& request) {
  return read_api(request, [](ParameterReader& reader, SearchParams& params) {
    search::SearchRequest& asked = params.request;
    read_page(reader, asked);
    read_cursor(reader, asked);
    asked.facets = reader.choices<search::Facet>("facets", kFacetNames);
    asked.facet_size = reader.number("facet_size", asked.facet_size, 1, search::kMaxFacetSize);
    asked.timeline = read_step(reader, "timeline", std::nullopt);
    params.fields = reader.choices<HitField>("fields", kHitFieldNames);
    asked.snippets = has_field(params.fields, HitField::TitleHtml) ||
                     has_field(params.fields, HitField::SnippetHtml);
    asked.related =
        has_field(params.fields, HitField::Attachments) || has_field(params.fields, HitField::Page);
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
  static_cast<void>(read_language(reader, search::Language::Vietnamese));
  params.size = reader.number("size", params.size, 1, search::kMaxSimilar);
  reader.refuse_unknown();
  params.problems = reader.take_problems();
  return params;
}

std::string search_url(search::SearchRequest const& request, search::Language language) {
  search::SearchRequest const defaults;
  std::string url = "/search";
  append_parameter(url, "q", request.text);
  if (request.dates.from) {
    append_parameter(url, "from", schema::format_iso_date(*request.dates.from));
  }
  if (request.dates.to) append_parameter(url, "to", schema::format_iso_date(*request.dates.to));
  if (!request.site.empty()) append_parameter(url, "site", request.site);
  if (!request.unit.empty()) append_parameter(url, "unit", request.unit);
  if (!request.place.empty()) append_parameter(url, "place", request.place);
  if (!request.category.empty()) append_parameter(url, "category", request.category);
  if (!request.type.empty()) append_parameter(url, "type", request.type);
  if (request.year) append_parameter(url, "year", std::to_string(*request.year));
  if (request.sort != defaults.sort) append_parameter(url, "sort", sort_name(request.sort));
  if (request.exact) append_parameter(url, "exact", "1");
  if (request.size != defaults.size) append_parameter(url, "size", std::to_string(request.size));
  if (request.page != defaults.page) append_parameter(url, "page", std::to_string(request.page));
  if (language == search::Language::English) append_parameter(url, "lang", "en");
  return url;
}

std::string announcement_url(std::string_view id, search::Language language) {
  std::string url = "/announcements/" + percent_encode(id);
  if (language == search::Language::English) append_parameter(url, "lang", "en");
  return url;
}

std::string found_announcement_url(std::string_view id, search::SearchRequest const& request,
                                   search::Language language) {
  std::string const search = search_url(request, language);
  return "/announcements/" + percent_encode(id) + search.substr(search.find('?'));
}

std::vector<Problem> check_lang_only(Request const& request) {
  ParameterReader reader(request.parameters);
  static_cast<void>(read_language(reader, search::Language::Vietnamese));
  reader.refuse_unknown();
  return reader.take_problems();
}

search::Language api_language(Request const& request) {
  ParameterReader reader(request.parameters);
  return read_language(reader, accepted_language(request.accept_language));
}

search::Language page_language(Request const& request) {
  ParameterReader reader(request.parameters);
  return read_language(reader, search::Language::Vietnamese);
}

}  // namespace tracuu::server
