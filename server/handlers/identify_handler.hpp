// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// Larger files are refused (as is what exceeds `limits.body` of the configuration).
inline constexpr std::uint64_t kMaxIdentifiedBytes = 64u << 20;
/// Of a form, so many files are looked at.
inline constexpr std::size_t kMaxIdentifiedFiles = 20;

/// GET /kho/identify: the form that files are sent by.
[[nodiscard]] base::Result<Response> handle_identify_page(Request const& request,
                                                          Context const& context,
                                                          AppState const& state);

/// POST /kho/identify and /api/v1/identify: what the index has of the files that were sent, as a
/// page or as JSON. They are read, and not kept. 200, 422.
[[nodiscard]] base::Result<Response> handle_identify(Request const& request, Context const& context,
                                                     search::Searcher& searcher);

}  // namespace tracuu::server
