// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/field.hpp"
#include "search/api/note.hpp"
#include "search/matching/match_budget.hpp"
#include "search/plans/plan.hpp"
#include "search/syntax/query_ast.hpp"
#include "search/words/word_reader.hpp"

namespace tracuu::search {

/// A clause of a query, read against the index.
struct ReadClause {
  Plan query;                      ///< what must match; empty for plain words, and if nothing can
  std::string read_as;             ///< the clause as it was read
  std::vector<TextReading> shown;  ///< the words to highlight and explain
  std::vector<Note> notes;         ///< LimitReached, and how words were read
  bool restored_marks = false;     ///< read_as puts marks on words typed without
};

/// Reads the clauses of one query, one after the other: it counts the '*' and the
/// NEARs, of which a query has its limit. What may be dear ends with `budget`, wherever it stands
/// in the query. `reader` and `query_text` (the whole query as typed, for notes) must outlive it.
/// Not thread-safe. All functions may throw Xapian::Error.
class ClauseReader {
 public:
  ClauseReader(WordReader& reader, std::string const& query_text, MarkRule marks,
               MatchBudget budget)
      : reader_(reader), query_text_(query_text), marks_(marks), budget_(std::move(budget)) {}

  /// Words outside phrases, fields and brackets. Their query is made of all such
  /// words of a query together (query_builder.hpp): here it is left empty, and
  /// `shown` has the words, or nothing if the text has none.
  [[nodiscard]] ReadClause read_plain(std::string_view text) const;

  /// A clause that must match.
  [[nodiscard]] ReadClause read(QueryNode const& node);

  /// A clause whose words are not to be highlighted: an exclusion, a filter.
  [[nodiscard]] ReadClause read_unshown(QueryNode const& node);

 private:
  [[nodiscard]] ReadClause clause(QueryNode const& node);
  [[nodiscard]] ReadClause bracket_clause(QueryNode const& node);
  [[nodiscard]] ReadClause words_clause(QueryNode const& node) const;
  [[nodiscard]] ReadClause phrase_clause(QueryNode const& node) const;
  [[nodiscard]] ReadClause near_clause(QueryNode const& node);
  [[nodiscard]] ReadClause prefix_clause(QueryNode const& node);
  [[nodiscard]] ReadClause number_clause(QueryNode const& node) const;

  WordReader& reader_;
  std::string const& query_text_;
  MarkRule marks_;
  MatchBudget budget_;
  std::size_t prefixes_ = 0;  ///< read so far
  std::size_t nears_ = 0;     ///< read so far
};

/// Announcements with this whole value in a field that is not cut into words.
[[nodiscard]] Plan raw_query(schema::FieldId field, std::string_view text);

/// Announcements of a type of document: "quyết định" or its symbol "QĐ".
[[nodiscard]] Plan type_query(std::string_view text);

}  // namespace tracuu::search
