// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "schema/announcement.hpp"
#include "search/search_result.hpp"

namespace tracuu::server {

/// One announcement, whole, with a line to cite it by. Thread-safe.
[[nodiscard]] std::string announcement_page_html(schema::Announcement const& announcement,
                                                 search::Language language);

}  // namespace tracuu::server
