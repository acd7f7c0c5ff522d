// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/tables/phrase_index.hpp"

namespace tracuu::search {

/// A row of communes.tsv (data/tables/README.md), as it stands there.
struct CommuneRow {
  std::string_view key;       ///< the folded words of the name
  std::string_view name;      ///< "Gia Viễn"
  std::string_view kind;      ///< "xã", "phường", "đặc khu"
  std::string_view province;  ///< of today
  std::string_view was_in;    ///< the province until 30 June 2025
  std::string_view former;    ///< the units that it was made of
  std::string_view date;      ///< YYYY-MM-DD: since when
};

/// A unit that went into a commune of today, wholly or in part.
struct FormerUnit {
  Phrase name;                ///< with its kind: "xã Gia Hòa"
  std::string_view district;  ///< where the table says so, else empty
  bool is_repeated = false;   ///< other provinces had units whose names are or begin so
};

/// The units that `row` was made of, without the one that was called just as it is.
[[nodiscard]] std::vector<FormerUnit> former_units(CommuneRow const& row);

struct CommuneMatch {
  CommuneRow row;  ///< views into the table
  Phrase name;
  std::size_t words = 0;    ///< of the query
  bool marks_open = false;  ///< a mark of the name was not typed
};

/// The communes, wards and special zones of today. The table is searched where it lies,
/// row by row as it is sorted: nothing is read at the start. Thread-safe.
class CommuneTable {
 public:
  /// REQUIRES: `tsv` is as communes.tsv, sorted by its first column, and outlives the table.
  explicit CommuneTable(std::string_view tsv);

  /// The communes whose names begin at words[at], longest first. A name may have several
  /// rows. Marks may be left out unless they conflict. Time: a few binary searches.
  [[nodiscard]] std::vector<CommuneMatch> find(std::span<QueryWord const> words,
                                               std::size_t at) const;

 private:
  [[nodiscard]] std::size_t lower_bound(std::string_view key) const;

  std::string_view rows_;
};

/// data/tables/communes.tsv. Thread-safe.
[[nodiscard]] CommuneTable const& communes();

}  // namespace tracuu::search
