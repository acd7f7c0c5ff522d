// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "search/matching/rescoring.hpp"
#include "search/plans/plan_run.hpp"
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

/// Of `documents`, which are in order, those that hold one of `terms`; nothing if that is not
/// known without a look-up.
using KnownHolders = std::function<std::optional<std::vector<Xapian::docid>>(
    std::vector<std::string> const& terms, std::vector<Xapian::docid> const& documents)>;

/// What is told of hits by the index.
struct HitFacts {
  KnownHolders holders;  ///< may be empty: nothing is known
  std::function<DocumentShape(Xapian::docid)> shape;
  PositionReader positions{};  ///< may be empty: they are read from the database, one by one
};

/// As `database`, which must outlive them, has them; no holders are known.
[[nodiscard]] HitFacts stored_facts(Xapian::Database const& database);

/// The last stage of ranking: adds to the score of each hit what it gains by
/// holding the words close together, in title or lead, and early, by holding what few of the
/// hits hold (telling_words.hpp) and being short, if the query is of many words, and sorts by the
/// new score, best first, ties as they stood. For the few hits of the first pages: it reads the
/// positions of every word in every hit that is not known to lack it (HitFacts::holders). Of a word
/// typed without marks only the likeliest spelling counts, if it is settled which one that is
/// (WordReading::certainty).
///
/// Closeness after Büttcher, Clarke & Lushman, "Term proximity scoring for
/// ad-hoc retrieval on very large text collections" (SIGIR 2006): two words d
/// tokens apart give each other their rarity / d², and the sum is damped as a
/// number of occurrences is by BM25. May throw Xapian::Error.
void rescore_by_proximity(Xapian::Database const& database,
                          std::vector<WordReading const*> const& words,
                          std::vector<ScoredDocument>& hits, HitFacts const& facts);

}  // namespace tracuu::search
