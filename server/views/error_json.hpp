// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "search/search_result.hpp"
#include "server/problem.hpp"

namespace tracuu::server {

/// {"error":{"code":…,"message":…,"parameter":… or null}}. Thread-safe.
[[nodiscard]] std::string error_json(Problem const& problem, search::Language language);

}  // namespace tracuu::server
