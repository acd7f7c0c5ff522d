// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Whether `text` is HTML rather than text that speaks of it: it closes an element of HTML, or has
/// a <p> or <br>. Thread-safe.
[[nodiscard]] bool has_html_tags(std::string_view text);

/// Makes text of HTML in the text fields of an announcement from JSON, a table or a feed: tags end
/// paragraphs or are left out, entities become letters ("Ti&ecirc;m"); fields without either stay
/// as they are. Title, unit, author, place and category come out as one line.
/// html_to_text's errors. Thread-safe.
[[nodiscard]] base::Result<void> convert_markup(schema::Announcement& announcement);

}  // namespace tracuu::indexer
