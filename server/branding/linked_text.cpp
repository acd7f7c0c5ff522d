// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/branding/linked_text.hpp"

#include <algorithm>
#include <optional>

#include "base/ascii.hpp"

namespace tracuu::server {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kOpening = "(\"'<";
// What ends a sentence after an address, or the brackets around it.
constexpr std::string_view kClosing = ".,;:!?)\"'>";

bool is_mail_byte(char byte) {
  bool const is_letter = base::lower_ascii(byte) >= 'a' && base::lower_ascii(byte) <= 'z';
  return is_letter || base::is_digit(byte) || byte == '.' || byte == '_' || byte == '+' ||
         byte == '-';
}

/// "vanthu@hanam.gov.vn": a name, and a host with a point in it.
bool is_mail_address(std::string_view word) {
  std::size_t const at = word.find('@');
  if (at == 0 || at == std::string_view::npos) return false;
  std::string_view const host = word.substr(at + 1);
  std::size_t const point = host.find('.');
  bool const has_domain = point != 0 && point != std::string_view::npos && !host.ends_with('.');
  return has_domain && std::ranges::all_of(word.substr(0, at), is_mail_byte) &&
         std::ranges::all_of(host, is_mail_byte);
}

/// Where a word leads; nothing if it is no address.
std::optional<std::string> address_of(std::string_view word) {
  bool const is_web = (word.starts_with("https://") || word.starts_with("http://")) &&
                      word.find_first_of("\"<>") == std::string_view::npos &&
                      word.substr(word.find("//")).size() > 2;
  if (is_web) return std::string(word);
  if (is_mail_address(word)) return "mailto:" + std::string(word);
  return std::nullopt;
}

}  // namespace

std::vector<TextPiece> linked_pieces(std::string_view line) {
  std::vector<TextPiece> pieces;
  std::string plain;
  std::size_t at = 0;
  while (at < line.size()) {
    std::size_t const begin = std::min(line.find_first_not_of(kBlanks, at), line.size());
    std::size_t const end = std::min(line.find_first_of(kBlanks, begin), line.size());
    std::string_view const word = line.substr(begin, end - begin);
    std::size_t const first = std::min(word.find_first_not_of(kOpening), word.size());
    std::size_t const last = word.find_last_not_of(kClosing);  // npos + 1 is 0
    std::string_view const inner = word.substr(first, std::max(last + 1, first) - first);
    if (auto address = address_of(inner)) {
      plain += line.substr(at, begin + first - at);
      if (!plain.empty()) pieces.push_back({std::move(plain), ""});
      pieces.push_back({std::string(inner), std::move(*address)});
      plain = word.substr(first + inner.size());
    } else {
      plain += line.substr(at, end - at);
    }
    at = end;
  }
  if (!plain.empty()) pieces.push_back({std::move(plain), ""});
  return pieces;
}

std::vector<std::string_view> text_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string_view const line = base::trim(text.substr(0, end), kBlanks);
    if (!line.empty()) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace tracuu::server
