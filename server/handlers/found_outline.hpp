// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "search/api/search_answer.hpp"
#include "search/api/search_request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// What is counted of `answer`. It is relaxed if its notes say that words, marks or the spelling of
/// what was asked had to be given up. Thread-safe.
[[nodiscard]] inline FoundOutline outline_of(search::SearchAnswer const& answer,
                                             search::SearchRequest const& request) {
  using search::NoteCode;
  bool const is_relaxed = std::ranges::any_of(answer.notes, [](search::Note const& note) {
    return note.code == NoteCode::FewerWords || note.code == NoteCode::MarksIgnored ||
           note.code == NoteCode::SpellingCorrected;
  });
  return {answer.total.estimated, is_relaxed, request.page == 1 && request.cursor.empty()};
}

}  // namespace tracuu::server
