// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "search/search_result.hpp"

namespace tracuu::server {

/// One announcement, whole, with its attachments and a line to cite it by. Thread-safe.
[[nodiscard]] std::string announcement_page_html(search::FoundAnnouncement const& found,
                                                 search::Language language);

}  // namespace tracuu::server
