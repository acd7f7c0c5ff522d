// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tracuu::indexer {

/// The bytes that `text` stands for (RFC 4648, base64), line ends and blanks left out; nothing for
/// text with other characters, or cut off in the middle of a byte. Thread-safe.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

}  // namespace tracuu::indexer
