// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string_view>
#include <vector>

#include "schema/date.hpp"
#include "search/api/relations.hpp"
#include "search/matching/rescoring.hpp"
#include "search/plans/index_terms.hpp"
#include "search/plans/plan.hpp"

namespace tracuu::search {

// Whether documents are in force on the day `today`, as the documents of the index say it. All of
// these may throw Xapian::Error.

/// "yes", "no", "unknown", "có", "không", "chưa rõ", in any case, with or without marks, words
/// joined by "_" or not.
[[nodiscard]] std::optional<InForce> read_in_force(std::string_view text);

[[nodiscard]] InForce in_force(Xapian::Database const& database, Xapian::docid document,
                               schema::Date today);

/// Whether a document of the index that has begun to count replaces or repeals `document`.
[[nodiscard]] bool is_superseded(Xapian::Database const& database, Xapian::docid document,
                                 schema::Date today);

/// All documents in this state, without weight. Looks up every document that is said to be
/// replaced or repealed.
[[nodiscard]] Plan in_force_query(Xapian::Database const& database, InForce state,
                                  schema::Date today);

/// Lowers the scores of superseded documents among `hits` a little and sorts them anew, best
/// first, ties by document id.
void lower_superseded(IndexTerms const& terms, schema::Date today,
                      std::vector<ScoredDocument>& hits);

}  // namespace tracuu::search
