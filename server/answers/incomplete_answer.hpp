// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/language.hpp"
#include "search/api/missing_shards.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// Tells in `response` that it was made without some shards of the index: in a field, in a page
/// above its contents, too, and to caches that they must not keep it. Does nothing if `missing` is
/// empty.
void tell_missing(Response& response, search::MissingShards const& missing,
                  base::Language language);

}  // namespace tracuu::server
