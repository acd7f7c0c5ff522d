// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "schema/announcement.hpp"
#include "schema/date.hpp"
#include "search/api/relations.hpp"

namespace tracuu::search {

/// What `announcement`, which is document `document` of the index, does to other documents and they
/// to it, both by the terms of the one that says so, with the sentence; and whether it is in force
/// on the day `today`. Of very many that say one thing of it the first are looked up. May throw
/// Xapian::Error.
[[nodiscard]] Relations find_relations(Xapian::Database const& database, Xapian::docid document,
                                       schema::Announcement const& announcement,
                                       schema::Date today);

}  // namespace tracuu::search
