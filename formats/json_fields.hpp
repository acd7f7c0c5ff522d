// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "schema/announcement.hpp"
#include "schema/date.hpp"
#include "search/api/found_announcement.hpp"
#include "search/api/marked_text.hpp"
#include "search/api/match_count.hpp"
#include "search/api/note.hpp"
#include "search/api/page_place.hpp"

namespace tracuu::formats {

/// Keeps keys in the order in which docs/api.md lists them. Objects begin as Json::object(): a null
/// value that becomes one gets its type before its memory (nlohmann/json 3.11), and crashes when it
/// is destroyed if there was none.
using Json = nlohmann::ordered_json;

/// The day as ISO text; null if there is none.
[[nodiscard]] Json date_or_null(std::optional<schema::Date> const& date);

/// Adds "page" and "sheet", null where there is none.
void add_place(Json& object, std::optional<search::PagePlace> const& place);

/// Adds to `object` what hits and whole announcements share, from "date" to "category".
void add_description(Json& object, schema::Announcement const& announcement);

/// The "query" of an answer: what was typed, how it was read, and why.
[[nodiscard]] Json query_json(std::string const& text, std::string const& read_as,
                              std::vector<search::Note> const& notes, base::Language language);

/// {"value": …, "relation": "eq" or "gte"}: an estimate is never told.
[[nodiscard]] Json count_json(search::MatchCount const& count);

/// [[begin, end], …]: `matches`, which are in order, in UTF-16 code units of `text`, as
/// JavaScript's slice() counts.
[[nodiscard]] Json matches_json(std::string_view text, std::vector<search::Stretch> const& matches);

/// {"text": …, "matches": matches_json()}.
[[nodiscard]] Json marked_json(search::MarkedText const& marked);

/// Adds "attachments" and "page": which announcements belong together.
void add_related(Json& object, search::Related const& related);

/// Adds "issued", "effective", "expires", "in_force" and "relations", both ways.
void add_relations(Json& object, schema::Announcement const& announcement,
                   search::Relations const& relations);

/// The text of `value`, on one line. Bytes that are not UTF-8 become U+FFFD: one
/// broken announcement must not make a whole answer fail.
[[nodiscard]] std::string to_text(Json const& value);

}  // namespace tracuu::formats
