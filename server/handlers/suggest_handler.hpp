// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>

#include "base/result.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"
#include "server/state/suggestion_watch.hpp"

namespace tracuu::server {

/// As search::SuggestOptions::is_withheld.
using Withheld = std::function<bool(std::string_view text, std::string_view id)>;

/// GET /api/v1/suggest: 200, 422 for parameters; IndexMissing if there are no suggestions
/// yet (`snapshot` is null, as SuggestionWatch::current gives it). Needs no disk and a
/// few milliseconds at most. Thread-safe.
[[nodiscard]] base::Result<Response> suggest_from(SuggestionSnapshot const* snapshot,
                                                  Request const& request, Context const& context,
                                                  Withheld is_withheld = {});

/// Answers from what the server has now.
[[nodiscard]] base::Result<Response> handle_suggest(Request const& request, Context const& context,
                                                    AppState const& state);

}  // namespace tracuu::server
