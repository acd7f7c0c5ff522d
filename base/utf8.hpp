// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::base {

/// One step of decoding: the code point and the bytes it took.
struct CodePoint {
  char32_t value = 0;     ///< kInvalidCodePoint for bytes that are not UTF-8
  std::size_t bytes = 0;  ///< at least 1, so a loop always goes on
};

inline constexpr char32_t kInvalidCodePoint = 0xFFFFFFFF;

/// U+FFFD, what stands in place of bytes that are no character.
inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// Decodes the code point that begins at byte `at`. REQUIRES: at < text.size().
/// Overlong forms, surrogates and cut-off sequences are invalid.
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t at);

/// Decodes the code point that ends just before byte `at`. REQUIRES: 0 < at <= text.size().
[[nodiscard]] CodePoint decode_utf8_before(std::string_view text, std::size_t at);

/// Appends `code_point` (a Unicode scalar value) to `out`.
void append_utf8(std::string& out, char32_t code_point);

/// The byte offset of the first byte that is not part of valid UTF-8, if any.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// True if `at` is 0, the end, or the first byte of a code point of valid `text`.
[[nodiscard]] bool is_utf8_boundary(std::string_view text, std::size_t at);

}  // namespace tracuu::base
