// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/legacy_encoder.hpp"

#include <array>

#include "analyzers/charset/charset_table.hpp"
#include "analyzers/letter.hpp"
#include "base/utf8.hpp"

namespace tracuu::test {

using analyzers::AlphabetRow;
using analyzers::Charset;

namespace {

constexpr std::u32string_view kCombiningTones = U"\u0301\u0300\u0309\u0303\u0323";

struct Substitute {
  char32_t character;
  char const* ascii;
};
constexpr std::array kSubstitutes{
    Substitute{U'\u2018', "'"},   Substitute{U'\u2019', "'"}, Substitute{U'\u201C', "\""},
    Substitute{U'\u201D', "\""},  Substitute{U'\u2013', "-"}, Substitute{U'\u2014', "-"},
    Substitute{U'\u2026', "..."}, Substitute{U'\u2022', "-"}, Substitute{U'\u00A0', " "},
    Substitute{U'\u00D0', "?"},
};

/// The small letter of a Vietnamese capital that carries a tone; 0 for others.
char32_t small_toned_letter(char32_t letter) {
  for (AlphabetRow const& row : analyzers::kVowels) {
    std::size_t const tone = row.upper.find(letter);
    if (tone != std::u32string_view::npos && tone > 0) return row.lower[tone];
  }
  return 0;
}

}  // namespace

LegacyEncoder::LegacyEncoder(Charset charset) : charset_(charset) {
  analyzers::ByteTable const& table = analyzers::byte_table(charset);
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    if (table[byte] != analyzers::kUnmapped) {
      bytes_.try_emplace(table[byte], 1, static_cast<char>(byte));
    }
  }
  if (charset == Charset::VniWindows) {
    for (analyzers::VniPair const& pair : analyzers::vni_pairs()) {
      bytes_[pair.letter] = {static_cast<char>(pair.base), static_cast<char>(pair.mark)};
    }
  }
  if (charset != Charset::Windows1258) return;
  for (AlphabetRow const& row : analyzers::kVowels) {
    for (std::u32string_view const letters : {row.lower, row.upper}) {
      for (std::size_t tone = 1; tone < letters.size(); ++tone) {
        bytes_.try_emplace(letters[tone],
                           bytes_.at(letters[0]) + bytes_.at(kCombiningTones[tone - 1]));
      }
    }
  }
}

void LegacyEncoder::append(LegacyText& out, char32_t code_point) const {
  if (auto const found = bytes_.find(code_point); found != bytes_.end()) {
    bool const viscii_space = charset_ == Charset::Viscii && code_point == 0xA0;
    if (!viscii_space) {
      out.bytes += found->second;
      base::append_utf8(out.expected, code_point);
      return;
    }
  }
  if (char32_t const small = small_toned_letter(code_point);
      charset_ == Charset::Tcvn3 && small != 0) {
    return append(out, small);
  }
  std::string ascii = "?";
  for (Substitute const& substitute : kSubstitutes) {
    if (substitute.character == code_point) ascii = substitute.ascii;
  }
  out.bytes += ascii;
  out.expected += ascii;
}

LegacyText LegacyEncoder::encode(std::string_view text) const {
  LegacyText out;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    at += point.bytes;
    append(out, point.value);
  }
  return out;
}

std::string with_small_toned_letters(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    at += point.bytes;
    char32_t const small = small_toned_letter(point.value);
    base::append_utf8(out, small == 0 ? point.value : small);
  }
  return out;
}

}  // namespace tracuu::test
