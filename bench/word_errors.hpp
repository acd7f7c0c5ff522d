// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::bench {

/// How what was read differs from what stands there.
struct ReadingErrors {
  std::size_t all = 0;     ///< words or characters that stand there
  std::size_t errors = 0;  ///< of them replaced, left out, or put in between (Levenshtein)

  void add(ReadingErrors const& other) {
    all += other.all;
    errors += other.errors;
  }
  [[nodiscard]] double rate() const {
    return all == 0 ? 0 : static_cast<double>(errors) / static_cast<double>(all);
  }
};

/// The part of what was read that is nearest to what stands there: a page has more on it than the
/// text that is judged (letterhead, stamps, signature), which counts for nothing.
struct NearestPart {
  ReadingErrors words;
  std::size_t begin = 0;  ///< words [begin, end) of what was read
  std::size_t end = 0;
};

/// Words are compared as they are. Time and memory: the product of both.
[[nodiscard]] NearestPart nearest_part(std::span<std::string const> text,
                                       std::span<std::string const> read);

/// Errors of characters (code points) between two texts, both from end to end.
[[nodiscard]] ReadingErrors character_errors(std::string_view text, std::string_view read);

/// The words between blanks, in NFC, without the signs at their ends: as a search sees them.
[[nodiscard]] std::vector<std::string> words_between_blanks(std::string_view text);

}  // namespace tracuu::bench
