// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "search/api/found_announcement.hpp"
#include "search/api/marked_text.hpp"
#include "search/api/page_place.hpp"

namespace tracuu::search {

/// What a query matched on one page of a document.
struct PageMatches {
  std::optional<PagePlace> page;  ///< nothing: text of no page
  std::size_t count = 0;          ///< of matches
  std::size_t first = 1;          ///< number of the first of them among all of the document, from 1
  MarkedText passage;             ///< what of the page says most about the query
};

/// What a query matched in one announcement, the title aside: all of it.
struct DocumentMatches {
  std::size_t count = 0;
  std::vector<Stretch> abstract;   ///< of the abstract, in order
  std::vector<Stretch> body;       ///< of the body, in order
  std::vector<PageMatches> pages;  ///< that have matches, in order; text of no page last
};

/// An announcement, whole, and what in it matches a query.
struct SearchedAnnouncement {
  FoundAnnouncement found;
  DocumentMatches matches;
  bool is_cut = false;  ///< the query was not read to its end: other words may match
};

}  // namespace tracuu::search
