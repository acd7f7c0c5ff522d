// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "base/language.hpp"
#include "search/api/facet_counts.hpp"
#include "search/api/holdings_request.hpp"
#include "server/urls/archive_params.hpp"
#include "server/urls/archive_period.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// Values of one facet on a page of the archive; the facet's own page has them all.
inline constexpr std::size_t kArchiveValuesShown = 8;

/// Fills in templates/archive_facets: of each facet the first values, `most` of them, each with its
/// count and the search for it within `period`, and a link to the list of all. Facets that no
/// announcement has are left out.
void set_archive_facets(PageData& data, search::Holdings const& holdings,
                        std::optional<ArchivePeriod> const& period, base::Language language,
                        std::size_t most = kArchiveValuesShown);

/// The values [begin, end) of one facet: {value_html, value_count, value_url}.
[[nodiscard]] PageData archive_values(search::FacetCounts const& counts, std::size_t begin,
                                      std::size_t end, std::optional<ArchivePeriod> const& period,
                                      base::Language language);

/// "12 thông báo không ghi cơ quan, đơn vị": how many have no value; empty if all have one.
[[nodiscard]] std::string without_text(search::FacetHoldings const& facet, base::Language language);

}  // namespace tracuu::server
