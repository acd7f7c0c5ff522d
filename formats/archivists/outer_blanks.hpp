// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tracuu::formats {

/// `text`, UTF-8, without blanks, ends of lines and NO-BREAK SPACE (U+00A0, with which tables that
/// are copied from pages are full) around it. Whole characters are taken: "và" ends with a byte of
/// U+00A0, too. Thread-safe.
[[nodiscard]] std::string_view without_outer_blanks(std::string_view text);

}  // namespace tracuu::formats
