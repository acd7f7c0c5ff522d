// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "server/http/context.hpp"
#include "server/http/request.hpp"

namespace tracuu::server {

/// One text for all requests that get the same answer: the path, the parameters sorted by name, the
/// language that Accept-Language asks for, and where the client reached us (feeds name it).
///
///     /search?size=5&q=a and /search?q=a&size=5  ->  "/search" "q" "a" "size" "5" "vi" "http://…"
///
/// Values are not touched (answers repeat the query as it came), parameters given twice keep their
/// order, and each part carries its length, so that no value can pass for two.
[[nodiscard]] std::string request_key(Request const& request, Context const& context);

}  // namespace tracuu::server
