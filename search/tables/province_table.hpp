// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "search/tables/phrase_index.hpp"

namespace tracuu::search {

/// A row of districts.tsv (data/tables/README.md): a province until 30 June 2025.
struct Province {
  std::vector<Phrase> names;      ///< the name, then other spellings of it
  Phrase now;                     ///< the province of today that it went into; may be itself
  std::vector<Phrase> districts;  ///< without the word for the level, but "Quận 1"
};

/// "huyện Gia Viễn" -> "Gia Viễn"; "Quận 1" as it is.
[[nodiscard]] std::string_view without_district_level(std::string_view district);

/// A place that words of a query name, and the provinces where it may be.
struct ProvinceMatch {
  std::vector<Province const*> provinces;  ///< in the table: live as long as it
  Phrase const* name = nullptr;            ///< the place, likewise
  bool is_district = false;                ///< none of the provinces is called so
  std::size_t words = 0;                   ///< of the query
  bool marks_open = false;                 ///< a mark of the name was not typed
};

/// The provinces and districts until 30 June 2025, and the provinces of today. Thread-safe
/// once made.
class ProvinceTable {
 public:
  /// InvalidArgument with its line if a row can't be read.
  [[nodiscard]] static base::Result<ProvinceTable> read(std::string_view tsv);

  /// The longest place that begins at words[at]; one without provinces if there is none.
  ///
  ///     "Ninh Bình"  ->  Hà Nam, Nam Định, Ninh Bình
  ///     "Hoàng Mai"  ->  Hà Nội, Nghệ An
  [[nodiscard]] ProvinceMatch find(std::span<QueryWord const> words, std::size_t at) const;

  /// The province with this name until 30 June 2025, or null.
  [[nodiscard]] Province const* find_province(std::string_view name) const;

  [[nodiscard]] std::vector<Province> const& rows() const { return rows_; }

 private:
  [[nodiscard]] Phrase const& phrase_of(PhraseMatch const& match) const;

  std::vector<Province> rows_;
  PhraseIndex phrases_;
};

/// data/tables/districts.tsv, read at first use. Thread-safe.
[[nodiscard]] ProvinceTable const& provinces();

}  // namespace tracuu::search
