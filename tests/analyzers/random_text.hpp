// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace tracuu::test {

/// Texts that no person would write; a seed always gives equal texts.
class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : random_(seed) {}

  /// Any bytes; mostly not UTF-8.
  std::string bytes(std::size_t count);

  /// Any code points but surrogates.
  std::string code_points(std::size_t count);

  /// Letters of all forms, combining marks in any order and on anything,
  /// invisible characters, blanks, punctuation and digits.
  std::string marks(std::size_t count);

  /// Numbers, document numbers, abbreviations, words and what stands between
  /// them, in any order.
  std::string pieces(std::size_t count);

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::mt19937 random_;
};

}  // namespace tracuu::test
