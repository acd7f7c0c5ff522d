// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.hpp"

namespace tracuu::schema {

/// How many bytes an id may take in an address, in which all but letters, digits and "-._~" take
/// three each: the server reads targets of 4,096 bytes, its own part of them and parameters
/// included.
inline constexpr std::size_t kMaxEncodedIdBytes = 3'900;

/// InvalidArgument if no request can name the announcement of this id: an empty id, one with NUL
/// or bytes that are not UTF-8, "." and ".." (which every client takes for steps in a path, RFC
/// 3986 section 5.2.4, encoded or not), one that takes over kMaxEncodedIdBytes. Thread-safe.
[[nodiscard]] base::Result<void> check_id(std::string_view id);

}  // namespace tracuu::schema
