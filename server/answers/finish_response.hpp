// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// Whether a body is packed if the client asked for that.
enum class Packing {
  AsAsked,
  Never,  ///< 503 in place of an answer whose body the client accepts only packed
};

/// What every answer gets at the end: the fields for scripts of other sites (CORS), the coding that
/// the client asked for, and Vary. 406 takes the place of an answer whose body the client accepts
/// in no coding of ours. Thread-safe.
[[nodiscard]] Response finish_response(Response response, Request const& request,
                                       Context const& context, AppState const& state,
                                       Packing packing = Packing::AsAsked);

/// True if finish_response would pack so much that a thread which others wait for should not do
/// it: more than kMaxBytesPackedAtOnce. What was packed for another request counts nothing.
[[nodiscard]] bool takes_long_to_finish(Response const& response, Request const& request,
                                        ServerConfig const& config);

/// About 2 ms of Brotli on one core.
inline constexpr std::size_t kMaxBytesPackedAtOnce = 131'072;

}  // namespace tracuu::server
