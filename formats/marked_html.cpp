// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/marked_html.hpp"

#include <cstddef>
#include <string_view>

namespace tracuu::formats {

namespace {

void append_escaped(std::string& html, std::string_view text) {
  for (char const c : text) {
    switch (c) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '"': html += "&quot;"; break;
      case '\'': html += "&#39;"; break;
      default: html += c;
    }
  }
}

}  // namespace

std::string marked_html(search::MarkedText const& marked) {
  std::string_view const text = marked.text;
  std::string html;
  std::size_t at = 0;
  for (auto const& [begin, end] : marked.matches) {
    append_escaped(html, text.substr(at, begin - at));
    html += "<mark>";
    append_escaped(html, text.substr(begin, end - begin));
    html += "</mark>";
    at = end;
  }
  append_escaped(html, text.substr(at));
  return html;
}

}  // namespace tracuu::formats
