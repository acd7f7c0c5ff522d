// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/below_path.hpp"

#include <algorithm>
#include <array>

namespace tracuu::server {

namespace {

/// What stands before the address: attributes of the templates in server/views/templates/.
constexpr std::array<std::string_view, 4> kAttributes{" href", " src", " action", " formaction"};

bool is_address_attribute(std::string_view before) {
  return std::ranges::any_of(
      kAttributes, [before](std::string_view attribute) { return before.ends_with(attribute); });
}

}  // namespace

std::string below_path(std::string_view page, std::string_view base_path) {
  constexpr std::string_view kBegin = "=\"/";
  std::string below;
  below.reserve(page.size() + page.size() / 16);
  std::size_t copied = 0;
  for (std::size_t at = page.find(kBegin); at != std::string_view::npos;
       at = page.find(kBegin, at + kBegin.size())) {
    std::size_t const slash = at + kBegin.size() - 1;
    bool const names_a_host = slash + 1 < page.size() && page[slash + 1] == '/';
    if (names_a_host || !is_address_attribute(page.substr(0, at))) continue;
    below += page.substr(copied, slash - copied);
    below += base_path;
    copied = slash;
  }
  below += page.substr(copied);
  return below;
}

void put_below_path(Response& response, std::string_view base_path) {
  if (base_path.empty() || response.pieces || response.stored) return;
  if (!response.get("Content-Type").starts_with("text/html")) return;
  response.body = below_path(response.body, base_path);
}

}  // namespace tracuu::server
