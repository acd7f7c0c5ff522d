// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string_view>

#include "base/result.hpp"
#include "search/api/lead.hpp"
#include "search/api/search_budget.hpp"

namespace tracuu::search {

/// From this certainty on a lead is sure enough to send people there. Chosen on made-up old
/// addresses (bench/eval_redirects.py): a wrong lead is worse than a list.
inline constexpr double kSureLead = 0.95;
/// What is less certain is not shown.
inline constexpr double kLeastLead = 0.35;

/// Finds the announcement that an old address meant, by what it is made of, the surest first:
///
///   1. it is an address of an announcement, however it is spelled, or with marks at its end;
///   2. its number stands in an address of this portal where the portal's addresses have it, as
///      learned from announcements that have addresses of both kinds (id_places.hpp);
///   3. its slug is the title of an announcement, or most of it, whatever the portal; a number, a
///      day in the path and the host count beside it.
///
/// A lead needs a distance to the next candidate that is no copy of it; else all are choices.
/// Announcements that are candidates for their titles are found by the pairs of words of the slug,
/// of which each stands for all its spellings. `address` has at most kMaxAddressBytes. May throw
/// Xapian::Error. IndexCorrupt, OutOfMemory.
[[nodiscard]] base::Result<Lead> find_lead(Xapian::Database const& database,
                                           std::string_view address, SearchBudget const& budget);

}  // namespace tracuu::search
