// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "schema/date.hpp"
#include "search/api/holdings_request.hpp"
#include "search/api/search_request.hpp"
#include "server/http/problem.hpp"
#include "server/http/request.hpp"
#include "server/urls/archive_period.hpp"

namespace tracuu::server {

/// The parameters of /kho/NAME, the list of a facet (FacetRow::in_archive).
struct ArchiveListParams {
  search::Facet facet = search::Facet::Site;
  std::optional<ArchivePeriod> period{};  ///< only what was published in it
  search::ValueOrder order = search::ValueOrder::Count;
  std::size_t page = 1;
  base::Language language = base::Language::Vietnamese;
  std::vector<Problem> problems{};
};

/// Reads period (2009 or 2009-07), sort (count or name), page and lang.
[[nodiscard]] ArchiveListParams read_archive_list_params(search::Facet facet,
                                                         Request const& request);

/// Queries that one comparison may hold.
inline constexpr std::size_t kMaxCompared = 4;

/// How a comparison is scaled: in announcements, or in how many of a thousand.
enum class CompareScale { Count, PerMille };

/// The parameters of /kho/compare and its files.
struct CompareParams {
  std::vector<std::string> queries;  ///< 1 to kMaxCompared if there are no problems and was_asked
  search::TimelineStep step = search::TimelineStep::Month;
  bool step_is_asked = false;  ///< by was given; else a page may choose (is_sparse)
  CompareScale scale = CompareScale::Count;
  schema::DateRange dates{};
  std::string site{};
  base::Language language = base::Language::Vietnamese;
  bool was_asked = false;  ///< q was given, be it empty
  std::vector<Problem> problems{};
};

/// Reads q (up to four times; empty ones are left out), by, scale, from, to, site and lang.
[[nodiscard]] CompareParams read_compare_params(Request const& request);

/// The search for what one query of a comparison was counted in: all its announcements
/// published in `dates`, newest first. Sorted so, a long query asks for all its words, as the
/// comparison does.
[[nodiscard]] search::SearchRequest compared_search(CompareParams const& params,
                                                    std::string const& query,
                                                    schema::DateRange const& dates);

}  // namespace tracuu::server
