// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/name_history.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <unordered_map>
#include <utility>

#include "search/tables/embedded_tables.hpp"
#include "search/tables/table_rows.hpp"

namespace tracuu::search {

namespace {

enum NameColumn : std::size_t { kNew, kOld, kDate, kChange, kLevel, kSource };
constexpr std::array<std::string_view, 6> kNameColumns{"new",    "old",   "date",
                                                       "change", "level", "source"};

/// After all dates of the tables.
constexpr std::string_view kNoDay = "9999-12-31";

constexpr std::array<std::pair<std::string_view, NameChange>, 4> kChanges{{
    {"merged", NameChange::Merged},
    {"renamed", NameChange::Renamed},
    {"split", NameChange::Split},
    {"left", NameChange::Left},
}};

std::optional<NameChange> find_change(std::string_view text) {
  auto const* const known =
      std::ranges::find(kChanges, text, &std::pair<std::string_view, NameChange>::first);
  if (known == kChanges.end()) return std::nullopt;
  return known->second;
}

std::vector<Phrase> make_phrases(std::string_view cell) {
  std::vector<Phrase> phrases;
  for (std::string_view const text : split_alternatives(cell)) {
    phrases.push_back(make_phrase(text));
  }
  return phrases;
}

bool is_date(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  return std::ranges::equal(text, kForm, [](char c, char form) {
    return form == 'd' ? c >= '0' && c <= '9' : c == form;
  });
}

bool has_no_terms(std::vector<Phrase> const& phrases) {
  return std::ranges::any_of(phrases, [](Phrase const& phrase) { return phrase.terms.empty(); });
}

base::Result<NameHistory> read_row(TableRow const& row, bool is_place) {
  NameHistory history;
  std::vector<Phrase> names = make_phrases(row.cells[kNew]);
  history.old_names = make_phrases(row.cells[kOld]);
  auto const change = find_change(row.cells[kChange]);
  if (!is_date(row.cells[kDate]) || !change || has_no_terms(names) ||
      has_no_terms(history.old_names)) {
    return base::Error{
        base::ErrorCode::InvalidArgument,
        fmt::format("line {}: a bad date or change, or a name without words", row.line), ""};
  }
  history.name = std::move(names.front());
  names.erase(names.begin());
  history.spellings = std::move(names);
  std::erase_if(history.old_names,
                [&](Phrase const& old) { return old.terms == history.name.terms; });
  history.date = row.cells[kDate];
  history.change = *change;
  history.level = row.cells[kLevel];
  history.source = row.cells[kSource];
  history.is_place = is_place;
  return history;
}

std::string name_key(Phrase const& name) {
  return fmt::format("{}", fmt::join(name.terms, " "));
}

/// The rows by their names and spellings, and the way back through them.
class ChangeFollower {
 public:
  explicit ChangeFollower(std::vector<NameHistory> const& rows) : rows_(rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows_of_[name_key(rows[i].name)].push_back(i);
      for (Phrase const& spelling : rows[i].spellings) rows_of_[name_key(spelling)].push_back(i);
    }
  }

  /// All that `name` was called before, the latest first.
  [[nodiscard]] std::vector<OldName> old_names_of(Phrase const& name) const {
    std::vector<Found> found;
    follow(name_key(name), kNoDay, kNoDay, false, found);
    std::erase_if(found, [&](Found const& old) { return old.phrase->terms == name.terms; });
    std::ranges::stable_sort(found, std::ranges::greater{}, &Found::changed);
    std::vector<OldName> names;
    for (Found const& old : found) {
      names.push_back({*old.phrase, old.before == kNoDay ? "" : std::string(old.before)});
    }
    return names;
  }

 private:
  struct Found {
    Phrase const* phrase;
    std::string_view before;
    std::string_view changed;
  };

  /// Adds the old names of the changes of `key` before `day`, each with the names before it:
  /// the days fall from step to step, so that no way is a circle.
  void follow(std::string const& key, std::string_view day, std::string_view before,
              bool after_split, std::vector<Found>& found) const {
    auto const known = rows_of_.find(key);
    if (known == rows_of_.end()) return;
    for (std::size_t const index : known->second) {
      NameHistory const& row = rows_[index];
      bool const is_part = row.change == NameChange::Split || row.change == NameChange::Left;
      if (row.date >= day || (after_split && row.change == NameChange::Merged)) continue;
      for (Phrase const& old : row.old_names) {
        std::string const old_key = name_key(old);
        std::string_view const old_before =
            lives_on(row, old_key) ? std::min<std::string_view>(before, row.date) : before;
        if (!add({&old, old_before, row.date}, found)) continue;
        follow(old_key, row.date, old_before, after_split || is_part, found);
      }
    }
  }

  /// Whether another unit is called so after the change.
  [[nodiscard]] bool lives_on(NameHistory const& row, std::string const& old_key) const {
    if (row.change == NameChange::Left) return true;
    auto const later = rows_of_.find(old_key);
    return later != rows_of_.end() && std::ranges::any_of(later->second, [&](std::size_t index) {
             return rows_[index].date > row.date;
           });
  }

  /// False if the name is there already, for a time as long.
  static bool add(Found const& old, std::vector<Found>& found) {
    auto const known = std::ranges::find_if(
        found, [&](Found const& other) { return other.phrase->terms == old.phrase->terms; });
    if (known == found.end()) {
      found.push_back(old);
      return true;
    }
    if (known->before >= old.before) return false;
    known->before = old.before;
    return true;
  }

  std::vector<NameHistory> const& rows_;
  std::unordered_map<std::string, std::vector<std::size_t>> rows_of_;
};

/// One name for the rows that have it.
std::vector<KnownName> known_names(std::vector<NameHistory> const& rows) {
  std::vector<KnownName> names;
  std::unordered_map<std::string, std::size_t> by_key;
  for (NameHistory const& row : rows) {
    auto const [known, is_new] = by_key.try_emplace(name_key(row.name), names.size());
    if (is_new) names.push_back({row.name, {}, {}, row.is_place});
    std::vector<Phrase>& spellings = names[known->second].spellings;
    for (Phrase const& spelling : row.spellings) {
      bool const is_known = std::ranges::any_of(
          spellings, [&](Phrase const& other) { return other.terms == spelling.terms; });
      if (!is_known) spellings.push_back(spelling);
    }
  }
  ChangeFollower const changes(rows);
  for (KnownName& name : names) name.old_names = changes.old_names_of(name.name);
  return names;
}

}  // namespace

base::Result<NameHistories> NameHistories::read(std::span<NameTable const> tables) {
  NameHistories histories;
  for (NameTable const& table : tables) {
    auto const rows = read_table(table.tsv, kNameColumns);
    if (!rows) return rows.error();
    for (TableRow const& row : *rows) {
      auto history = read_row(row, table.is_places);
      if (!history) return history.error();
      histories.rows_.push_back(std::move(*history));
    }
  }
  histories.names_ = known_names(histories.rows_);
  for (std::size_t owner = 0; owner < histories.names_.size(); ++owner) {
    KnownName const& name = histories.names_[owner];
    histories.phrases_.add(name.name.terms, owner, 0);
    for (std::size_t i = 0; i < name.spellings.size(); ++i) {
      histories.phrases_.add(name.spellings[i].terms, owner, i + 1);
    }
  }
  return histories;
}

std::vector<NameMatch> NameHistories::find(std::span<QueryWord const> words, std::size_t at) const {
  std::vector<NameMatch> matches;
  for (PhraseMatch const& found : phrases_.find(words, at)) {
    KnownName const* const name = &names_[found.owner];
    // Several spellings of one name may agree: "Đak Lak" is one, and "Đắk Lắk" with marks left out.
    auto const known = std::ranges::find_if(matches, [&](NameMatch const& match) {
      return match.name == name && match.words == found.words;
    });
    if (known == matches.end()) {
      matches.push_back({name, found.words, found.marks_open});
    } else {
      known->marks_open = known->marks_open && found.marks_open;
    }
  }
  return matches;
}

NameHistories const& name_histories() {
  static NameHistories const histories = [] {
    std::array<NameTable, 2> const tables{{{kPlacesTsv, true}, {kAgenciesTsv, false}}};
    auto read = NameHistories::read(tables);
    assert(read.has_value());
    return *std::move(read);
  }();
  return histories;
}

}  // namespace tracuu::search
