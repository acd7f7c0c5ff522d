// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "base/result.hpp"
#include "schema/file_traits.hpp"
#include "search/api/file_match.hpp"
#include "search/api/search_budget.hpp"

namespace tracuu::search {

/// The announcements that agree with a file: by the hash of its bytes, its fingerprint, its
/// document number and its rare pairs of words. Fingerprints are looked through from the first
/// document to the last within `budget`; not where `has_remote` says that some are on another
/// machine, of which each would be fetched: is_cut then. May throw Xapian::Error.
[[nodiscard]] base::Result<FileMatches> match_file(Xapian::Database const& database,
                                                   schema::FileTraits const& file,
                                                   SearchBudget const& budget, bool has_remote);

}  // namespace tracuu::search
