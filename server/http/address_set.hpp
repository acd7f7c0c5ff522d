// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "server/http/net.hpp"

namespace tracuu::server {

/// A set of networks. A value; reading it is thread-safe.
class AddressSet {
 public:
  AddressSet() = default;

  /// Of addresses ("10.1.2.3", "::1") and networks ("10.0.0.0/8", "fd00::/8"). InvalidArgument
  /// for what is neither.
  [[nodiscard]] static base::Result<AddressSet> parse(std::vector<std::string> const& networks);

  [[nodiscard]] bool contains(net::ip::address const& address) const;

 private:
  struct Network {
    net::ip::address_v6::bytes_type bits;  ///< IPv4 as ::ffff:a.b.c.d
    unsigned prefix_bits;
  };
  std::vector<Network> networks_;
};

/// `text` as an address; IPv4 in IPv6's clothes ("::ffff:10.1.2.3") becomes IPv4. A port
/// ("10.1.2.3:80", "[::1]:80") is left out. Nothing if it is no address.
[[nodiscard]] std::optional<net::ip::address> parse_address(std::string_view text);

/// As parse_address, of an address that is one already.
[[nodiscard]] net::ip::address plain_address(net::ip::address const& address);

}  // namespace tracuu::server
