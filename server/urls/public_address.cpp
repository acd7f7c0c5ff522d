// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/public_address.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/sha256.hpp"
#include "server/http/target.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {

namespace {

constexpr std::size_t kMaxHostBytes = 255;

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-' || c == ':' || c == '[' || c == ']';
}

bool is_host(std::string_view text) {
  return !text.empty() && text.size() <= kMaxHostBytes &&
         std::ranges::all_of(text, is_host_character);
}

// Labels of letters, digits and hyphens with dots between them, the last of which is no number (as
// that of an IPv4 address is): RFC 1123 section 2.1.
bool is_domain(std::string_view host) {
  bool const is_plain = !host.starts_with('.') && !host.ends_with('.') &&
                        host.find("..") == std::string_view::npos && is_host(host) &&
                        host.find_first_of(":[]") == std::string_view::npos;
  std::size_t const dot = host.rfind('.');
  return is_plain && dot != std::string_view::npos && !base::is_number(host.substr(dot + 1));
}

}  // namespace

std::string public_base_url(std::string_view public_url, std::string_view host) {
  if (public_url.ends_with('/')) public_url.remove_suffix(1);
  if (!public_url.empty()) return std::string(public_url);
  return fmt::format("http://{}", is_host(host) ? host : "localhost");
}

std::string path_of(std::string_view base_url) {
  std::size_t const scheme = base_url.find("://");
  if (scheme != std::string_view::npos) base_url.remove_prefix(scheme + 3);
  return std::string(base_url.substr(std::min(base_url.find('/'), base_url.size())));
}

std::string path_within(std::string_view base_path, std::string_view path) {
  bool const is_below = !base_path.empty() && path.starts_with(base_path) &&
                        (path.size() == base_path.size() || path[base_path.size()] == '/');
  if (!is_below) return std::string(path);
  path.remove_prefix(base_path.size());
  return path.empty() ? "/" : std::string(path);
}

std::string host_of(std::string_view base_url) {
  std::size_t const scheme = base_url.find("://");
  if (scheme != std::string_view::npos) base_url.remove_prefix(scheme + 3);
  std::string_view host = base_url.substr(0, base_url.find('/'));
  std::size_t const port = host.find(':', host.starts_with('[') ? host.find(']') : 0);
  return std::string(host.substr(0, port));
}

std::string tag_authority(std::string_view public_url, std::string_view host_since) {
  std::string const host = host_of(public_url);
  return is_domain(host) ? fmt::format("{},{}", host, host_since) : std::string();
}

std::string lasting_id(std::string_view authority, std::string_view base_url, std::string_view kind,
                       std::string_view specific) {
  std::string const name = fmt::format("{}:{}", kind, percent_encode(specific));
  if (!authority.empty()) return fmt::format("tag:{}:{}", authority, name);
  std::string const hash = base::sha256_hex(fmt::format("{}/{}", base_url, name));
  std::string_view const digits = hash;
  // The version, and the two bits of the variant.
  return fmt::format("urn:uuid:{}-{}-8{}-8{}-{}", digits.substr(0, 8), digits.substr(8, 4),
                     digits.substr(12, 3), digits.substr(15, 3), digits.substr(18, 12));
}

}  // namespace tracuu::server
