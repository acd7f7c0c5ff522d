// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "analyzers/charset/charset.hpp"

namespace tracuu::test {

/// Unicode text written in a legacy charset.
struct LegacyText {
  std::string bytes;
  std::string expected;  ///< UTF-8: what reading the bytes rightly gives
};

/// Writes text in a legacy charset: the inverse of the decoder's tables.
/// Characters that the charset lacks are replaced first, in `expected` too:
/// TCVN3's capitals with tones by small letters, typographic quotes and dashes
/// by those of ASCII, others by '?'.
class LegacyEncoder {
 public:
  explicit LegacyEncoder(analyzers::Charset charset);

  [[nodiscard]] LegacyText encode(std::string_view text) const;

 private:
  void append(LegacyText& out, char32_t code_point) const;

  analyzers::Charset charset_;
  std::unordered_map<char32_t, std::string> bytes_;
};

/// `text` with all letters that carry a tone in lower case (TCVN3 has no others).
[[nodiscard]] std::string with_small_toned_letters(std::string_view text);

}  // namespace tracuu::test
