// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/language.hpp"
#include "server/http/problem.hpp"

namespace tracuu::server {

/// {"error":{"code":…,"message":…,"parameter":… or null}}. Thread-safe.
[[nodiscard]] std::string error_json(Problem const& problem, base::Language language);

}  // namespace tracuu::server
