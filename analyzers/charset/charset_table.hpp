// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analyzers/charset/charset.hpp"

namespace tracuu::analyzers {

/// What a byte of no meaning is in the tables below.
inline constexpr char32_t kUnmapped = 0xFFFD;

/// The code points of all 256 bytes of a charset of one byte a letter. For
/// VNI-Windows: of its bytes taken alone.
using ByteTable = std::array<char32_t, 256>;

/// REQUIRES: `charset` is one of kLegacyCharsets. Constant time, thread-safe.
[[nodiscard]] ByteTable const& byte_table(Charset charset);

/// windows-1252, with C1 controls where it has no character, as browsers read
/// it (WHATWG Encoding): every byte has a code point.
[[nodiscard]] ByteTable const& windows_1252_table();

/// One letter of VNI-Windows that takes two bytes.
struct VniPair {
  unsigned char base;
  unsigned char mark;
  char32_t letter;
};

/// All of them. The mark of a capital may also be written small ("Aù").
[[nodiscard]] std::array<VniPair, 116> const& vni_pairs();

/// Text in a legacy charset made Unicode.
struct DecodedText {
  std::u32string text;       ///< NFC as far as Vietnamese letters go
  std::size_t unmapped = 0;  ///< bytes without a meaning there; they stand as in windows-1252
};

/// Decodes `bytes` greedily: in VNI-Windows two bytes before one, in
/// windows-1258 vowel and tone together. REQUIRES: `charset` is one of kLegacyCharsets.
/// Thread-safe.
[[nodiscard]] DecodedText decode_bytes(std::string_view bytes, Charset charset);

/// The bytes that windows-1252 has for `text` (UTF-8), C1 controls as
/// themselves; none if it has no byte for some character.
[[nodiscard]] std::optional<std::string> to_windows_1252(std::string_view text);

/// Text as the bytes of a legacy charset that windows-1252 showed, with what no charset has.
struct LegacyBytes {
  std::string bytes;  ///< a kSymbolByte stands for the next of `symbols`
  std::u32string symbols;

  bool operator==(LegacyBytes const&) const = default;
};

/// A form feed: in no charset a letter, and no part of a word.
inline constexpr char kSymbolByte = '\x0C';

/// The bytes of `text` (UTF-8) as to_windows_1252 has them; but symbols (\u2192 \u2610, bullets
/// of symbol fonts) are let through, and the signs that PDFs write for two letters of
/// TCVN3, beside a letter: U+2212 for the soft hyphen (ư), U+2219 for the middle dot (ã), as
/// the Adobe Glyph List names "minus" and "periodcentered". None if `text` has a letter or a
/// mark that windows-1252 has no byte for, or more symbols than letters beyond ASCII.
[[nodiscard]] std::optional<LegacyBytes> to_legacy_bytes(std::string_view text);

/// What decode_bytes makes of `legacy`, its symbols in their places again.
[[nodiscard]] std::u32string decode_legacy(LegacyBytes const& legacy, Charset charset);

/// Puts `symbols` back where `text` has form feeds.
[[nodiscard]] std::u32string with_symbols(std::u32string text, std::u32string_view symbols);

/// `bytes` read as windows-1252, as UTF-8: loses nothing, see to_windows_1252.
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);

[[nodiscard]] std::string to_utf8(std::u32string_view text);

/// All letters as capitals: text of a font that has no others (see FontHint).
[[nodiscard]] std::u32string in_capitals(std::u32string text);

}  // namespace tracuu::analyzers
