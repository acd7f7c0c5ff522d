// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// Of a search that finds more announcements no originals are given.
inline constexpr std::size_t kMaxOriginals = 20'000;

/// GET /kho/originals.zip: the files that the hits of a search were made from, as a bag
/// (formats/archivists/originals_bag.hpp), in pieces. 200; 404 where originals are not given out;
/// 422 for parameters and for a search that finds more than kMaxOriginals; errors of
/// Searcher::stream.
[[nodiscard]] base::Result<Response> handle_originals(Request const& request,
                                                      Context const& context,
                                                      search::Searcher& searcher);

}  // namespace tracuu::server
