// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/xml_text.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace tracuu::formats {

namespace {

/// XML 1.0, production [2] Char.
bool is_allowed(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

void append(std::string& xml, char32_t c) {
  switch (c) {
    case '&': xml += "&amp;"; return;
    case '<': xml += "&lt;"; return;
    case '>': xml += "&gt;"; return;
    case '"': xml += "&quot;"; return;
    case '\'': xml += "&#39;"; return;
    case '\r': xml += "&#13;"; return;  // bare, a parser would read it as a line feed
    default: base::append_utf8(xml, c);
  }
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string xml;
  xml.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    auto const [code_point, bytes] = base::decode_utf8(text, at);
    at += bytes;
    if (code_point == base::kInvalidCodePoint) {
      append(xml, base::kReplacementCharacter);
    } else if (is_allowed(code_point)) {
      append(xml, code_point);
    }
  }
  return xml;
}

std::string xml_element(std::string_view name, std::string_view text) {
  if (text.empty()) return "";
  return fmt::format("<{}>{}</{}>\n", name, xml_text(text), name.substr(0, name.find(' ')));
}

}  // namespace tracuu::formats
