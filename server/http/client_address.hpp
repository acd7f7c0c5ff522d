// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/http/address_set.hpp"

namespace tracuu::server {

/// Who sent a request.
struct Client {
  std::optional<net::ip::address> address;  ///< nothing: nobody, since a proxy does not tell
  bool is_limited = true;                   ///< false for a trusted proxy's own requests
};

/// The client that `peer` speaks for. X-Forwarded-For (all of its fields, joined by commas) is
/// believed from the right, as far as `proxies` wrote it:
///
///     peer 127.0.0.1 (a proxy), "6.6.6.6, 203.0.113.7" -> 203.0.113.7; what is left of it is
///     hearsay
///
/// What a proxy wrote and is no address makes the request nobody's: it has no right that an
/// address could have, the proxy's least of all.
[[nodiscard]] Client client_behind(net::ip::address const& peer, std::string_view forwarded_for,
                                   AddressSet const& proxies);

/// What limits are counted by: the address, of IPv6 its first 64 bits, since one household has all
/// of the others.
[[nodiscard]] std::string limit_key(net::ip::address const& address);

/// The address, or limit key, of all those who are nobody: together they are one client.
inline constexpr std::string_view kNobody = "unknown";

}  // namespace tracuu::server
