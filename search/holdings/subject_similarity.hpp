// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "search/matching/rescoring.hpp"

namespace tracuu::search {

/// What a reader of the official document `document` looks at next, scored from 0 to 1, best
/// first: `nearby` (hits near it in content, so scored), documents with a title like its own, and
/// those that change or carry it out, or that it changes. Counted is how much of the subject (trích
/// yếu: the title without numbers) they share; documents after it count more than those before it,
/// those within some years, of its issuer, and circulars, which say how things are carried out.
/// Measured in docs/ranking.md. May throw Xapian::Error.
[[nodiscard]] std::vector<ScoredDocument> rank_by_subject(
    Xapian::Database const& database, Xapian::docid document,
    std::vector<ScoredDocument> const& nearby);

}  // namespace tracuu::search
