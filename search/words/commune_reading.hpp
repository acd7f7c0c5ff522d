// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "search/tables/commune_table.hpp"
#include "search/tables/phrase_index.hpp"

namespace tracuu::search {

/// Words of a query that mean one commune of today.
struct CommuneReading {
  std::size_t first = 0;  ///< words [first, first + count): the name, and the kind before it
  std::size_t count = 0;
  CommuneRow row;  ///< views into the table
};

/// What an index says of words that may be a place.
struct PlaceEvidence {
  /// Whether the words from `at` on may be read as `terms`, of which marks were not typed.
  std::function<bool(std::size_t at, std::vector<std::string> const& terms)> restores;
  /// Whether `name` is mostly the name of a `kind`: "xã Gia Viễn".
  std::function<bool(std::vector<std::string> const& kind, std::vector<std::string> const& name)>
      is_called;
};

/// The communes of today that `words` name, in their order; none overlap.
///
/// One of several with a name is told by its kind, and by the provinces and districts
/// that the words name beside it: all of them must have it. Then a name counts if
///
/// - its kind stands before it and it is written as a name ("xã Gia Viễn"), or mostly the
///   name of a commune in the index ("xã gia viễn"), or beside its district or province;
/// - or the words are of a `place:` field;
/// - or it is no province's or district's, and is either written as a name and mostly the
///   name of a commune in the index ("Quảng Lâm"), or alone with its district or province
///   ("quang lam cao bang").
///
/// So a common word that is also a name ("đoàn kết", "xã an toàn") stays a word, and a
/// district of yesterday ("Gia Viễn", "huyện Gia Viễn") is no commune of today.
[[nodiscard]] std::vector<CommuneReading> find_communes(std::span<QueryWord const> words,
                                                        bool are_of_place,
                                                        PlaceEvidence const& evidence);

}  // namespace tracuu::search
