// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "schema/file_traits.hpp"
#include "search/api/announcement_reading.hpp"
#include "search/matching/rescoring.hpp"

namespace tracuu::search {

/// The documents that share most of the rare ones of `pairs`, which are those of a text that the
/// index need not hold, scored from 0 to 1 by their share of all that is special about it; at most
/// about `size`, best first. May throw Xapian::Error.
[[nodiscard]] std::vector<ScoredDocument> nearest_to_pairs(Xapian::Database const& database,
                                                           std::vector<schema::PairCount> pairs,
                                                           std::size_t size);

/// The announcements whose content is nearest to that of the one with this id,
/// nearest first, at most `size` (1..kMaxSimilar): those that share most of its
/// rare pairs of words, whatever their dates; for an official document, which has a number of its
/// own, those that its reader looks at next (subject_similarity.hpp). Left out are copies of it and
/// of each other, its attachments and its page; and what has too little in common with it to be
/// called related. NotFound. May throw Xapian::Error.
[[nodiscard]] base::Result<std::vector<SimilarAnnouncement>> find_similar(
    Xapian::Database const& database, std::string_view id, std::size_t size);

}  // namespace tracuu::search
