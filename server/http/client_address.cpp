// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/client_address.hpp"

#include "base/ascii.hpp"

namespace tracuu::server {

Client client_behind(net::ip::address const& peer, std::string_view forwarded_for,
                     AddressSet const& proxies) {
  net::ip::address client = plain_address(peer);
  while (proxies.contains(client)) {
    if (base::trim(forwarded_for).empty()) return {client, false};
    std::size_t const comma = forwarded_for.rfind(',');
    bool const is_last = comma == std::string_view::npos;
    auto const before = parse_address(base::trim(forwarded_for.substr(is_last ? 0 : comma + 1)));
    if (!before) return {std::nullopt, true};
    client = *before;
    forwarded_for = is_last ? std::string_view{} : forwarded_for.substr(0, comma);
  }
  return {client, true};
}

std::string limit_key(net::ip::address const& address) {
  if (address.is_v4()) return address.to_string();
  auto bits = address.to_v6().to_bytes();
  std::fill(bits.begin() + 8, bits.end(), static_cast<unsigned char>(0));
  return net::ip::address_v6(bits).to_string() + "/64";
}

}  // namespace tracuu::server
