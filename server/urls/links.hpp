// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/archive_params.hpp"
#include "server/urls/archive_period.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {

// Every address of ours that an answer holds is written here: a path, which `base_url` makes whole
// where the answer leaves the site. Values are encoded, what has its default is left out, and
// `lang` is named for English only. The routes of these addresses are in server/routes.cpp.
// Thread-safe.

/// Addresses without parameters of their own.
inline constexpr std::string_view kHomePath = "/";
inline constexpr std::string_view kSearchPath = "/search";
inline constexpr std::string_view kApiPath = "/api/";
inline constexpr std::string_view kFeedPath = "/feed";
/// Of the feed's style sheet, which lies beside it: relative, so that it is found below any path.
inline constexpr std::string_view kFeedStyleFile = "feed.css";
inline constexpr std::string_view kOaiPath = "/oai";
inline constexpr std::string_view kOpensearchPath = "/opensearch.xml";
inline constexpr std::string_view kSitemapIndexPath = "/sitemap.xml";
inline constexpr std::string_view kArchivePath = "/kho";
inline constexpr std::string_view kComparePath = "/kho/compare";
inline constexpr std::string_view kNumberPath = "/kho/number";
inline constexpr std::string_view kStylePath = "/style.css";
inline constexpr std::string_view kScriptPath = "/search.js";
inline constexpr std::string_view kAnnouncementScriptPath = "/announcement.js";
inline constexpr std::string_view kLogoPath = "/logo";

/// A file of the pages at `path`, whose `version` makes another file another address:
/// "/style.css?v=5f1d3c0a".
[[nodiscard]] std::string file_url(std::string_view path, std::string_view version);

/// The page with the search box: "/", "/?lang=en".
[[nodiscard]] std::string home_url(base::Language language);

/// The page that shows `request`: "/search?q=khai%20sinh&page=2". The inverse of
/// read_search_params.
[[nodiscard]] std::string search_url(search::SearchRequest const& request, base::Language language);

/// What stands after the path in search_url: "?q=khai%20sinh&page=2".
[[nodiscard]] std::string search_query(search::SearchRequest const& request,
                                       base::Language language);

/// The link to the first page of what `params` asks after `change` (called with a
/// SearchRequest&) was made to it: each state of the page of results is such a URL.
template <class Change>
[[nodiscard]] std::string changed_url(SearchParams const& params, Change change) {
  search::SearchRequest request = params.request;
  request.page = 1;
  change(request);
  return search_url(request, params.language);
}

/// The hits of `request` as a file: "/api/v1/export?q=khai%20sinh&format=csv".
[[nodiscard]] std::string export_url(search::SearchRequest const& request, base::Language language,
                                     std::string_view format);

/// Its newest hits as a feed, whatever its order and page: "/feed?q=khai%20sinh"; with `size`, so
/// many of them.
[[nodiscard]] std::string feed_url(search::SearchRequest const& request, base::Language language,
                                   std::optional<std::size_t> size = std::nullopt);

/// The addresses into which a browser writes what its user types (OpenSearch 1.1, "URL
/// template syntax"): "/search?q={searchTerms}&page={startPage?}".
[[nodiscard]] std::string search_template();
[[nodiscard]] std::string feed_template();
[[nodiscard]] std::string suggest_template();

/// The page of one announcement: "/announcements/gv-1?lang=en".
[[nodiscard]] std::string announcement_url(std::string_view id, base::Language language);

/// The page of one announcement for who found it by `request`, which the page then knows:
/// "/announcements/gv-1?q=khai%20sinh".
[[nodiscard]] std::string found_announcement_url(std::string_view id,
                                                 search::SearchRequest const& request,
                                                 base::Language language);

/// The page that shows one page of the document of an announcement: "/announcements/gv-1/pages/3".
[[nodiscard]] std::string document_page_url(std::string_view id, std::size_t page,
                                            base::Language language);

/// The page of that page for who found the announcement by `request`:
/// "/announcements/gv-1/pages/3?q=khai%20sinh".
[[nodiscard]] std::string found_document_page_url(std::string_view id, std::size_t page,
                                                  search::SearchRequest const& request,
                                                  base::Language language);

/// The picture of that page. `file_hash` makes another file another address:
/// "/announcements/gv-1/pages/3/image?v=5f1d3c0a".
[[nodiscard]] std::string page_image_url(std::string_view id, std::size_t page,
                                         std::string_view file_hash);

/// One announcement as a file: "/announcements/gv-1/download?format=ris".
[[nodiscard]] std::string download_url(std::string_view id, std::string_view format);

/// One announcement as JSON: "/api/v1/announcements/gv-1".
[[nodiscard]] std::string announcement_json_url(std::string_view id);

/// Sitemap `number`, counted from 1: "/sitemaps/1.xml".
[[nodiscard]] std::string sitemap_url(std::uint32_t number);

/// The accessibility statement of the office: "/accessibility", "/accessibility?lang=en".
[[nodiscard]] std::string accessibility_url(base::Language language);

/// The archive at a glance: "/kho".
[[nodiscard]] std::string archive_url(base::Language language);

/// The page of a year or month of the archive: "/kho/2009", "/kho/2009/07".
[[nodiscard]] std::string period_url(ArchivePeriod const& period, base::Language language);

/// "/kho/unit?period=2009&sort=name". The inverse of read_archive_list_params.
[[nodiscard]] std::string archive_list_url(ArchiveListParams const& params);

/// "/kho/number?number=119%2FQ%C4%90-UBND".
[[nodiscard]] std::string number_url(std::string_view number, base::Language language);

/// "/kho/compare?q=…&q=…"; with `ending` ".svg" or ".csv" the file. The inverse of
/// read_compare_params.
[[nodiscard]] std::string compare_url(CompareParams const& params, std::string_view ending = "");

}  // namespace tracuu::server
