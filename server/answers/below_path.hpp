// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "server/http/response.hpp"

namespace tracuu::server {

/// `page` (HTML) with its addresses on this site (`href="/…"`, src, action) below `base_path`:
/// `href="/search"` -> `href="/tim/search"`. Text cannot be taken for one, since each quote in it
/// is escaped. Linear; thread-safe.
[[nodiscard]] std::string below_path(std::string_view page, std::string_view base_path);

/// As that, for an answer that is a page and has its own body; others stay as they are, and all do
/// where `base_path` is empty. To be called once for an answer.
void put_below_path(Response& response, std::string_view base_path);

}  // namespace tracuu::server
