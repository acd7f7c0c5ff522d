// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.hpp"

#include <unicode/utf8.h>

#include <cstdint>

namespace tracuu::base {

// ICU's macro stores an int in a byte on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
CodePoint decode_utf8(std::string_view text, std::size_t at) {
  UChar32 value = 0;
  std::size_t next = at;
  U8_NEXT(text.data(), next, text.size(), value);
  return {value < 0 ? kInvalidCodePoint : static_cast<char32_t>(value), next - at};
}
#pragma GCC diagnostic pop

CodePoint decode_utf8_before(std::string_view text, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < U8_MAX_LENGTH && !is_utf8_boundary(text, begin)) --begin;
  CodePoint const point = decode_utf8(text, begin);
  if (begin + point.bytes == at) return point;
  return {kInvalidCodePoint, 1};
}

void append_utf8(std::string& out, char32_t code_point) {
  char bytes[U8_MAX_LENGTH];
  std::size_t count = 0;
  U8_APPEND_UNSAFE(bytes, count, static_cast<std::uint32_t>(code_point));
  out.append(bytes, count);
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    CodePoint const point = decode_utf8(text, at);
    if (point.value == kInvalidCodePoint) return at;
    at += point.bytes;
  }
  return std::nullopt;
}

bool is_utf8_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || !U8_IS_TRAIL(static_cast<unsigned char>(text[at]));
}

}  // namespace tracuu::base
