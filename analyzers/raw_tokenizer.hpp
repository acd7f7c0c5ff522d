// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyzers/tokenizer.hpp"

namespace tracuu::analyzers {

/// The whole text as one token: lower case, blanks at the ends cut and inside
/// made single; for names that are only compared (sites, categories).
class RawTokenizer final : public Tokenizer {
 public:
  void tokenize(std::string_view text, TokenList& tokens) const override;
};

}  // namespace tracuu::analyzers
