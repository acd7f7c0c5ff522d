// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/published_address.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "schema/web_address.hpp"

namespace tracuu::formats {

namespace {

void append_encoded(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  auto const byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHex[byte >> 4U];
  out += kHex[byte & 0xFU];
}

/// As it may stand in a header; "" for what is no address of the web.
std::string header_address(std::string_view url) {
  bool const is_web = base::equals_ignoring_case(url.substr(0, 8), "https://") ||
                      base::equals_ignoring_case(url.substr(0, 7), "http://");
  std::string address;
  if (!is_web) return address;
  for (char const c : url) {
    bool const stays = c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\';
    if (stays) {
      address += c;
    } else {
      append_encoded(address, c);
    }
  }
  return address;
}

}  // namespace

std::string published_address(schema::Announcement const& announcement, std::string_view asked,
                              std::vector<std::string> const& closed_hosts) {
  std::string const key = schema::web_address_key(announcement.url);
  bool const is_closed = std::ranges::any_of(closed_hosts, [&key](std::string const& host) {
    return schema::host_of_key(key) == schema::web_address_key("//" + host + "/");
  });
  if (key.empty() || is_closed || key == schema::web_address_key(asked)) return "";
  return header_address(announcement.url);
}

std::string path_step(std::string_view text) {
  std::string step;
  for (char const c : text) {
    char const lower = base::lower_ascii(c);
    bool const stays = (lower >= 'a' && lower <= 'z') || base::is_digit(c) || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (stays) {
      step += c;
    } else {
      append_encoded(step, c);
    }
  }
  return step;
}

}  // namespace tracuu::formats
