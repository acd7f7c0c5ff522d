// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <map>
#include <string>

#include "base/result.hpp"
#include "indexer/build_facts.hpp"

namespace tracuu::indexer {

/// Holds `database`, which a build has just written, as Xapian reads it against what is known
/// of what was written: counts and lengths of documents, statistics of value slots, how often the
/// sampled terms occur and in which documents, the sampled documents with their text, values,
/// terms and positions, metadata. A sample: `tracuu check` reads all.
///
/// IndexCorrupt, which names the first difference. May throw Xapian::Error.
[[nodiscard]] base::Result<void> check_build(Xapian::Database const& database,
                                             BuildFacts const& facts,
                                             std::map<std::string, std::string> const& metadata);

}  // namespace tracuu::indexer
