// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/language.hpp"
#include "schema/announcement.hpp"
#include "search/api/relations.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// Sets what the page of an announcement tells of its days and of other documents, as the archive's
/// documents say it: "validity" (the line under the title of one that they end, or false),
/// "validity_rows" (label, text: days of issue, effect, expiry, and whether it is in force),
/// "has_relations" and "relation_groups" (a heading and links with the sentence that says so).
/// Thread-safe.
void set_relations(PageData& data, schema::Announcement const& announcement,
                   search::Relations const& relations, base::Language language);

}  // namespace tracuu::server
