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

/// A row of places.tsv or agencies.tsv (data/tables/README.md): the name of a
/// place or body, and the names under which it published before.
struct NameHistory {
  Phrase name;
  std::vector<Phrase> spellings;  ///< other spellings of the name ("TP.HCM")
  std::vector<Phrase> old_names;  ///< none equals the name; may be empty
  std::string date;               ///< YYYY-MM-DD: since when the name is in force
  std::string level;              ///< "province", "ministry", …
  std::string source;             ///< the act
  bool is_place = false;          ///< of places.tsv
};

struct NameMatch {
  NameHistory const* history = nullptr;  ///< in the table: lives as long as it
  std::size_t words = 0;                 ///< of the query
  /// A mark of the name was not typed: "ninh binh" may, "ha nam" may as well
  /// not mean the place. The caller decides by the marks that the index restores.
  bool marks_open = false;
};

/// All names that have had others before. Thread-safe once made.
class NameHistories {
 public:
  /// Adds the rows of `tsv`. InvalidArgument with its line if one can't be read.
  [[nodiscard]] base::Result<void> add_table(std::string_view tsv, bool is_places);

  /// The rows whose name (or a spelling of it) begins at words[at], longest
  /// first, then in the order of the table. A name may have several rows.
  ///
  ///     "tỉnh ninh bình", at 1  ->  Ninh Bình ← Hà Nam, Nam Định (2025)
  ///                                 Ninh Bình ← Hà Nam Ninh (1991)
  [[nodiscard]] std::vector<NameMatch> find(std::span<QueryWord const> words, std::size_t at) const;

  [[nodiscard]] std::vector<NameHistory> const& rows() const { return rows_; }

 private:
  std::vector<NameHistory> rows_;
  PhraseIndex names_;
};

/// data/tables/places.tsv and agencies.tsv, read at first use. Thread-safe.
[[nodiscard]] NameHistories const& name_histories();

}  // namespace tracuu::search
