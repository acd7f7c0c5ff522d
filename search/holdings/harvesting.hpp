// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "search/api/harvest.hpp"
#include "search/columns/columns.hpp"

namespace tracuu::search {

/// The next announcements that `request` asks for, by rising numbers of documents,
/// so that a harvest meets each once however the index changes meanwhile. May throw
/// Xapian::Error.
[[nodiscard]] base::Result<HarvestPage> harvest_page(Xapian::Database const& database,
                                                     std::string const& generation,
                                                     HarvestRequest const& request,
                                                     std::vector<Xapian::docid> const& hidden = {});

/// The announcement with this id. NotFound. May throw Xapian::Error.
[[nodiscard]] base::Result<HarvestedAnnouncement> harvest_announcement(
    Xapian::Database const& database, std::string_view id);

/// Announcements that were deleted and have not come back since the last full build, each
/// once however the index changes meanwhile. May throw Xapian::Error.
[[nodiscard]] DeletedPage deleted_page(std::vector<Xapian::Database> const& shards,
                                       DeletedRequest const& request);

/// May throw Xapian::Error.
[[nodiscard]] HarvestScope read_harvest_scope(Xapian::Database const& database);

/// The sites of announcements that are not `hidden`, by their forms. `columns` follow `database`.
/// May throw Xapian::Error.
[[nodiscard]] base::Result<std::vector<HarvestSite>> harvest_sites(
    Xapian::Database const& database, Columns& columns,
    std::vector<Xapian::docid> const& hidden = {});

/// Least time at which an announcement was indexed or deleted; looks at all that were
/// deleted. May throw Xapian::Error.
[[nodiscard]] std::optional<schema::Instant> earliest_datestamp(
    std::vector<Xapian::Database> const& shards);

}  // namespace tracuu::search
