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

}  // namespace tracuu::server
