// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tracuu::bench {

/// A phrase in which a person misspelt a word.
struct JudgedSlip {
  std::string text;
  std::string right;                 ///< the phrase put right
  std::vector<std::string> suggest;  ///< what may stand for the word, `right`'s among them
  std::size_t at = 0;                ///< the word in `text`, counted by blanks
};

/// Reads JSON Lines of {"text", "right", "suggest", "at"}. Io, InvalidArgument with file and line.
[[nodiscard]] base::Result<std::vector<JudgedSlip>> read_slips(std::filesystem::path const& path);

/// The words of a text in canonical form (analyzers/syllable.hpp), a blank between them: two
/// texts that are searched as the same words have the same form. Thread-safe.
[[nodiscard]] std::string canonical_words(std::string_view text);

/// The canonical forms of all texts that put the slip right.
[[nodiscard]] std::vector<std::string> right_forms(JudgedSlip const& slip);

/// A phrase of `words` words, cut from one sentence of `text` where only single blanks stand
/// between them; empty if a few draws find none. Equal on every machine for a given generator.
[[nodiscard]] std::string cut_phrase(std::string_view text, std::size_t words,
                                     std::mt19937& random);

}  // namespace tracuu::bench
