// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "schema/field.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// Adds to `run` the other ways to write its words that the index holds: full
/// forms of abbreviations and the other way round (abbreviation_table.hpp),
/// earlier names of places and agencies (name_history.hpp), and the document
/// numbers that fit a spoken or partial one (number_reading.hpp).
///
/// An abbreviation of several meanings stands for those that are seen beside
/// its neighbours ("CT UBND": chủ tịch, because "tịch UBND" is in the index);
/// without such, it stays as typed and `run.ambiguous` names its meanings.
/// Synonyms never overlap but for the very same words. May throw Xapian::Error.
void add_synonyms(Xapian::Database const& database, schema::FieldId field, RunReading& run);

}  // namespace tracuu::search
