// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// Files of ids that are larger are refused.
inline constexpr std::uint64_t kMaxListBytes = 8u << 20;

/// GET and POST /kho/list: the announcements of a reader's list, as a page or, with `format`, as a
/// file. The list is in the address (`ids`, with commas between; `id`, once for each), in the field
/// `ids` of the form (one a line) or in a file (formats/archivists/id_list.hpp). What the index
/// does not have is told. 200, 422.
[[nodiscard]] base::Result<Response> handle_list(Request const& request, Context const& context,
                                                 search::Searcher& searcher);

}  // namespace tracuu::server
