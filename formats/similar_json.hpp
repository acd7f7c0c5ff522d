// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "search/api/announcement_reading.hpp"

namespace tracuu::formats {

/// What is near the announcement `id` in content, as the API sends it (docs/api.md).
/// Thread-safe.
[[nodiscard]] std::string similar_json(std::string const& id,
                                       std::vector<search::SimilarAnnouncement> const& similar);

}  // namespace tracuu::formats
