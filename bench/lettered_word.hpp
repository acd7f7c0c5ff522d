// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/letter.hpp"
#include "analyzers/spelled_syllable.hpp"

namespace tracuu::bench {

/// A word as letters with the tone lifted out: what the generators of queries work on.
struct LetteredWord {
  std::vector<analyzers::SpelledLetter> letters;
  analyzers::Tone tone = analyzers::Tone::None;
};

/// The letters of `word` (NFC); nothing if it has any other character or more than one tone.
[[nodiscard]] std::optional<LetteredWord> read_letters(std::string_view word);

/// The word in NFC with the tone where the rules put it.
[[nodiscard]] std::string spell_letters(LetteredWord word, analyzers::ToneStyle style);

}  // namespace tracuu::bench
