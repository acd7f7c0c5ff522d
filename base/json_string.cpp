// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_string.hpp"

#include <algorithm>

namespace tracuu::base {

namespace {

bool is_escaped(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  constexpr std::string_view kNames = "\"\\bfnrt";
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  out += '\\';
  if (std::size_t const named = kNamed.find(c); named != std::string_view::npos) {
    out += kNames[named];
    return;
  }
  auto const byte = static_cast<unsigned char>(c);
  out += "u00";
  out += kHexDigits[byte >> 4];
  out += kHexDigits[byte & 0xf];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  auto at = text.begin();
  while (at != text.end()) {
    auto const plain_end = std::find_if(at, text.end(), is_escaped);
    out.append(at, plain_end);
    at = plain_end;
    if (at != text.end()) append_escaped(out, *at++);
  }
  out += '"';
}

}  // namespace tracuu::base
