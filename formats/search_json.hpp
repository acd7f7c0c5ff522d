// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "formats/hit_field.hpp"
#include "search/api/search_answer.hpp"

namespace tracuu::formats {

/// The answer as the API sends it (docs/api.md): one JSON object, no newline.
/// `language` is that of the notes' messages; hits carry `fields`, or all fields
/// if there are none. `permalink`: the address that names its state; empty: none. Thread-safe.
[[nodiscard]] std::string search_json(search::SearchAnswer const& answer, base::Language language,
                                      std::vector<HitField> const& fields = {},
                                      std::string const& permalink = "");

/// The answer of /api/v1/timeline, likewise.
[[nodiscard]] std::string timeline_json(search::SearchAnswer const& answer,
                                        base::Language language);

}  // namespace tracuu::formats
