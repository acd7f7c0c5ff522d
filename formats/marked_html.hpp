// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "search/api/marked_text.hpp"

namespace tracuu::formats {

/// `marked` as HTML for pages and the API's `title_html` and `snippet_html`: escaped, with no
/// markup but <mark> and </mark> around the matches. Thread-safe.
[[nodiscard]] std::string marked_html(search::MarkedText const& marked);

}  // namespace tracuu::formats
