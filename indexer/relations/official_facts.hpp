// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Fills in what an official document, one with a number of its own, says of its effect and of
/// other documents: `issued`, `effective`, `expires`, `relations`. Leaves all as it is for other
/// announcements, and where the source told one of them. Thread-safe.
void add_official_facts(schema::Announcement& announcement);

}  // namespace tracuu::indexer
