// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/address_set.hpp"

#include <algorithm>
#include <charconv>

namespace tracuu::server {
namespace {

constexpr unsigned kV4OffsetBits = 96;

net::ip::address_v6::bytes_type bits_of(net::ip::address const& address) {
  if (address.is_v6()) return address.to_v6().to_bytes();
  return net::ip::make_address_v6(net::ip::v4_mapped, address.to_v4()).to_bytes();
}

base::Error not_a_network(std::string const& text) {
  return {base::ErrorCode::InvalidArgument, "not an address or network: " + text,
          "for example 127.0.0.1, 10.0.0.0/8 or fd00::/8"};
}

// The address itself: no port, no zone, no name.
std::optional<net::ip::address> parse_bare(std::string_view text) {
  beast::error_code error;
  auto const address = net::ip::make_address(std::string(text), error);
  if (error || text.find('%') != std::string_view::npos) return std::nullopt;
  return plain_address(address);
}

bool share_prefix(net::ip::address_v6::bytes_type const& one,
                  net::ip::address_v6::bytes_type const& other, unsigned prefix_bits) {
  std::size_t const whole = prefix_bits / 8;
  if (!std::equal(one.begin(), one.begin() + whole, other.begin())) return false;
  unsigned const rest = prefix_bits % 8;
  if (rest == 0) return true;
  auto const mask = static_cast<unsigned char>(0xff << (8 - rest));
  return (one[whole] & mask) == (other[whole] & mask);
}

}  // namespace

base::Result<AddressSet> AddressSet::parse(std::vector<std::string> const& networks) {
  AddressSet set;
  for (std::string const& text : networks) {
    std::size_t const slash = std::min(text.find('/'), text.size());
    auto const address = parse_bare(std::string_view(text).substr(0, slash));
    if (!address) return not_a_network(text);
    unsigned const offset = address->is_v4() ? kV4OffsetBits : 0;
    unsigned const most = 128 - offset;
    unsigned prefix_bits = most;
    if (slash < text.size()) {
      char const* const end = text.data() + text.size();
      auto const [stop, error] = std::from_chars(text.data() + slash + 1, end, prefix_bits);
      if (error != std::errc() || stop != end || prefix_bits > most) return not_a_network(text);
    }
    set.networks_.push_back({bits_of(*address), prefix_bits + offset});
  }
  return set;
}

bool AddressSet::contains(net::ip::address const& address) const {
  auto const bits = bits_of(address);
  return std::ranges::any_of(networks_, [&](Network const& network) {
    return share_prefix(bits, network.bits, network.prefix_bits);
  });
}

std::optional<net::ip::address> parse_address(std::string_view text) {
  if (text.starts_with('[')) {
    std::size_t const end = text.find(']');
    return end == std::string_view::npos ? std::nullopt : parse_bare(text.substr(1, end - 1));
  }
  bool const has_port = std::ranges::count(text, ':') == 1;
  return parse_bare(has_port ? text.substr(0, text.find(':')) : text);
}

net::ip::address plain_address(net::ip::address const& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6());
  }
  return address;
}

}  // namespace tracuu::server
