// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/plain_line.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace tracuu::formats {

namespace {

bool is_blank(char32_t code_point) {
  bool const is_control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
  bool const is_line_end = code_point == 0x2028 || code_point == 0x2029;
  return code_point == ' ' || is_control || is_line_end;
}

}  // namespace

std::string plain_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  bool has_gap = false;
  for (std::size_t at = 0; at < text.size();) {
    auto const [code_point, bytes] = base::decode_utf8(text, at);
    at += bytes;
    if (is_blank(code_point)) {
      has_gap = !line.empty();
      continue;
    }
    if (has_gap) line += ' ';
    has_gap = false;
    base::append_utf8(
        line, code_point == base::kInvalidCodePoint ? base::kReplacementCharacter : code_point);
  }
  return line;
}

std::string plain_summary(std::string_view text, std::size_t max_code_points) {
  std::string line = plain_line(text);
  std::size_t at = 0;
  for (std::size_t n = 0; n < max_code_points && at < line.size(); ++n) {
    at += base::decode_utf8(line, at).bytes;
  }
  if (at == line.size()) return line;
  std::size_t const blank = line.rfind(' ', at);
  line.resize(blank == std::string::npos || blank == 0 ? at : blank);
  return line + " …";
}

std::string plain_uri(std::string_view url) {
  constexpr std::string_view kNotAllowed = "\"<>\\^`{|}";
  std::string uri;
  uri.reserve(url.size());
  for (char const c : url) {
    bool const is_printable = c > ' ' && c < '\x7F';
    if (is_printable && kNotAllowed.find(c) == std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

}  // namespace tracuu::formats
