// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tracuu::analyzers {

/// Longer names are cut at a code point. Written to disk.
inline constexpr std::size_t kMaxWholeNameBytes = 500;

/// The form in which the name of a site, unit, place or category is counted and
/// compared as a whole: NFC, white space inside one blank, none at the ends; case
/// and spelling stay. " Phòng  Tư pháp\n" -> "Phòng Tư pháp". Thread-safe.
[[nodiscard]] std::string whole_name(std::string_view text);

}  // namespace tracuu::analyzers
