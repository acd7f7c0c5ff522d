// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "schema/announcement.hpp"

namespace tracuu::server {

/// The announcement as a page to keep: one file that loads nothing, runs nothing and opens
/// without us; text, what is known of it, where it comes from. In Vietnamese. `address` is
/// that of its page, `accessed` the day of saving. Thread-safe.
[[nodiscard]] std::string saved_page_html(schema::Announcement const& announcement,
                                          std::string_view address, schema::Date accessed);

}  // namespace tracuu::server
