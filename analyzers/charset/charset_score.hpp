// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "analyzers/charset/charset.hpp"

namespace tracuu::analyzers {

/// How much a text looks like Vietnamese when it is read as it is.
struct TextScore {
  std::size_t words = 0;
  std::size_t legal_words = 0;            ///< of `words`: Vietnamese syllables
  std::size_t marked_words = 0;           ///< of `words`: with a letter or symbol beyond ASCII
  std::size_t legal_marked_words = 0;     ///< of these: Vietnamese syllables
  bool has_two_marked_syllables = false;  ///< two that differ
  double cost = 0;                        ///< nats; the lower, the likelier

  [[nodiscard]] std::size_t illegal_marked_words() const {
    return marked_words - legal_marked_words;
  }
};

/// Scores a paragraph. A word is a run of letters; a symbol that touches a
/// letter ("h\u00DFa", "\u00AEång") is part of it and makes it illegal, quotes,
/// dashes and signs of units aside. A marked word is legal if it is a syllable
/// of the grammar and its capitals stand where they can: ("Ủy", "ỦY", not "ủY").
///
/// The cost of a legal marked word is -ln of the shares of its marked letters in
/// Vietnamese text, of an illegal one much more; of unmarked words 0, since
/// they are the same in every charset. So the costs of two readings of one
/// paragraph can be compared.
///
/// `charset`: TCVN3 has no capitals with tones, which stand as small letters
/// among capitals ("THủ TƯớNG"). No allocation per word; thread-safe.
[[nodiscard]] TextScore score_text(std::u32string_view text, Charset charset);

}  // namespace tracuu::analyzers
