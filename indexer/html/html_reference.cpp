// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_reference.hpp"

#include "base/ascii.hpp"

namespace tracuu::indexer {

namespace {

/// U+10FFFF has six hexadecimal digits and seven decimal ones; eight of either are beyond it.
constexpr std::size_t kMaxDigits = 7;

bool is_hex_digit(char c) {
  char const lower = base::lower_ascii(c);
  return base::is_digit(c) || (lower >= 'a' && lower <= 'f');
}

/// The digits of a reference.
struct Digits {
  std::size_t begin;
  std::size_t end;
  bool is_hex;
};

/// The digits after the "&#" at `at`.
Digits digits_behind(std::string_view html, std::size_t at) {
  std::size_t begin = at + 2;
  bool const is_hex = begin < html.size() && base::lower_ascii(html[begin]) == 'x';
  if (is_hex) ++begin;
  std::size_t end = begin;
  while (end < html.size() && (is_hex ? is_hex_digit(html[end]) : base::is_digit(html[end]))) ++end;
  return {begin, end, is_hex};
}

bool is_beyond_unicode(std::string_view digits) {
  std::size_t const significant = digits.find_first_not_of('0');
  return significant != std::string_view::npos && digits.size() - significant > kMaxDigits;
}

}  // namespace

std::optional<std::string> with_bounded_references(std::string_view html) {
  std::optional<std::string> bounded;
  for (std::size_t at = html.find("&#"); at != std::string_view::npos; at = html.find("&#", at)) {
    auto const [begin, end, is_hex] = digits_behind(html, at);
    if (is_beyond_unicode(html.substr(begin, end - begin))) {
      if (!bounded) bounded = std::string(html);
      std::string_view const replacement = is_hex ? "fffd" : "65533";
      bounded->replace(begin, end - begin, std::string(end - begin - replacement.size(), '0'));
      bounded->insert(end - replacement.size(), replacement);
    }
    at = end;
  }
  return bounded;
}

}  // namespace tracuu::indexer
