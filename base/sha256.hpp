// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::base {

/// SHA-256 (FIPS 180-4) of `bytes` as 64 lower-case hex digits. Thread-safe.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace tracuu::base
