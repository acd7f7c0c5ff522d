// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "search/search_request.hpp"
#include "search/search_result.hpp"
#include "server/parameter_reader.hpp"
#include "server/problem.hpp"
#include "server/request.hpp"
#include "server/views/hit_field.hpp"

namespace tracuu::server {

/// The two halves of a request target, decoded.
struct Target {
  std::string path;
  std::vector<Parameter> parameters;
};

/// Decodes "/search?q=khai+sinh&page=2" (or the same behind "http://host").
/// InvalidArgument for bad percent-encoding, text that is not UTF-8, NUL and
/// targets that do not begin with '/'. Thread-safe, as all of this file.
[[nodiscard]] base::Result<Target> decode_target(std::string_view target);

/// Decodes "verb=Identify&set=a+b", as in a query string or the body of a form. Errors
/// of decode_target.
[[nodiscard]] base::Result<std::vector<Parameter>> decode_form(std::string_view form);

/// `text` for use as a value in a URL: all but letters, digits and "-._~" encoded.
[[nodiscard]] std::string percent_encode(std::string_view text);

/// What to do with a parameter that the route does not know. Programs are told,
/// since a misspelt filter would be a wrong answer; people are not, since other
/// sites hang their own parameters (fbclid, utm_source) on links to our pages.
enum class UnknownParameters { Refuse, Ignore };

/// The parameters of a search: /api/v1/search and /search share them.
struct SearchParams {
  search::SearchRequest request;
  search::Language language = search::Language::Vietnamese;
  std::vector<HitField> fields{};  ///< that hits carry; empty: all
  std::vector<Problem> problems;   ///< empty if all is well; `request` then is what was asked

  /// True if nothing was asked: no text and no filter.
  [[nodiscard]] bool is_empty() const;
  [[nodiscard]] bool has_filters() const;
};

/// Reads q, page, size, sort, exact, lang and the filters (from, to, site, unit,
/// place, category, type, year). An empty value counts as absent, as forms send it.
[[nodiscard]] SearchParams read_search_params(Request const& request, UnknownParameters unknown);

/// The same and what only programs ask for: cursor, facets, facet_size, timeline
/// and fields. Refuses unknown parameters.
[[nodiscard]] SearchParams read_api_search_params(Request const& request);

/// Reads q, sort, exact, lang and the filters: how a query is read. Refuses
/// unknown parameters.
[[nodiscard]] SearchParams read_query_params(Request const& request);

/// The same with `by` (year or month, the default) for `sort`, as request.timeline.
[[nodiscard]] SearchParams read_timeline_params(Request const& request);

/// The parameters of /api/v1/announcements/{id}/related.
struct SimilarParams {
  std::size_t size = 5;
  std::vector<Problem> problems;
};

/// Reads size and lang. Refuses unknown parameters.
[[nodiscard]] SimilarParams read_similar_params(Request const& request);

/// The page that shows `request`: "/search?q=khai%20sinh&page=2". The inverse of
/// read_search_params; what has its default is left out.
[[nodiscard]] std::string search_url(search::SearchRequest const& request,
                                     search::Language language);

/// The page of one announcement: "/announcements/gv-1?lang=en".
[[nodiscard]] std::string announcement_url(std::string_view id, search::Language language);

/// The same for who found it by `request`, which the page then knows:
/// "/announcements/gv-1?q=khai%20sinh".
[[nodiscard]] std::string found_announcement_url(std::string_view id,
                                                 search::SearchRequest const& request,
                                                 search::Language language);

/// "&name=value" behind `url`, with '?' if it is the first, the value encoded.
void append_parameter(std::string& url, std::string_view name, std::string_view value);

/// Parts of what several routes take: `lang`; `from` and `to`; year or month.
[[nodiscard]] search::Language read_language(ParameterReader& reader, search::Language otherwise);
void read_dates(ParameterReader& reader, schema::DateRange& dates);
[[nodiscard]] std::optional<search::TimelineStep> read_step(
    ParameterReader& reader, std::string_view name, std::optional<search::TimelineStep> otherwise);

/// What is wrong with the parameters of a route that takes `lang` only.
[[nodiscard]] std::vector<Problem> check_lang_only(Request const& request);

/// Language of the API's messages: `lang`, else Accept-Language, else Vietnamese.
[[nodiscard]] search::Language api_language(Request const& request);

/// Language of a page: `lang` or Vietnamese, so that one address always shows one page.
[[nodiscard]] search::Language page_language(Request const& request);

}  // namespace tracuu::server
