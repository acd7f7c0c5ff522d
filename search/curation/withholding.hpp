// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "search/api/announcement_reading.hpp"
#include "search/api/document_adjustments.hpp"
#include "search/api/file_match.hpp"
#include "search/api/found_announcement.hpp"
#include "search/api/lead.hpp"

namespace tracuu::search {

/// Error::subject of an announcement that is in the index and hidden.
inline constexpr std::string_view kWithdrawn = "withdrawn";

/// NotFound, with the subject kWithdrawn. Thread-safe, as all of this file.
[[nodiscard]] base::Error withdrawn(std::string_view id);

// Leaves out what leads to hidden announcements: links to them, attachments that are hidden. Of a
// document that is cited the number stays, which is in the text.

void withhold(DocumentAdjustments const& adjustments, Related& related);
void withhold(DocumentAdjustments const& adjustments, FoundAnnouncement& found);
void withhold(DocumentAdjustments const& adjustments,
              std::vector<schema::Announcement>& announcements);
/// An old address of a hidden announcement leads nowhere.
void withhold(DocumentAdjustments const& adjustments, Lead& lead);
void withhold(DocumentAdjustments const& adjustments, FileMatches& found);
/// And keeps at most `size`.
void withhold(DocumentAdjustments const& adjustments, std::vector<SimilarAnnouncement>& similar,
              std::size_t size);

}  // namespace tracuu::search
