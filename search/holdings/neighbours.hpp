// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "base/result.hpp"
#include "schema/announcement.hpp"
#include "search/api/announcement_reading.hpp"

namespace tracuu::search {

/// What its site published just before and just after `announcement`; of one day in the
/// order of the ids, so that going on from neighbour to neighbour comes to every dated
/// announcement of the site once; without those that one of `hidden_terms` stands for. Nothing for
/// one without a site or a date. May throw Xapian::Error.
[[nodiscard]] base::Result<Neighbours> find_neighbours(
    Xapian::Database const& database, schema::Announcement const& announcement,
    std::vector<std::string> const& hidden_terms = {});

}  // namespace tracuu::search
