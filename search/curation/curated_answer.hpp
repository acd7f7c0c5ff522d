// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "search/api/curated.hpp"
#include "search/api/document_adjustments.hpp"
#include "search/curation/curation.hpp"

namespace tracuu::search {

/// A query that rules are held against: as it was typed, and as it was read where that is another
/// (typing read back, a slip corrected); else `read_as` is empty.
struct CuratedQuery {
  std::string_view text;
  std::string_view read_as{};
};

/// So many best bets are shown at most.
inline constexpr std::size_t kMaxBestBets = 10;

/// What stands above the results of `query` on `day`: best bets that the index has (or that are
/// addresses) and that are not hidden; the first route; the most urgent alert, the first of these.
/// May throw Xapian::Error.
[[nodiscard]] Curated curate(Xapian::Database const& database, Curation const& curation,
                             DocumentAdjustments const& adjustments, CuratedQuery const& query,
                             schema::Date day);

/// What each rule does to `query`, in the order of the file, and those that would on other days.
/// Rules for all queries that hide and lower documents are told, too. May throw Xapian::Error.
[[nodiscard]] std::vector<RuleEffect> effects_on(Xapian::Database const& database,
                                                 Curation const& curation,
                                                 DocumentAdjustments const& adjustments,
                                                 CuratedQuery const& query, schema::Date day);

}  // namespace tracuu::search
