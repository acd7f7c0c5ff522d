// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::formats {

/// The announcement as a plain text to keep (UTF-8): title, what is known of it, the
/// paragraphs with a blank line between them, where it comes from. Control characters
/// become blanks. `address` is that of its page, `accessed` the day of saving. Thread-safe.
[[nodiscard]] std::string announcement_text(schema::Announcement const& announcement,
                                            std::string_view address, schema::Date accessed);

/// The paragraphs of `text`, which end at line ends; those of blanks only are left out.
[[nodiscard]] std::vector<std::string> plain_paragraphs(std::string_view text);

}  // namespace tracuu::formats
