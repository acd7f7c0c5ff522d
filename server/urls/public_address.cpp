// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/public_address.hpp"

#include <fmt/format.h>

#include <algorithm>

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

std::string tag_uri(std::string_view base_url, std::string_view kind, std::string_view specific) {
  return fmt::format("tag:{},2026:{}:{}", host_of(base_url), kind, percent_encode(specific));
}

}  // namespace tracuu::server
