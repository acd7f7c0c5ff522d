// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/query_counter.hpp"

namespace tracuu::server {

/// Tells `counter` what of an answered request is counted (docs/webmaster.md):
///
///   - a search: /search and /api/v1/search with words, whether its answer was made for it or kept;
///     not one whose answer the client has already (304), as that asks again;
///   - a hit that was opened: the page of an announcement with `pos`, its place among the hits,
///     followed from a page of ours. A link that somebody shared is none.
///
/// Nothing is counted of clients that ask for that (`log=0`, DNT, Sec-GPC), nor of robots. `last`
/// is what was last counted on this connection: who asks for one thing again and again counts once.
/// Never waits. Thread-safe for different `last`.
void count_request(Request const& request, Context const& context, Response const& outline,
                   QueryCounter& counter, std::size_t& last);

/// Whether `request` may be counted at all.
[[nodiscard]] bool may_be_counted(Request const& request);

}  // namespace tracuu::server
