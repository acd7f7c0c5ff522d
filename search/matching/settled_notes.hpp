// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "search/api/note.hpp"

namespace tracuu::search {

/// The notes of an answer in order of importance, the main one first, with the last state only and
/// none that another one contradicts: a word that is searched by its synonyms is not told as
/// unknown, a reading is told once, no number of announcements has "all words" beside a word that
/// none has. Notes of one code keep their order. Thread-safe.
[[nodiscard]] std::vector<Note> settled_notes(std::vector<Note> notes);

}  // namespace tracuu::search
