// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "server/answers/router.hpp"

namespace tracuu::server {

/// The whole public surface of the server (docs/api.md describes it). `is_live`:
/// with those that change the index.
[[nodiscard]] std::vector<Route> make_routes(bool is_live = false);

}  // namespace tracuu::server
