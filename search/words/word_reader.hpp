// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "schema/field.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

class EverydayWords;

/// Reads the words of a query against one state of an index, in the order
///
///     typing read back   uyr ban nhaan daan -> ủy ban nhân dân      typing_read_back.hpp
///     words and pairs    uy ban nhan dan    -> ủy ban nhân dân      word_reading.hpp
///     near spellings     thũ tục            -> thủ tục              near_spelling.hpp
///     synonyms           UBND               -> ủy ban nhân dân      synonym_reading.hpp
///     periods            tháng 7/2023       -> 2023-07-01..31       period_expression.hpp
///     questions          hộ nghèo là gì     -> hộ nghèo             definition_reading.hpp
///
/// and remembers what it has read: the steps of relaxing read the same words
/// again. With MarkRule::Exact, and of phrases, only words and pairs are read; of a phrase in
/// `place:"xã Gia Viễn"` the old names of the place, too.
/// Not thread-safe.
class WordReader {
 public:
  /// `everyday`: words besides those of the program (search/tables/everyday_words.hpp), or null.
  /// `memory` keeps what terms there are, if there is one. Both must outlive the reader.
  explicit WordReader(Xapian::Database database, EverydayWords const* everyday = nullptr,
                      TermMemory* memory = nullptr)
      : database_(std::move(database)), everyday_(everyday), memory_(memory) {}

  [[nodiscard]] Xapian::Database const& database() const { return database_; }

  /// May throw Xapian::Error. The reference is valid as long as the reader.
  [[nodiscard]] TextReading const& read(std::string_view text, schema::FieldId field,
                                        MarkRule rule);
  [[nodiscard]] TextReading const& read_phrase(std::string_view text, schema::FieldId field,
                                               MarkRule rule);

 private:
  using Readings = std::map<std::tuple<std::string, schema::FieldId, MarkRule>, TextReading>;

  [[nodiscard]] TextReading read_rewritten(std::string_view text, schema::FieldId field,
                                           MarkRule rule, Rewriting rewriting) const;
  /// `reading`, or what it reads when the typing is read back.
  [[nodiscard]] TextReading with_typing_read_back(TextReading reading, schema::FieldId field,
                                                  MarkRule rule) const;
  /// `reading` with the near spelling to suggest, or what its correction reads.
  [[nodiscard]] TextReading with_near_spelling(TextReading reading, schema::FieldId field,
                                               MarkRule rule) const;
  [[nodiscard]] std::vector<Synonym> old_names_of_all(TextReading const& reading,
                                                      schema::FieldId field) const;
  [[nodiscard]] TextReading read_whole(std::string_view text, schema::FieldId field,
                                       MarkRule rule) const;

  [[nodiscard]] IndexTerms terms() const { return {database_, memory_}; }

  Xapian::Database database_;
  EverydayWords const* everyday_;
  TermMemory* memory_;
  Readings words_;
  Readings phrases_;
};

}  // namespace tracuu::search
