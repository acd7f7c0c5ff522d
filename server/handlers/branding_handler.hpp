// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// GET /logo: the picture of the configuration; 404 if it names none.
[[nodiscard]] base::Result<Response> handle_logo(Request const& request, Context const& context,
                                                 AppState const& state);

/// GET /favicon.ico, which browsers ask for where no page names an icon: the picture of the
/// configuration, or the program's own as SVG.
[[nodiscard]] base::Result<Response> handle_icon(Request const& request, Context const& context,
                                                 AppState const& state);

/// GET /accessibility: the accessibility statement of the configuration as a page; 404 if it names
/// none.
[[nodiscard]] base::Result<Response> handle_accessibility(Request const& request,
                                                          Context const& context,
                                                          AppState const& state);

}  // namespace tracuu::server
