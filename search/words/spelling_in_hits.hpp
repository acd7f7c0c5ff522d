// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// Decides how the open words of `reading` (plain words, read from Text) are spelled by
/// what stands in `hits`, the best hits for it: sets likeliest and certainty of these words, and
/// TextReading::certainty.
///
/// The index as a whole says which spelling is the most frequent, two words at a time:
/// "ông nói của mình". An announcement that holds a row of three words and more says what
/// was meant: "ông nội của mình". So each hit proposes the spelling that it holds, and one
/// that stands in hits as a whole gains most (docs/ranking.md, "Readings").
///
/// Nothing is looked up for a reading that is certain, has no pair, or is a lone pair. Reads the
/// list of terms of each hit once. May throw Xapian::Error.
void settle_spelling(Xapian::Database const& database, std::vector<Xapian::docid> const& hits,
                     TextReading& reading);

}  // namespace tracuu::search
