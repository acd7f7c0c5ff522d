// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/language.hpp"
#include "schema/announcement.hpp"
#include "search/api/found_announcement.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// Sets what the page of an announcement tells of document numbers that it cites ("cited", and
/// "more_cited" where there are many: each a link to the document if the index has it, else to
/// the search for it), and of how many cite it ("cited_by_text", "cited_by_url"). Thread-safe.
void set_citations(PageData& data, schema::Announcement const& announcement,
                   search::Citations const& citations, base::Language language);

}  // namespace tracuu::server
