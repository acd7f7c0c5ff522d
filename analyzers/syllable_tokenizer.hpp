// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyzers/tokenizer.hpp"

namespace tracuu::analyzers {

/// Cuts Vietnamese text (NFC) into syllables and other words in their canonical
/// form (syllable.hpp), numbers, document numbers and abbreviations. A document
/// number, a percentage or a joined abbreviation is one token over its parts,
/// so that both the whole and each part can be found. Positions skip one at the
/// end of a sentence.
class SyllableTokenizer final : public Tokenizer {
 public:
  void tokenize(std::string_view text, TokenList& tokens) const override;
};

}  // namespace tracuu::analyzers
