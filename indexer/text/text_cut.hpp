// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tracuu::indexer {

/// Where to cut `text` so that at most `max_bytes` are left: after a line, else after a blank, if
/// there is one in the last kilobytes, else between two code points. Thread-safe.
[[nodiscard]] std::size_t cut_place(std::string_view text, std::size_t max_bytes);

/// What a report says of a text that was cut: "8.0 of 66.1 MB of its text are kept". Thread-safe.
[[nodiscard]] std::string cut_remark(std::size_t kept_bytes, std::size_t all_bytes);

}  // namespace tracuu::indexer
