// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "search/search_result.hpp"

namespace tracuu::server {

/// The answer as the API sends it (docs/api.md): one JSON object, no newline.
/// `language` is that of the notes' messages. Thread-safe.
[[nodiscard]] std::string search_json(search::SearchAnswer const& answer,
                                      search::Language language);

}  // namespace tracuu::server
