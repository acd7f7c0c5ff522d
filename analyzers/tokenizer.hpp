// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "analyzers/token.hpp"

namespace tracuu::analyzers {

/// Cuts a text into tokens. Implementations hold no state: one object serves
/// all threads.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  /// Appends the tokens of `text` (at most 4 GiB) to `tokens`, in the order of
  /// their beginnings, longer ones first. Never fails: bytes that are not
  /// UTF-8 separate words.
  virtual void tokenize(std::string_view text, TokenList& tokens) const = 0;
};

}  // namespace tracuu::analyzers
