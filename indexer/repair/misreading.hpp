// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// What may stand on the paper where a machine read another word.
struct Misreading {
  std::string text;  ///< in the case of what was read
  std::string term;  ///< canonical (analyzers/syllable.hpp)
  double cost = 0;   ///< how rare the slip is among all slips, as a negative natural logarithm
};

/// The legal syllables that a machine may have misread as `word` (NFC, without punctuation), the
/// word itself left out:
///
///     bỗ       -> bổ, bộ, bố …          another tone, another shape of a vowel
///     đốc, Ðồng -> dốc, Đồng            d and đ
///     1á, bö   -> lá, bò                 a digit, a letter of another alphabet
///     rước     -> trước                  a letter lost, doubled, taken for its like
///
/// Nothing for a word of digits only, of more than 8 letters, or with other signs in it. At most
/// some 600. Thread-safe.
[[nodiscard]] std::vector<Misreading> misreadings(std::string_view word);

}  // namespace tracuu::indexer
