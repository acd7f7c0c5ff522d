// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "schema/announcement.hpp"
#include "search/api/document_matches.hpp"
#include "search/api/found_announcement.hpp"
#include "search/api/marked_text.hpp"

namespace tracuu::search {

/// An announcement whose content is near that of another.
struct SimilarAnnouncement {
  schema::Announcement announcement;  ///< without abstract and body
  double similarity = 0;              ///< 0 to 1: the share of what is special about the other
};

/// What a site published before and after an announcement; without abstract and body.
struct Neighbours {
  std::optional<schema::Announcement> older;
  std::optional<schema::Announcement> newer;
};

/// An announcement as it is read: marked for the query that led to it, and what to read
/// next. All from one state of the index.
struct AnnouncementReading {
  FoundAnnouncement found;
  MarkedText title;  ///< as Hit::title
  std::vector<MarkedParagraph> abstract;
  std::vector<MarkedParagraph> body;
  DocumentMatches matches;
  std::vector<SimilarAnnouncement> similar;  ///< nearest first
  Neighbours neighbours;
  bool is_cut = false;  ///< the query was not read to its end: other words may be marked
};

}  // namespace tracuu::search
