// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/plain_line.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace tracuu::formats {

namespace {

bool is_blank(char32_t code_point) {
  bool const is_control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
  bool const is_line_end = code_point == 0x2028 || code_point == 0x2029;
  return code_point == ' ' || is_control || is_line_end;
}

// Abbreviations that stand before a name are shorter: "TP. Nam Định", "Th.S Lan", "Q. 3".
constexpr std::size_t kShortestLastWord = 3;  // letters

// Whether the mark at `at` ends a sentence that has something in it.
bool ends_sentence(std::string_view line, std::size_t at) {
  char const mark = line[at];
  if (mark != '.' && mark != '!' && mark != '?') return false;
  bool const is_before_blank = at + 1 == line.size() || line[at + 1] == ' ';
  if (!is_before_blank || mark != '.') return is_before_blank;
  std::size_t const blank = line.rfind(' ', at);
  std::size_t const begin = blank == std::string_view::npos ? 0 : blank + 1;
  std::string_view const last_word = line.substr(begin, at - begin);
  auto const begins_letter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; };
  return static_cast<std::size_t>(std::ranges::count_if(last_word, begins_letter)) >=
         kShortestLastWord;
}

// The first line of `text` that is not blank, as plain_line has it.
std::string first_line(std::string_view text) {
  while (!text.empty()) {
    std::size_t const end = text.find('\n');
    if (std::string line = plain_line(text.substr(0, end)); !line.empty()) return line;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return "";
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

std::string first_sentence(std::string_view text, std::size_t max_code_points) {
  std::string line = first_line(text);
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!ends_sentence(line, at)) continue;
    line.resize(line[at] == '.' ? at : at + 1);
    break;
  }
  return plain_summary(line, max_code_points);
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
