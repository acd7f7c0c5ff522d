// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>

#include "base/language.hpp"
#include "search/api/found_announcement.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// Fills in the attachments of an announcement, and the page whose attachment it
/// is, for templates/attachments: links to what was indexed, else to the web. Of more
/// than `max_shown` attachments the others are counted.
void set_related(PageData& data, search::Related const& related, base::Language language,
                 std::size_t max_shown = std::numeric_limits<std::size_t>::max());

/// As set_related, and tells of each attachment what was read of it: its type, its own document
/// number, which pages are pictures; or that it is not in the index.
void set_read_attachments(PageData& data, search::Related const& related, base::Language language);

}  // namespace tracuu::server
