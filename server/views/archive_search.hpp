// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "search/api/hit.hpp"
#include "search/api/holdings_request.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/archive_period.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// What the archive's pages share.

/// All that was published in `period` (or ever), newest first.
[[nodiscard]] search::SearchRequest archive_search(std::optional<ArchivePeriod> const& period);

/// "1.234 thông báo" / "1,234 announcements".
[[nodiscard]] std::string announcements_text(std::size_t count, base::Language language);

/// One link of a page: {text, url}.
[[nodiscard]] PageData archive_link(std::string const& text, std::string const& url);

/// The frame of a page of the archive, titled `title`, at these paths.
[[nodiscard]] PageFrame archive_frame(std::string const& title, base::Language language,
                                      std::string const& vietnamese_url,
                                      std::string const& english_url);

/// Marks `data` as a page of the archive: its header and its heading.
/// `canonical`: the whole address of its one true name; empty for pages that are not indexed.
void set_archive_page(PageData& data, std::string const& heading, std::string const& canonical);

/// How many announcements there are, from when to when.
void set_archive_span(PageData& data, search::Holdings const& holdings, base::Language language);

/// Fills in `hits`: announcements as a plain list.
void set_archive_hits(PageData& data, std::vector<search::Hit> const& hits,
                      base::Language language);

}  // namespace tracuu::server
