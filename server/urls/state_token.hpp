// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "search/api/result_change.hpp"

namespace tracuu::server {

/// The parameter `state` of a permalink: "20261201T030500Z-128", the second that ends the state of
/// the index, and how many announcements were found. Thread-safe, as all of this file.
[[nodiscard]] std::string state_token(search::ResultState const& state);

/// The inverse of state_token; nothing for any other text.
[[nodiscard]] std::optional<search::ResultState> parse_state_token(std::string_view token);

}  // namespace tracuu::server
