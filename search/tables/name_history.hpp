// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "search/tables/phrase_index.hpp"

namespace tracuu::search {

/// What became of the old units of a change.
enum class NameChange {
  Merged,   ///< they went into the new one as a whole
  Renamed,  ///< the new one is the old one
  Split,    ///< the new one was a part of the old one, which ended
  Left,     ///< the new one was a part of the old one, which goes on
};

/// A row of places.tsv or agencies.tsv (data/tables/README.md): the name of a
/// place or body, and the names under which it published before. Views into the table.
struct NameHistory {
  Phrase name;
  std::vector<Phrase> spellings;            ///< other spellings of the name ("TP.HCM")
  std::vector<std::string_view> old_names;  ///< none equals the name; may be empty
  std::string_view date;                    ///< YYYY-MM-DD: since when the name is in force
  NameChange change = NameChange::Merged;
  std::string_view level;   ///< "province", "ministry", …
  std::string_view source;  ///< the act
  bool is_place = false;    ///< of places.tsv
};

/// A name that another had before, over one change or several.
struct OldName {
  Phrase name;
  /// YYYY-MM-DD: only what was published before this day is meant, since another
  /// unit has the name from then on (Lai Châu for Điện Biên). Empty: no such day.
  std::string_view before;
};

struct NameMatch {
  NameHistory const* history = nullptr;  ///< one of the rows with the name: lives as long as they
  std::size_t words = 0;                 ///< of the query
  /// A mark of the name was not typed: "ninh binh" may, "ha nam" may as well
  /// not mean the place. The caller decides by the marks that the index restores.
  bool marks_open = false;
};

/// A table to be read. `tsv` outlives what is read of it.
struct NameTable {
  std::string_view tsv;
  bool is_places = false;
};

/// All names that have had others before. Changes are followed: what went into a
/// unit that went into another is an old name of this one too.
///
///     Đồng Nai ← Bình Phước (merged 2025) ← Sông Bé (split 1997)
///
/// A split is followed to the unit that was split, never on to what else had been
/// merged into that one: Hà Nam ← Hà Nam Ninh, but not ← Ninh Bình. An old name that
/// a later row gives to a unit, and one that was left by another, counts in what was
/// published before the change only (OldName::before).
/// Thread-safe once made.
class NameHistories {
 public:
  /// InvalidArgument with its line if a row can't be read.
  [[nodiscard]] static base::Result<NameHistories> read(std::span<NameTable const> tables);

  /// The names that begin at words[at], longest first, each once. Marks may be left out
  /// unless they conflict.
  [[nodiscard]] std::vector<NameMatch> find(std::span<QueryWord const> words, std::size_t at) const;

  /// All that `name` was called before, the latest first; `name` is spelled as in a row.
  ///
  ///     "Ninh Bình"  ->  Hà Nam, Nam Định, Nam Hà, Hà Nam Ninh
  [[nodiscard]] std::vector<OldName> old_names_of(std::string_view name) const;

  [[nodiscard]] std::vector<NameHistory> const& rows() const { return rows_; }

 private:
  std::vector<NameHistory> rows_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> rows_of_;  ///< by name, spelling
  PhraseIndex phrases_;
};

/// data/tables/places.tsv and agencies.tsv, read at first use. Thread-safe.
[[nodiscard]] NameHistories const& name_histories();

}  // namespace tracuu::search
