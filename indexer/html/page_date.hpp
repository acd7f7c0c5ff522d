// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/html/found.hpp"
#include "indexer/html/page_facts.hpp"

namespace tracuu::indexer {

/// The announcement's day: of an official document the day of issue, of other pages the day of
/// posting. Tried in this order:
///
///     in the element that a rule of the webmaster selects
///     a labelled day of issue ("Ngày ban hành"), DC.date.issued
///     of an official document the day of its letterhead
///     article:published_time and the like, JSON-LD datePublished
///     itemprop, <time>, an element with a class of dates
///     a labelled day of posting ("Ngày đăng")
///     DC.date
///     the posting stamp or a short line with a day near `title`
///     a posting stamp anywhere; a labelled day of updating
///
/// Days of effect, of licences and of what stands beside the text (footers, menus, counters,
/// clocks, lists of other announcements) are none. Thread-safe.
[[nodiscard]] FoundDay find_page_date(PageFacts const& facts, std::string_view title);

}  // namespace tracuu::indexer
