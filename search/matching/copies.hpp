// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "search/matching/rescoring.hpp"

namespace tracuu::search {

/// Hits that are copies of one text: the one that is shown, and the others.
struct HitGroup {
  ScoredDocument shown;
  std::vector<Xapian::docid> copies;  ///< in the order of the hits
};

/// Groups `hits` (of one page): copies of a hit go under the first of them, the
/// groups keep the order of their first hits. Texts without a fingerprint, the
/// short ones, stand alone. May throw Xapian::Error.
[[nodiscard]] std::vector<HitGroup> group_copies(Xapian::Database const& database,
                                                 std::vector<ScoredDocument> const& hits);

}  // namespace tracuu::search
