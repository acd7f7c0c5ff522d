// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::search {

/// What a Searcher takes before it looks into the index. All return InvalidArgument, whose message
/// begins with the parameter's name. Thread-safe.

/// Sizes, pages and filters within their limits, a query that is UTF-8 and not too long.
[[nodiscard]] base::Result<void> check(SearchRequest const& request);

/// A web address, of at most kMaxAddressBytes.
[[nodiscard]] base::Result<void> check_address(std::string_view address);

/// 1 to kMaxSimilar.
[[nodiscard]] base::Result<void> check_similar(std::size_t size);

}  // namespace tracuu::search
