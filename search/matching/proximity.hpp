// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <vector>

#include "search/matching/rescoring.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// What closeness is weighed by in a document, besides the positions of words.
struct DocumentShape {
  double length = 1;             ///< in terms, against the mean one
  Xapian::termpos lead_end = 0;  ///< one past the tokens of its title and lead
};

/// As `database` has it. May throw Xapian::Error.
[[nodiscard]] DocumentShape stored_shape(Xapian::Database const& database, Xapian::docid document);

/// The end of the lead, as it is stored in its value slot.
[[nodiscard]] Xapian::termpos lead_end_of(std::string const& value);

/// The last stage of ranking: adds to the score of each hit what it gains by
/// holding the words close together, in title or lead, and early, and
/// sorts by the new score, best first, ties by document id. For the few hits of
/// the first pages: it reads the positions of every word in every hit.
///
/// Closeness after Büttcher, Clarke & Lushman, "Term proximity scoring for
/// ad-hoc retrieval on very large text collections" (SIGIR 2006): two words d
/// tokens apart give each other their rarity / d², and the sum is damped as a
/// number of occurrences is by BM25. May throw Xapian::Error.
void rescore_by_proximity(Xapian::Database const& database,
                          std::vector<WordReading const*> const& words,
                          std::vector<ScoredDocument>& hits,
                          std::function<DocumentShape(Xapian::docid)> const& shape_of);

}  // namespace tracuu::search
