// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "schema/announcement.hpp"
#include "search/api/document_matches.hpp"
#include "search/api/marked_text.hpp"
#include "search/api/page_place.hpp"
#include "search/marking/highlight.hpp"

namespace tracuu::search {

/// The page on which what begins at byte `offset` of the body stands; nothing for text of no page.
/// `pages` as in Announcement::pages. Thread-safe.
[[nodiscard]] std::optional<PagePlace> place_at(std::vector<schema::PageStart> const& pages,
                                                std::size_t offset);

/// The matches of an announcement, of which `abstract` and `body` are the paragraphs as
/// mark_paragraphs made them with `terms`: by page, counted in the order of the text. Linear in the
/// text; thread-safe.
[[nodiscard]] DocumentMatches match_pages(schema::Announcement const& announcement,
                                          std::vector<MarkedParagraph> const& abstract,
                                          std::vector<MarkedParagraph> const& body,
                                          HighlightTerms const& terms);

}  // namespace tracuu::search
