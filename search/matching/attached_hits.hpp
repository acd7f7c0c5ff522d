// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "search/matching/rescoring.hpp"

namespace tracuu::search {

/// Puts a page among `hits` right before the first of its attachments that came before it: who
/// reads the page has the file, too, and knows what it belongs to. The page gets the score of that
/// attachment. `hits` are the few best, best first. One look-up where no announcement of the index
/// has attachments; else two for each hit. May throw Xapian::Error.
void put_pages_first(Xapian::Database const& database, std::vector<ScoredDocument>& hits);

}  // namespace tracuu::search
