// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "server/http/net.hpp"

namespace tracuu::server {

/// The endpoint of "http://10.0.0.1:8080" or "http://[fd00::1]:8080", perhaps with a slash at the
/// end. Nothing for any other text: not for a name, whose look-up could not be given up in time,
/// nor without a port.
[[nodiscard]] std::optional<tcp::endpoint> parse_status_address(std::string_view text);

/// What a GET of `target` ("/readyz") at `server` gives, with any status. Blocks for `time` at
/// most. Io if that does not come whole in time or is longer than `max_bytes`.
[[nodiscard]] base::Result<std::string> fetch(tcp::endpoint const& server, std::string_view target,
                                              std::chrono::milliseconds time,
                                              std::size_t max_bytes);

}  // namespace tracuu::server
