// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "server/router.hpp"

namespace tracuu::server {

/// The whole public surface of the server (docs/api.md describes it).
[[nodiscard]] std::vector<Route> make_routes();

}  // namespace tracuu::server
