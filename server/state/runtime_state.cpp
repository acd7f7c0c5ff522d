// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/runtime_state.hpp"

#include <algorithm>
#include <utility>

namespace tracuu::server {
namespace {

// "https://portal.example:8443": a scheme and a host, as browsers send it, and nothing that could
// end a header line.
bool is_origin(std::string_view text) {
  if (text == "*") return true;
  std::size_t const scheme_end = text.find("://");
  if (scheme_end == std::string_view::npos || scheme_end == 0) return false;
  std::string_view const host = text.substr(scheme_end + 3);
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':' ||
           c == '[' || c == ']';
  });
}

}  // namespace

base::Result<std::shared_ptr<RuntimeState const>> RuntimeState::make(RuntimeSettings settings) {
  for (std::string const& origin : settings.cors_origins) {
    if (is_origin(origin)) continue;
    return base::Error{base::ErrorCode::InvalidArgument, "not an origin: " + origin,
                       "\"*\" or for example https://portal.example.gov.vn, in lower case"};
  }
  auto proxies = AddressSet::parse(settings.trusted_proxies);
  if (!proxies) return proxies.error();
  auto readers = AddressSet::parse(settings.metrics_allow);
  if (!readers) return readers.error();
  return std::make_shared<RuntimeState const>(
      RuntimeState{std::move(settings), std::move(*proxies), std::move(*readers)});
}

}  // namespace tracuu::server
