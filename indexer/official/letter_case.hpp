// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tracuu::indexer {

/// Whether all letters of `text` are capitals, and there are some. Thread-safe.
[[nodiscard]] bool is_in_capitals(std::string_view text);

/// Whether most letters of `text` are capitals: "THÔNG BáO", as TCVN3 has no capitals with
/// tones. Thread-safe.
[[nodiscard]] bool is_mostly_capitals(std::string_view text);

/// Whether a letter of `text` is a capital. Thread-safe.
[[nodiscard]] bool has_capitals(std::string_view text);

/// Whether `text` begins with a small letter. Thread-safe.
[[nodiscard]] bool begins_lower(std::string_view text);

}  // namespace tracuu::indexer
