// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schema/date.hpp"
#include "schema/field.hpp"
#include "search/api/note.hpp"

namespace tracuu::search {

/// A parsed query. Leaves hold text as typed; no analysis has happened yet.
struct QueryNode {
  enum class Kind {
    Words,   ///< `text`: words side by side, "thủ tục khai sinh"
    Phrase,  ///< `text`: words in a row, typed between quotes
    Prefix,  ///< `text`: the beginning of a word, typed with '*' after it
    Near,    ///< its two children, each Words or Phrase, at most `distance` words apart
    Dates,   ///< `dates`: published in this period
    Not,     ///< its one child must not match
    And,     ///< all children
    Or,      ///< at least one child
  };

  Kind kind = Kind::And;
  schema::FieldId field = schema::FieldId::Text;  ///< of Words, Phrase, Prefix, Near
  std::string text;
  std::size_t distance = 0;
  schema::DateRange dates;
  std::vector<QueryNode> children;
};

/// The tree on one line, for tests and `tracuu explain`:
///
///     dân vận -"sơ kết" title:họp   ->   (and 'dân vận' (not "sơ kết") title:'họp')
///     đê NEAR/5 "sông Vân"          ->   (and (near/5 'đê' "sông Vân"))
[[nodiscard]] std::string to_string(QueryNode const& node);

struct ParsedQuery {
  QueryNode root;           ///< an And, perhaps without children
  std::vector<Note> notes;  ///< SyntaxAsText, LimitReached
};

}  // namespace tracuu::search
