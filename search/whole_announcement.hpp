// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "search/api/announcement_reading.hpp"
#include "search/api/document_adjustments.hpp"
#include "search/api/found_announcement.hpp"
#include "search/api/search_request.hpp"
#include "search/matching/query_runner.hpp"

namespace tracuu::search {

/// One announcement, as those read it who have found it. `adjustments` is what the webmaster's
/// rules do to `database`; null without rules. `query` is checked, and may be empty: nothing is
/// marked then. All return NotFound for an id that is not there, or hidden, and errors of what is
/// stored; may throw Xapian::Error.

/// The document of the announcement with this id.
[[nodiscard]] base::Result<Xapian::docid> visible_document(Xapian::Database const& database,
                                                           DocumentAdjustments const* adjustments,
                                                           std::string_view id);

/// The announcement with what it is related to.
[[nodiscard]] base::Result<FoundAnnouncement> find_announcement(
    Xapian::Database const& database, DocumentAdjustments const* adjustments, std::string_view id);

/// At most `size` announcements of much the same words.
[[nodiscard]] base::Result<std::vector<SimilarAnnouncement>> find_visible_similar(
    Xapian::Database const& database, DocumentAdjustments const* adjustments, std::string_view id,
    std::size_t size);

/// How a search reads `query` in the end: of that its words are marked.
[[nodiscard]] QueryOutcome read_query(Xapian::Database const& database, MatchMemory& memory,
                                      SearchRequest query);

/// The announcement, marked for `query`, with what is similar and what stands beside it.
[[nodiscard]] base::Result<AnnouncementReading> read_announcement(Xapian::Database const& database,
                                                                  MatchMemory& memory,
                                                                  std::string_view id,
                                                                  SearchRequest const& query,
                                                                  std::size_t similar_size);

/// Where in the announcement the words of `query` stand.
[[nodiscard]] base::Result<SearchedAnnouncement> search_announcement(
    Xapian::Database const& database, MatchMemory& memory, std::string_view id,
    SearchRequest const& query);

}  // namespace tracuu::search
