// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "indexer/build_facts.hpp"
#include "indexer/glass/glass_database.hpp"

namespace tracuu::indexer {

/// Adds to `facts`, which are those of the new documents, what is known of the documents of
/// `database` that stay: as Xapian reads them there, so that nothing of the merge has a part in it.
/// Also which documents hold the terms that `facts` know already. REQUIRES: `kept` was made for
/// `database`. May throw Xapian::Error.
void add_kept_facts(BuildFacts& facts, Xapian::Database const& database, KeptDocuments const& kept);

}  // namespace tracuu::indexer
