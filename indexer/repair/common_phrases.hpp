// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/repair/word_counts.hpp"

namespace tracuu::indexer {

/// What is known of words before there is an index: counts of the phrases of
/// data/tables/official_phrases.tsv and of the names in agencies.tsv, places.tsv and others of
/// these tables. Made at the first call; thread-safe.
[[nodiscard]] WordCounts const& common_phrase_counts();

}  // namespace tracuu::indexer
