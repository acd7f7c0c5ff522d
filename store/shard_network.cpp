// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_network.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace tracuu::store {

namespace {

using Bytes = std::array<std::uint8_t, 16>;  // of IPv6; IPv4 is ::ffff:a.b.c.d

struct Network {
  char const* first;
  unsigned prefix_bits;
};

// RFC 6890 lists them all; these are the ones in which machines of one owner speak to each other.
constexpr Network kPrivateNetworks[] = {
    {"::ffff:127.0.0.0", 96 + 8},     // this machine
    {"::ffff:10.0.0.0", 96 + 8},      // RFC 1918
    {"::ffff:172.16.0.0", 96 + 12},   // RFC 1918
    {"::ffff:192.168.0.0", 96 + 16},  // RFC 1918
    {"::ffff:169.254.0.0", 96 + 16},  // link-local, RFC 3927
    {"::ffff:100.64.0.0", 96 + 10},  // shared by a provider's customers, RFC 6598; overlay networks
    {"::1", 128},                    // this machine
    {"fc00::", 7},                   // RFC 4193
    {"fe80::", 10},                  // link-local
};

std::optional<Bytes> bytes_of(std::string address) {
  if (address.find(':') == std::string::npos) address = "::ffff:" + address;
  address.resize(std::min(address.find('%'), address.size()));  // the interface of a link-local one
  Bytes bytes;
  if (::inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return std::nullopt;
  return bytes;
}

bool contains(Network const& network, Bytes const& bytes) {
  Bytes const first = *bytes_of(network.first);
  unsigned const whole = network.prefix_bits / 8;
  unsigned const rest = network.prefix_bits % 8;
  if (!std::equal(first.begin(), first.begin() + whole, bytes.begin())) return false;
  return rest == 0 || ((first[whole] ^ bytes[whole]) >> (8 - rest)) == 0;
}

/// The first public address that `host`, a name or an address, has; nothing if there is none.
std::optional<std::string> public_address_of(std::string const& host) {
  ::addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  ::addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) return std::nullopt;
  std::unique_ptr<::addrinfo, decltype(&::freeaddrinfo)> const all(found, &::freeaddrinfo);
  for (::addrinfo const* one = found; one != nullptr; one = one->ai_next) {
    std::array<char, NI_MAXHOST> text{};
    bool const is_read = ::getnameinfo(one->ai_addr, one->ai_addrlen, text.data(), text.size(),
                                       nullptr, 0, NI_NUMERICHOST) == 0;
    if (is_read && !is_private_address(text.data())) return text.data();
  }
  return std::nullopt;
}

}  // namespace

bool is_private_address(std::string_view address) {
  auto const bytes = bytes_of(std::string(address));
  return bytes && std::ranges::any_of(kPrivateNetworks, [&](Network const& network) {
           return contains(network, *bytes);
         });
}

base::Result<void> check_networks(ShardList const& shards) {
  for (ShardAddress const& shard : shards.shards()) {
    if (!shard.is_remote()) continue;
    auto const address = public_address_of(shard.host());
    if (!address) continue;
    return base::Error{
        base::ErrorCode::InvalidArgument,
        fmt::format("{}: {} is a public address, and a remote shard knows neither users nor "
                    "encryption",
                    shard.text(), *address),
        "use a private network or a tunnel (docs/scale.md), or set shards.allow_public = true"};
  }
  return {};
}

}  // namespace tracuu::store
