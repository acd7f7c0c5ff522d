// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "schema/date.hpp"

namespace tracuu::search {

/// Tokens that stand side by side in the index, or one term over several tokens
/// (a document number).
struct TermRow {
  std::vector<std::string> tokens;
  double rarity = 0;       ///< sum of term_rarity() over its terms
  bool is_number = false;  ///< a document number, which may stand beside the text only
};

/// A document that was asked for by its number. A number is unique within one issuer and one year
/// only, and many do not say the year.
struct AskedDocument {
  std::string number;        ///< normalised: "119/QD-UBND"
  schema::DateRange dates;   ///< of its issue; open = any
  std::string type;          ///< of a number that has none ("45/2013/QH13"): "L"; "" = any
  bool is_likelier = false;  ///< than others that fit too: of the day that was said, or its issuer
                             ///< stands first
};

enum class SynonymKind {
  Abbreviation,  ///< the words are a full form, the synonym its abbreviation
  FullForm,      ///< the word is an abbreviation, the synonym what it stands for
  OldName,       ///< the words name a place or an agency, the synonym is an earlier name
  Everyday,      ///< another way to say the words: "xe buýt" for "xe bus"
  Number,        ///< the words tell of a document, the synonyms are numbers that fit
};

/// Another way to write the words [first, first + count) of a reading, which the
/// index holds.
struct Synonym {
  SynonymKind kind = SynonymKind::FullForm;
  std::size_t first = 0;
  std::size_t count = 0;
  std::string typed;          ///< the words, as a person would write them
  std::string text;           ///< the other way: "ủy ban nhân dân"
  std::vector<TermRow> rows;  ///< how it may stand in the index; at least one
  /// An old name that another unit has now: meant in what was published until this day.
  std::optional<schema::Date> published_until = std::nullopt;
  AskedDocument document{};  ///< of a Number
  /// An old name that other provinces had too: meant beside one of these; else empty.
  std::vector<TermRow> beside = {};
};

}  // namespace tracuu::search
