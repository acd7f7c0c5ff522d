// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/links.hpp"

#include <fmt/format.h>

#include "schema/date.hpp"
#include "server/http/target.hpp"

namespace tracuu::server {
namespace {

constexpr std::string_view kExportPath = "/api/v1/export";
constexpr std::string_view kSuggestPath = "/api/v1/suggest";
constexpr std::string_view kAnnouncementPath = "/announcements/";
constexpr std::string_view kAnnouncementJsonPath = "/api/v1/announcements/";

/// A path and the parameters added to it.
class UrlBuilder {
 public:
  explicit UrlBuilder(std::string_view path) : url_(path) {}

  /// "name=value", the value encoded, after '?' or '&'.
  void add(std::string_view name, std::string_view value) {
    url_ += is_first_ ? '?' : '&';
    is_first_ = false;
    url_ += name;
    url_ += '=';
    url_ += percent_encode(value);
  }

  void add_language(base::Language language) {
    if (language == base::Language::English) add("lang", "en");
  }

  [[nodiscard]] std::string take() { return std::move(url_); }

 private:
  std::string url_;
  bool is_first_ = true;
};

std::string_view sort_name(search::SortOrder sort) {
  switch (sort) {
    case search::SortOrder::Relevance: return "relevance";
    case search::SortOrder::Newest: return "newest";
    case search::SortOrder::Oldest: return "oldest";
  }
  return "relevance";
}

void add_filters(UrlBuilder& url, search::Filters const& filters) {
  auto const& [from, to] = filters.dates;
  if (from) url.add("from", schema::format_iso_date(*from));
  if (to) url.add("to", schema::format_iso_date(*to));
  if (filters.in_force) url.add("in_force", search::name_of(*filters.in_force));
  for (search::FacetRow const& row : search::kFacets) {
    search::FacetFilter const& filter = filters[row.facet];
    if (filter.is_on()) url.add(row.name, search::write_filter(filter));
  }
}

enum class EmptyQuery { Kept, LeftOut };

/// The parameters of a search: the inverse of read_search_params.
void add_search(UrlBuilder& url, search::SearchRequest const& request, base::Language language,
                EmptyQuery empty = EmptyQuery::Kept) {
  search::SearchRequest const defaults;
  if (!request.text.empty() || empty == EmptyQuery::Kept) url.add("q", request.text);
  add_filters(url, request.filters);
  if (request.sort != defaults.sort) url.add("sort", sort_name(request.sort));
  if (request.exact) url.add("exact", "1");
  if (request.size != defaults.size) url.add("size", std::to_string(request.size));
  if (request.page != defaults.page) url.add("page", std::to_string(request.page));
  url.add_language(language);
}

std::string url_of_search(std::string_view path, search::SearchRequest const& request,
                          base::Language language) {
  UrlBuilder url(path);
  add_search(url, request, language);
  return url.take();
}

std::string url_in(std::string_view path, base::Language language) {
  UrlBuilder url(path);
  url.add_language(language);
  return url.take();
}

std::string announcement_path(std::string_view id) {
  return std::string(kAnnouncementPath) + percent_encode(id);
}

std::string document_page_path(std::string_view id, std::size_t page) {
  return fmt::format("{}/pages/{}", announcement_path(id), page);
}

}  // namespace

std::string file_url(std::string_view path, std::string_view version) {
  UrlBuilder url(path);
  url.add("v", version);
  return url.take();
}

std::string home_url(base::Language language) {
  return url_in(kHomePath, language);
}

std::string search_url(search::SearchRequest const& request, base::Language language) {
  return url_of_search(kSearchPath, request, language);
}

std::string search_query(search::SearchRequest const& request, base::Language language) {
  return url_of_search("", request, language);
}

std::string export_url(search::SearchRequest const& request, base::Language language,
                       std::string_view format) {
  UrlBuilder url(kExportPath);
  add_search(url, request, language);
  url.add("format", format);
  return url.take();
}

std::string feed_url(search::SearchRequest const& request, base::Language language,
                     std::optional<std::size_t> size) {
  search::SearchRequest const defaults;
  search::SearchRequest found = request;
  found.sort = defaults.sort;
  found.page = defaults.page;
  found.size = defaults.size;
  UrlBuilder url(kFeedPath);
  add_search(url, found, language, EmptyQuery::LeftOut);
  if (size) url.add("size", std::to_string(*size));
  return url.take();
}

std::string search_template() {
  return fmt::format("{}?q={{searchTerms}}&page={{startPage?}}", kSearchPath);
}

std::string feed_template() {
  return fmt::format("{}?q={{searchTerms}}", kFeedPath);
}

std::string suggest_template() {
  return fmt::format("{}?format=opensearch&q={{searchTerms}}", kSuggestPath);
}

std::string announcement_url(std::string_view id, base::Language language) {
  return url_in(announcement_path(id), language);
}

std::string found_announcement_url(std::string_view id, search::SearchRequest const& request,
                                   base::Language language) {
  return url_of_search(announcement_path(id), request, language);
}

std::string document_page_url(std::string_view id, std::size_t page, base::Language language) {
  return url_in(document_page_path(id, page), language);
}

std::string found_document_page_url(std::string_view id, std::size_t page,
                                    search::SearchRequest const& request, base::Language language) {
  return url_of_search(document_page_path(id, page), request, language);
}

std::string page_image_url(std::string_view id, std::size_t page, std::string_view file_hash) {
  constexpr std::size_t kVersionDigits = 8;
  UrlBuilder url(document_page_path(id, page) + "/image");
  url.add("v", file_hash.substr(0, kVersionDigits));
  return url.take();
}

std::string download_url(std::string_view id, std::string_view format) {
  UrlBuilder url(announcement_path(id) + "/download");
  url.add("format", format);
  return url.take();
}

std::string announcement_json_url(std::string_view id) {
  return std::string(kAnnouncementJsonPath) + percent_encode(id);
}

std::string sitemap_url(std::uint32_t number) {
  return fmt::format("/sitemaps/{}.xml", number);
}

std::string accessibility_url(base::Language language) {
  return url_in("/accessibility", language);
}

std::string archive_url(base::Language language) {
  return url_in(kArchivePath, language);
}

std::string period_url(ArchivePeriod const& period, base::Language language) {
  std::string path = fmt::format("{}/{:04}", kArchivePath, static_cast<int>(period.year));
  if (period.month) path += fmt::format("/{:02}", static_cast<unsigned>(*period.month));
  return url_in(path, language);
}

std::string archive_list_url(ArchiveListParams const& params) {
  UrlBuilder url(fmt::format("{}/{}", kArchivePath, search::facet_row(params.facet).name));
  if (params.period) url.add("period", period_value(*params.period));
  if (params.order == search::ValueOrder::Name) url.add("sort", "name");
  if (params.page != 1) url.add("page", std::to_string(params.page));
  url.add_language(params.language);
  return url.take();
}

std::string number_url(std::string_view number, base::Language language) {
  UrlBuilder url(kNumberPath);
  url.add("number", number);
  url.add_language(language);
  return url.take();
}

std::string compare_url(CompareParams const& params, std::string_view ending) {
  CompareParams const defaults;
  UrlBuilder url(fmt::format("{}{}", kComparePath, ending));
  for (std::string const& query : params.queries) url.add("q", query);
  if (params.step != defaults.step) {
    url.add("by", "year");
  } else if (params.step_is_asked) {
    url.add("by", "month");
  }
  if (params.scale != defaults.scale) url.add("scale", "permille");
  auto const& [from, to] = params.dates;
  if (from) url.add("from", schema::format_iso_date(*from));
  if (to) url.add("to", schema::format_iso_date(*to));
  if (!params.site.empty()) url.add("site", params.site);
  url.add_language(params.language);
  return url.take();
}

}  // namespace tracuu::server
