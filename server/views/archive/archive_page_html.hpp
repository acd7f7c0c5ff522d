// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "search/api/hit.hpp"
#include "search/api/holdings_request.hpp"
#include "server/branding/branding.hpp"
#include "server/urls/archive_params.hpp"
#include "server/urls/archive_period.hpp"

namespace tracuu::server {

/// The pages of /kho that browse. `base_url`: where the client reached us. Thread-safe.

/// /kho: all of the archive at a glance.
[[nodiscard]] std::string archive_page_html(search::Holdings const& holdings,
                                            base::Language language, std::string const& base_url,
                                            Branding const& branding = own_branding());

/// What the page of a year or month shows.
struct ArchivePeriodPage {
  ArchivePeriod period;
  std::vector<search::DayCount> const& days;  ///< of the whole archive
  search::Holdings const& holdings;           ///< of the period, with facets
  std::vector<search::Hit> const& hits;       ///< the newest of the period
  base::Language language;
  std::string const& base_url;
};

/// /kho/2009, /kho/2009/07.
[[nodiscard]] std::string archive_period_html(ArchivePeriodPage const& page,
                                              Branding const& branding = own_branding());

/// /kho/unit: all values of a facet, kArchiveListSize a page. REQUIRES: holdings has that facet
/// only, and params no problems.
[[nodiscard]] std::string archive_list_html(search::Holdings const& holdings,
                                            ArchiveListParams const& params,
                                            std::string const& base_url,
                                            Branding const& branding = own_branding());

inline constexpr std::size_t kArchiveListSize = 300;

}  // namespace tracuu::server
