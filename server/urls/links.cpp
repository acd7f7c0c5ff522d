// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/links.hpp"

#include "schema/date.hpp"
#include "server/http/target.hpp"

namespace tracuu::server {
namespace {

std::string_view sort_name(search::SortOrder sort) {
  switch (sort) {
    case search::SortOrder::Relevance: return "relevance";
    case search::SortOrder::Newest: return "newest";
    case search::SortOrder::Oldest: return "oldest";
  }
  return "relevance";
}

void append_filters(std::string& url, search::Filters const& filters) {
  auto const& [from, to] = filters.dates;
  if (from) append_parameter(url, "from", schema::format_iso_date(*from));
  if (to) append_parameter(url, "to", schema::format_iso_date(*to));
  for (search::FacetRow const& row : search::kFacets) {
    search::FacetFilter const& filter = filters[row.facet];
    if (filter.is_on()) append_parameter(url, row.name, search::write_filter(filter));
  }
}

}  // namespace

void append_parameter(std::string& url, std::string_view name, std::string_view value) {
  url += url.find('?') == std::string::npos ? '?' : '&';
  url += name;
  url += '=';
  url += percent_encode(value);
}

std::string search_url(search::SearchRequest const& request, base::Language language) {
  search::SearchRequest const defaults;
  std::string url = "/search";
  append_parameter(url, "q", request.text);
  append_filters(url, request.filters);
  if (request.sort != defaults.sort) append_parameter(url, "sort", sort_name(request.sort));
  if (request.exact) append_parameter(url, "exact", "1");
  if (request.size != defaults.size) append_parameter(url, "size", std::to_string(request.size));
  if (request.page != defaults.page) append_parameter(url, "page", std::to_string(request.page));
  if (language == base::Language::English) append_parameter(url, "lang", "en");
  return url;
}

std::string announcement_url(std::string_view id, base::Language language) {
  std::string url = "/announcements/" + percent_encode(id);
  if (language == base::Language::English) append_parameter(url, "lang", "en");
  return url;
}

std::string found_announcement_url(std::string_view id, search::SearchRequest const& request,
                                   base::Language language) {
  std::string const search = search_url(request, language);
  return "/announcements/" + percent_encode(id) + search.substr(search.find('?'));
}

}  // namespace tracuu::server
