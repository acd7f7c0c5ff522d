// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace tracuu::indexer {

/// How numbers and strings are written in Xapian 1.4's "glass" databases. The
/// format is described in Xapian's backends/glass and common/pack.h; it is fixed
/// for the whole of 1.4. Each pack_… appends to `out`.

/// Seven bits a byte, the lowest first; the top bit says that more follow.
inline void pack_uint(std::string& out, std::uint64_t value) {
  if (value < 0x80) {  // as most are
    out += static_cast<char>(value);
    return;
  }
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

/// The length in front.
inline void pack_string(std::string& out, std::string_view text) {
  pack_uint(out, text.size());
  out += text;
}

/// pack_sortable_uint() takes no more.
inline constexpr std::size_t kMaxSortableUintBytes = 5;

/// Big-endian, two bytes below 0x8000; else as many bytes as the leading ones of
/// the first byte say, and two. Sorts as the numbers do.
inline void pack_sortable_uint(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out += static_cast<char>(value >> 8);
    out += static_cast<char>(value);
    return;
  }
  std::size_t const bytes = (static_cast<std::size_t>(std::bit_width(value)) + 5) / 7;
  std::uint64_t const marked = value | (0xffull << (10 - bytes) & 0xff) << (8 * (bytes - 1));
  for (std::size_t i = bytes; i-- > 0;) out += static_cast<char>(marked >> (8 * i));
}

/// Bytes that two keys or terms have in common from their beginning.
[[nodiscard]] inline std::size_t shared_prefix_bytes(std::string_view one, std::string_view other) {
  std::size_t const most = std::min(one.size(), other.size());
  std::size_t at = 0;
  static_assert(std::endian::native == std::endian::little);
  for (std::uint64_t a = 0, b = 0; at + sizeof(a) <= most; at += sizeof(a)) {
    std::memcpy(&a, one.data() + at, sizeof(a));
    std::memcpy(&b, other.data() + at, sizeof(b));
    if (a != b) return at + static_cast<std::size_t>(std::countr_zero(a ^ b)) / 8;
  }
  while (at < most && one[at] == other[at]) ++at;
  return at;
}

/// The first eight bytes as a number that compares as they do. Most keys and terms
/// are told apart by them, with no look at the rest.
[[nodiscard]] inline std::uint64_t head_bytes(std::string_view text) {
  std::uint64_t head = 0;
  std::memcpy(&head, text.data(), std::min(text.size(), sizeof(head)));
  static_assert(std::endian::native == std::endian::little);
  return __builtin_bswap64(head);
}

/// A zero byte is followed by 0xff, so that what is appended after a single
/// zero byte sorts by the string first.
inline void pack_sortable_string(std::string& out, std::string_view text) {
  for (char const byte : text) {
    out += byte;
    if (byte == '\0') out += '\xff';
  }
}

}  // namespace tracuu::indexer
