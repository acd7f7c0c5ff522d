// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
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
    Field,   ///< `field`: a known field name and ':', before what it applies to
    Minus,   ///< '-' directly before what it excludes
    Or,
    Near,  ///< NEAR, NEAR/5 or GẦN/5: `distance` words apart at most
    Open,
    Close,
  };

  Kind kind = Kind::Word;
  std::string_view text;  ///< of the query; for operators as typed
  schema::Field const* field = nullptr;
  std::size_t distance = 0;  ///< of Near, as typed; very large ones are cut to kMaxTypedDistance
};

inline constexpr std::size_t kDefaultDistance = 10;  ///< of a NEAR without a number
inline constexpr std::size_t kMaxTypedDistance = 9'999;

struct LexedQuery {
  std::vector<Lexeme> lexemes;
  /// What looks like syntax and is none, in order: a quote without an end (it is
  /// dropped and the rest is words), a field's name with nothing after it (a word).
  std::vector<std::string_view> as_text;
};

/// Cuts a query into lexemes. Operators that are words are told by their
/// capitals: OR, HOẶC, NEAR, NEAR/5, GẦN/5; but "hoặc" is HOẶC, too, where the query (or what is in
/// brackets) is nothing but words and phrases with at most three on either side of it. GẦN without
/// a number is a word, as headlines in capitals hold it (and GAN is the liver). Time is linear in
/// the text. Thread-safe.
[[nodiscard]] LexedQuery lex_query(std::string_view text);

}  // namespace tracuu::search
