// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/language.hpp"
#include "schema/announcement.hpp"
#include "search/api/document_matches.hpp"
#include "search/api/page_place.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// Data of a link to a page of the document of `announcement`, found by `request`: "place_name",
/// "place_url", and "is_file": whether it opens the file itself, at that page. That is so for a PDF
/// with an address on the web; a document that a machine read, and every other one, is shown by our
/// own page, which has the words beside the picture.
[[nodiscard]] PageData page_link(schema::Announcement const& announcement,
                                 search::PagePlace const& place,
                                 search::SearchRequest const& request, base::Language language);

/// Sets what the page of an announcement needs to search in it: the box, where its text is long or
/// has pages, and the pages of its document on which `origin` matched, each with how often, a
/// passage, and links to the first match and to the page itself.
void set_page_matches(PageData& data, schema::Announcement const& announcement,
                      search::DocumentMatches const& matches, SearchParams const& origin);

}  // namespace tracuu::server
