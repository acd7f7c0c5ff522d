// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/private_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

namespace tracuu::indexer {

namespace {

using Bytes = std::span<std::uint8_t const>;

struct Network4 {
  std::uint32_t front;
  unsigned bits;
};

constexpr std::array kPrivate4{
    Network4{0x00000000, 8},   // 0.0.0.0/8, this network
    Network4{0x0A000000, 8},   // 10.0.0.0/8, private
    Network4{0x64400000, 10},  // 100.64.0.0/10, shared
    Network4{0x7F000000, 8},   // 127.0.0.0/8, loopback
    Network4{0xA9FE0000, 16},  // 169.254.0.0/16, link-local
    Network4{0xAC100000, 12},  // 172.16.0.0/12, private
    Network4{0xC0000000, 24},  // 192.0.0.0/24, of the IETF
    Network4{0xC0000200, 24},  // 192.0.2.0/24, documentation
    Network4{0xC0A80000, 16},  // 192.168.0.0/16, private
    Network4{0xC6120000, 15},  // 198.18.0.0/15, benchmarks
    Network4{0xC6336400, 24},  // 198.51.100.0/24, documentation
    Network4{0xCB007100, 24},  // 203.0.113.0/24, documentation
    Network4{0xE0000000, 4},   // 224.0.0.0/4, multicast
    Network4{0xF0000000, 4},   // 240.0.0.0/4, reserved, and broadcast
};

bool is_private4(Bytes bytes) {
  std::uint32_t address = 0;
  for (std::uint8_t const byte : bytes.first(4)) address = (address << 8) | byte;
  return std::ranges::any_of(kPrivate4, [address](Network4 const& network) {
    return (address ^ network.front) >> (32 - network.bits) == 0;
  });
}

bool begins_with(Bytes bytes, std::initializer_list<std::uint8_t> front) {
  return std::ranges::equal(bytes.first(front.size()), front);
}

bool is_private6(Bytes bytes) {
  if (begins_with(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF})) {
    return is_private4(bytes.subspan(12));  // ::ffff:0:0/96, mapped
  }
  if (begins_with(bytes, {0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) {
    return is_private4(bytes.subspan(12));  // 64:ff9b::/96, NAT64
  }
  if ((bytes[0] & 0xE0) != 0x20) return true;                                  // not 2000::/3
  if (begins_with(bytes, {0x20, 0x02})) return is_private4(bytes.subspan(2));  // 2002::/16, 6to4
  if (begins_with(bytes, {0x20, 0x01}) && bytes[2] < 2) return true;  // 2001::/23, of the IETF
  if (begins_with(bytes, {0x20, 0x01, 0x0D, 0xB8})) return true;      // documentation
  return begins_with(bytes, {0x3F, 0xFF}) && bytes[2] < 0x10;         // 3fff::/20, documentation
}

}  // namespace

bool is_private_address(std::string_view ip) {
  std::string const text(ip.substr(0, ip.find('%')));
  std::array<std::uint8_t, 16> bytes{};
  if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return is_private4(bytes);
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return is_private6(bytes);
  return true;
}

bool is_private_address(sockaddr const& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    return is_private4({reinterpret_cast<std::uint8_t const*>(&v4.sin_addr), 4});
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    return is_private6(v6.sin6_addr.s6_addr);
  }
  return true;
}

}  // namespace tracuu::indexer
