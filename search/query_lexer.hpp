// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/field.hpp"

namespace tracuu::search {

struct Lexeme {
  enum class Kind {
    Word,    ///< text without blanks
    Phrase,  ///< text between quotes
    Prefix,  ///< text before '*'
    Field,   ///< `field`: a known field name and ':', directly before what it applies to
    Minus,   ///< '-' directly before what it excludes
    Or,
    Open,
    Close,
  };

  Kind kind = Kind::Word;
  std::string_view text;  ///< of the query; for operators as typed
  schema::Field const* field = nullptr;
};

/// Cuts a query into lexemes. `unclosed_quote` says that a quote had no end
/// (it is dropped and the rest is words).
struct LexedQuery {
  std::vector<Lexeme> lexemes;
  bool unclosed_quote = false;
};

[[nodiscard]] LexedQuery lex_query(std::string_view text);

}  // namespace tracuu::search
