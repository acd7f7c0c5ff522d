// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "base/language.hpp"
#include "search/api/holdings_request.hpp"
#include "server/urls/archive_period.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// Fills in templates/year_calendar: a row a year (newest first; years without any announcement
/// are named together in one row), a cell a month, with the number of announcements as a link
/// to its page. Cells have one of four shades, by quarters of the months that have any.
void set_year_calendar(PageData& data, std::vector<search::DayCount> const& days,
                       base::Language language);

/// Fills in templates/month_calendar: a row a week from Monday on, a cell a day, a link to the
/// search for what was published then. REQUIRES: period.month.
void set_month_calendar(PageData& data, std::vector<search::DayCount> const& days,
                        ArchivePeriod const& period, base::Language language);

}  // namespace tracuu::server
