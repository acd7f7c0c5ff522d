// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/result.hpp"
#include "formats/hit_field.hpp"
#include "schema/date.hpp"
#include "search/api/result_change.hpp"
#include "search/api/search_request.hpp"
#include "server/http/context.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/http/problem.hpp"
#include "server/http/request.hpp"

namespace tracuu::server {

/// What to do with a parameter that the route does not know. Programs are told,
/// since a misspelt filter would be a wrong answer; people are not, since other
/// sites hang their own parameters (fbclid, utm_source) on links to our pages.
enum class UnknownParameters { Refuse, Ignore };

/// The parameters of a search: /api/v1/search and /search share them.
struct SearchParams {
  search::SearchRequest request;
  base::Language language = base::Language::Vietnamese;
  std::optional<search::ResultState> since{};  ///< an earlier state to compare with
  bool has_originals =
      false;  ///< what is found can be taken away as the files that it was made from
  std::vector<formats::HitField> fields{};  ///< that hits carry; empty: all
  bool numbers_hits = false;                ///< links to hits tell their place (opened_hit_url)
  std::vector<Problem> problems;  ///< empty if all is well; `request` then is what was asked

  /// True if nothing was asked: no text and no filter.
  [[nodiscard]] bool is_empty() const;
};

/// Reads q, page, size, sort, exact, lang and the filters (from, to and those of
/// search/api/facet.hpp). An empty value counts as absent, as forms send it.
[[nodiscard]] SearchParams read_search_params(Request const& request, UnknownParameters unknown);

/// Reads what read_search_params reads, and what only programs ask for: cursor, facets, facet_size,
/// timeline and fields. Refuses unknown parameters.
[[nodiscard]] SearchParams read_api_search_params(Request const& request);

/// Reads q, sort, exact, lang and the filters: how a query is read. Refuses
/// unknown parameters.
[[nodiscard]] SearchParams read_query_params(Request const& request);

/// Reads what read_query_params reads, with `by` (year or month, the default) for `sort`, as
/// request.timeline.
[[nodiscard]] SearchParams read_timeline_params(Request const& request);

/// The parameters of /api/v1/announcements/{id}/related.
struct SimilarParams {
  std::size_t size = 5;
  std::vector<Problem> problems;
};

/// Reads size and lang. Refuses unknown parameters.
[[nodiscard]] SimilarParams read_similar_params(Request const& request);

/// Parts of what several routes take: `lang`; `from` and `to`; year or month.
[[nodiscard]] base::Language read_language(ParameterReader& reader, base::Language otherwise);
void read_dates(ParameterReader& reader, schema::DateRange& dates);
[[nodiscard]] std::optional<search::TimelineStep> read_step(
    ParameterReader& reader, std::string_view name, std::optional<search::TimelineStep> otherwise);

/// Reads q, exact and lang: what is searched for within one announcement. Refuses unknown
/// parameters.
[[nodiscard]] SearchParams read_within_params(Request const& request);

/// What is wrong with the parameters of a route that takes `lang` only.
[[nodiscard]] std::vector<Problem> check_lang_only(Request const& request);

/// The language that a request is answered in: `lang`, else Vietnamese for people, so that one
/// address always shows one page; for programs Accept-Language stands between the two.
[[nodiscard]] base::Language answer_language(Request const& request, Audience audience);

}  // namespace tracuu::server
