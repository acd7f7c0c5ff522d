// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <vector>

#include "search/matching/rescoring.hpp"
#include "search/plans/index_terms.hpp"

namespace tracuu::search {

/// Puts a page among `hits` right before the first of its attachments that came before it: who
/// reads the page has the file, too, and knows what it belongs to. The page gets the score of that
/// attachment. `hits` are the few best, best first. One look-up where no announcement of the index
/// has attachments; else two for each hit. May throw Xapian::Error.
void put_pages_first(IndexTerms const& terms, std::vector<ScoredDocument>& hits);

/// A hit that is shown, and those of its attachments that are hits, too.
struct AttachedHits {
  Xapian::docid page = 0;
  std::vector<Xapian::docid> files;  ///< in the order of the hits, the ones further down by id
};

/// Of the hits [begin, end) of `hits` those that are shown where a page and its attachments are one
/// result; the others go under their page.
struct FoldedHits {
  std::vector<ScoredDocument> shown;   ///< in the order of the hits
  std::vector<AttachedHits> attached;  ///< of those shown that have any
};

/// A page that is a hit and its attachments that are hits make one result, which stands where the
/// first of them stands; an attachment of several pages goes under the first of these that is a
/// hit. So each hit comes once, shown or attached, whichever hits [begin, end) are asked for.
/// `hits` are the beginning of the answer in its order; `is_hit` tells of any document whether it
/// is one. One look-up where no announcement of the index has attachments. May throw Xapian::Error.
[[nodiscard]] FoldedHits fold_attached(IndexTerms const& terms,
                                       std::vector<ScoredDocument> const& hits, std::size_t begin,
                                       std::size_t end,
                                       std::function<bool(Xapian::docid)> const& is_hit);

}  // namespace tracuu::search
