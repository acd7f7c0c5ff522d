// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace tracuu::store {

namespace {

constexpr std::string_view kSchemeEnd = "://";
constexpr std::string_view kRemoteScheme = "tcp";

base::Error no_shard(std::string_view text, std::string_view why) {
  return {base::ErrorCode::InvalidArgument, fmt::format("'{}' names no index: {}", text, why),
          "a folder like /var/lib/tracuu/a.db, or tcp://HOST:PORT for a remote shard"};
}

/// Letters, digits and what else names and addresses are made of; colons in brackets only.
bool is_host(std::string_view host, bool in_brackets) {
  return !host.empty() && std::ranges::all_of(host, [&](char c) {
    bool const is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool const is_digit = c >= '0' && c <= '9';
    return is_letter || is_digit || c == '.' || c == '-' || c == '_' ||
           (in_brackets && (c == ':' || c == '%'));
  });
}

std::optional<std::uint16_t> port_in(std::string_view text) {
  std::uint16_t port = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size() || port == 0) return std::nullopt;
  return port;
}

}  // namespace

base::Result<ShardAddress> ShardAddress::parse(std::string_view text) {
  if (text.empty()) return no_shard(text, "it is empty");
  std::size_t const scheme_end = text.find(kSchemeEnd);
  if (scheme_end == std::string_view::npos) return ShardAddress(std::filesystem::path(text));
  if (text.substr(0, scheme_end) != kRemoteScheme) {
    return no_shard(text, fmt::format("'{}' is not tcp", text.substr(0, scheme_end)));
  }
  std::string_view const place = text.substr(scheme_end + kSchemeEnd.size());
  std::size_t const colon = place.rfind(':');
  if (colon == std::string_view::npos) return no_shard(text, "it has no port");
  std::string_view host = place.substr(0, colon);
  bool const in_brackets = host.size() > 2 && host.starts_with('[') && host.ends_with(']');
  if (in_brackets) host = host.substr(1, host.size() - 2);
  if (!is_host(host, in_brackets)) return no_shard(text, "it has no host");
  auto const port = port_in(place.substr(colon + 1));
  if (!port) return no_shard(text, "its port is not from 1 to 65535");
  return ShardAddress(std::string(host), *port);
}

std::string ShardAddress::text() const {
  if (!is_remote()) return folder_.string();
  bool const is_ipv6 = host_.find(':') != std::string::npos;
  std::string const host = is_ipv6 ? fmt::format("[{}]", host_) : host_;
  return fmt::format("{}{}{}:{}", kRemoteScheme, kSchemeEnd, host, port_);
}

}  // namespace tracuu::store
