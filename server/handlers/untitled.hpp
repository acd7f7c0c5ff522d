// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "search/api/announcement_reading.hpp"
#include "search/api/hit.hpp"
#include "search/searcher.hpp"

namespace tracuu::server {

/// Announcements without a title get their first sentence for one: for pages, which must call them
/// something. (Answers for programs say that there is no title.) Reads the text of those that have
/// none, which are few; one that is gone meanwhile, or has no text, stays without. `searcher` as of
/// the search.
void title_untitled(search::Searcher& searcher, std::vector<search::Hit>& hits);

/// Of an announcement that is read, and of those that its page links to.
void title_untitled(search::Searcher& searcher, search::AnnouncementReading& reading);

}  // namespace tracuu::server
