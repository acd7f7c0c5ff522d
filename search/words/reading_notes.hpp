// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "search/api/note.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// What a person must be told of how `reading` was read: rewritten words, a near
/// spelling, synonyms, document numbers, periods; each once. Of old names tells
/// search/matching/old_name_notes.hpp. `query` is the whole query as typed.
[[nodiscard]] std::vector<Note> reading_notes(TextReading const& reading, std::string const& query);

/// Adds those of `more` to `notes` that are not among them.
void append_notes(std::vector<Note>& notes, std::vector<Note> more);

}  // namespace tracuu::search
