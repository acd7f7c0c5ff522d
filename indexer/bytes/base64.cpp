// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/base64.hpp"

#include <cstdint>

namespace tracuu::indexer {

namespace {

/// 0 to 63; nothing for what is no digit.
std::optional<std::uint32_t> base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a' + 26);
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0' + 52);
  if (c == '+') return 62;
  if (c == '/') return 63;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int bit_count = 0;
  bool is_padded = false;
  for (char const c : text) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    if (c == '=') {
      is_padded = true;
      continue;
    }
    auto const digit = base64_digit(c);
    if (!digit || is_padded) return std::nullopt;
    bits = (bits << 6U | *digit) & 0xFFFFFFU;
    bit_count += 6;
    if (bit_count < 8) continue;
    bit_count -= 8;
    bytes += static_cast<char>(bits >> static_cast<unsigned>(bit_count) & 0xFFU);
  }
  if (bit_count >= 6) return std::nullopt;
  return bytes;
}

}  // namespace tracuu::indexer
