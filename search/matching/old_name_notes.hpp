// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/api/note.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// What a person must be told of earlier names that were searched too: one note for each name,
/// with those of its earlier names by which one of `hits` is found, since it holds them and not
/// the name that was typed. Old names rank last, so that few queries bring any. Of a query
/// that is a name and nothing else, all that the index holds are told.
///
/// `hits` are the best ones or those of the page (more than ten are not looked at), `readings`
/// all words that were read, `query` the whole query as typed. May throw Xapian::Error.
[[nodiscard]] std::vector<Note> old_name_notes(Xapian::Database const& database,
                                               std::vector<Xapian::docid> const& hits,
                                               std::vector<TextReading> const& readings,
                                               std::string const& query);

}  // namespace tracuu::search
