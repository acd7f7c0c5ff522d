// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

struct sockaddr;

namespace tracuu::indexer {

/// Whether an IP address, "10.0.0.1" or "fe80::1%eth0", is one that the public cannot reach:
/// loopback, private, link-local, shared (RFC 6598), for documentation, multicast, reserved, also
/// as an IPv4 address within an IPv6 one (mapped, NAT64, 6to4). True for what is no IP address.
/// Source: IANA's IPv4 and IPv6 Special-Purpose Address Registries; of IPv6 only 2000::/3 has been
/// given to the public. Thread-safe.
[[nodiscard]] bool is_private_address(std::string_view ip);

/// Of an address that is about to be connected to.
[[nodiscard]] bool is_private_address(sockaddr const& address);

}  // namespace tracuu::indexer
