// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::indexer {

/// File names are bytes, ids and messages are UTF-8: a byte that is not becomes
/// "%E1". Thread-safe.
[[nodiscard]] std::string utf8_name(std::string_view name);

/// Whether an entry of a folder (`name` without the folders above it) may be a
/// source: hidden entries and README.md are not. Thread-safe.
[[nodiscard]] bool is_source_name(std::string_view name);

}  // namespace tracuu::indexer
