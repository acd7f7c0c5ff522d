// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::schema {

/// A second of UTC.
using Instant = std::chrono::sys_seconds;

/// The present second.
[[nodiscard]] Instant now();

/// "20231107081530": byte order is the order in time. Written to disk (value slot `indexed`).
[[nodiscard]] std::string format_value_instant(Instant instant);

/// The inverse of format_value_instant; nothing for any other text.
[[nodiscard]] std::optional<Instant> parse_value_instant(std::string_view value);

/// "2023-11-07T08:15:30Z" (RFC 3339).
[[nodiscard]] std::string format_iso_instant(Instant instant);

/// Reads just what format_iso_instant writes; nothing for any other form.
[[nodiscard]] std::optional<Instant> parse_iso_instant(std::string_view text);

}  // namespace tracuu::schema
