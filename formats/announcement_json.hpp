// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "search/api/document_matches.hpp"
#include "search/api/found_announcement.hpp"

namespace tracuu::formats {

/// The announcement as the API sends it (docs/api.md): one JSON object, no
/// newline. Leaves out where on our disks it came from. Thread-safe.
[[nodiscard]] std::string announcement_json(search::FoundAnnouncement const& found);

/// As announcement_json, with what in it matched a query: "matches".
[[nodiscard]] std::string searched_announcement_json(search::SearchedAnnouncement const& searched);

}  // namespace tracuu::formats
