// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/url_host.hpp"

#include <array>

#include "base/ascii.hpp"

namespace tracuu::indexer {

std::string url_host(std::string_view url) {
  constexpr std::array kSchemes{std::string_view("https://"), std::string_view("http://")};
  for (std::string_view const scheme : kSchemes) {
    if (base::to_lower_ascii(url.substr(0, scheme.size())) != scheme) continue;
    std::string_view authority = url.substr(scheme.size());
    authority = authority.substr(0, authority.find_first_of("/?#\\ "));
    if (std::size_t const user = authority.rfind('@'); user != std::string_view::npos) {
      authority.remove_prefix(user + 1);
    }
    std::size_t const literal_end = authority.find(']');  // "[::1]:80"
    std::size_t const port =
        authority.find(':', literal_end == std::string_view::npos ? 0 : literal_end);
    return base::to_lower_ascii(authority.substr(0, port));
  }
  return "";
}

}  // namespace tracuu::indexer
