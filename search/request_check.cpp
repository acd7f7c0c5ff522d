// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/request_check.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/utf8.hpp"
#include "schema/web_address.hpp"
#include "search/api/lead.hpp"

namespace tracuu::search {

namespace {

/// Pages end here: a hit this far down is found by narrowing, not by paging.
constexpr std::size_t kMaxHitsDeep = 1'000'000;

base::Error invalid(std::string message, std::string hint) {
  return {base::ErrorCode::InvalidArgument, std::move(message), std::move(hint)};
}

}  // namespace

base::Result<void> check(SearchRequest const& request) {
  if (request.size < 1 || request.size > kMaxPageSize) {
    return invalid(fmt::format("size: {} is not in 1..{}", request.size, kMaxPageSize), "");
  }
  if (request.page < 1 || request.page > kMaxHitsDeep / request.size) {
    return invalid(
        fmt::format("page: {} is not in 1..{}", request.page, kMaxHitsDeep / request.size),
        "narrow the search by date or site");
  }
  if (request.text.size() > kMaxQueryBytes) {
    return invalid(
        fmt::format("q: {} bytes, at most {} are allowed", request.text.size(), kMaxQueryBytes),
        "shorten the query");
  }
  if (!request.cursor.empty() && request.page != 1) {
    return invalid("page: a cursor says already where the page begins", "leave one out");
  }
  if (request.facet_size < 1 || request.facet_size > kMaxFacetSize) {
    return invalid(fmt::format("facet_size: {} is not in 1..{}", request.facet_size, kMaxFacetSize),
                   "");
  }
  if (base::find_invalid_utf8(request.text)) return invalid("the query is not valid UTF-8", "");
  return check_filters(request.filters);
}

base::Result<void> check_address(std::string_view address) {
  if (address.size() > kMaxAddressBytes) {
    return invalid(
        fmt::format("url: {} bytes, at most {} are allowed", address.size(), kMaxAddressBytes), "");
  }
  if (base::find_invalid_utf8(address)) return invalid("url: is not valid UTF-8", "");
  if (schema::web_address_key(address).empty()) {
    return invalid("url: is no web address", "give it whole: https://vankhe.example/tin/7.html");
  }
  return {};
}

base::Result<void> check_similar(std::size_t size) {
  if (size >= 1 && size <= kMaxSimilar) return {};
  return invalid(fmt::format("size: {} is not in 1..{}", size, kMaxSimilar), "");
}

}  // namespace tracuu::search
