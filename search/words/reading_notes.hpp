// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "search/api/note.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// Appends what a person must be told of how `run` was read: rewritten words, a
/// near spelling, synonyms, old names, document numbers, periods; each once.
/// `query` is the whole query as typed.
void append_reading_notes(RunReading const& run, std::string const& query,
                          std::vector<Note>& notes);

}  // namespace tracuu::search
