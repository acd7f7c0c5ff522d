// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/name_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/embedded_tables.hpp"
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

std::vector<Phrase> make_phrases(std::vector<std::string_view> const& texts) {
  std::vector<Phrase> phrases;
  phrases.reserve(texts.size());
  for (std::string_view const text : texts) phrases.push_back(make_phrase(text));
  return phrases;
}

/// Phrases of old names are made where one is found: most never are.
bool has_word(std::string_view name) {
  return std::ranges::any_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c < 0;
  });
}

bool is_date(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  return std::ranges::equal(text, kForm, [](char c, char form) {
    return form == 'd' ? c >= '0' && c <= '9' : c == form;
  });
}

base::Result<NameHistory> read_row(TableRow const& row, bool is_place) {
  NameHistory history;
  std::vector<std::string_view> const names = split_alternatives(row.cells[kNew]);
  history.old_names = split_alternatives(row.cells[kOld]);
  auto const change = find_change(row.cells[kChange]);
  if (!is_date(row.cells[kDate]) || !change || !std::ranges::all_of(names, has_word) ||
      !std::ranges::all_of(history.old_names, has_word)) {
    return base::Error{
        base::ErrorCode::InvalidArgument,
        fmt::format("line {}: a bad date or change, or a name without words", row.line), ""};
  }
  std::vector<Phrase> phrases = make_phrases(names);
  history.name = std::move(phrases.front());
  phrases.erase(phrases.begin());
  history.spellings = std::move(phrases);
  std::erase(history.old_names, names.front());
  history.date = row.cells[kDate];
  history.change = *change;
  history.level = row.cells[kLevel];
  history.source = row.cells[kSource];
  history.is_place = is_place;
  return history;
}

using RowsByName = std::unordered_map<std::string_view, std::vector<std::size_t>>;

/// The way back through the changes of names.
class ChangeFollower {
 public:
  struct Found {
    std::string_view name;
    std::string_view before;
    std::string_view changed;
  };

  ChangeFollower(std::vector<NameHistory> const& rows, RowsByName const& rows_of)
      : rows_(rows), rows_of_(rows_of) {}

  [[nodiscard]] std::vector<Found> find(std::string_view name) {
    follow(name, kNoDay, kNoDay, false);
    std::erase_if(found_, [&](Found const& old) { return old.name == name; });
    std::ranges::stable_sort(found_, std::ranges::greater{}, &Found::changed);
    return std::move(found_);
  }

 private:
  /// Adds the old names of the changes of `name` before `day`, each with the names before
  /// it: the days fall from step to step, so that no way is a circle.
  void follow(std::string_view name, std::string_view day, std::string_view before,
              bool after_split) {
    auto const known = rows_of_.find(name);
    if (known == rows_of_.end()) return;
    for (std::size_t const index : known->second) {
      NameHistory const& row = rows_[index];
      bool const is_part = row.change == NameChange::Split || row.change == NameChange::Left;
      if (row.date >= day || (after_split && row.change == NameChange::Merged)) continue;
      for (std::string_view const old : row.old_names) {
        std::string_view const old_before =
            lives_on(row, old) ? std::min(before, row.date) : before;
        if (!add({old, old_before, row.date})) continue;
        follow(old, row.date, old_before, after_split || is_part);
      }
    }
  }

  /// Whether another unit is called so after the change.
  [[nodiscard]] bool lives_on(NameHistory const& row, std::string_view old) const {
    if (row.change == NameChange::Left) return true;
    auto const later = rows_of_.find(old);
    return later != rows_of_.end() && std::ranges::any_of(later->second, [&](std::size_t index) {
             return rows_[index].date > row.date;
           });
  }

  /// False if the name is there already, for a time as long.
  bool add(Found const& old) {
    auto const known = std::ranges::find(found_, old.name, &Found::name);
    if (known == found_.end()) {
      found_.push_back(old);
      return true;
    }
    if (known->before >= old.before) return false;
    known->before = old.before;
    return true;
  }

  std::vector<NameHistory> const& rows_;
  RowsByName const& rows_of_;
  std::vector<Found> found_;
};

}  // namespace

base::Result<NameHistories> NameHistories::read(std::span<NameTable const> tables) {
  NameHistories histories;
  std::vector<NameHistory>& all = histories.rows_;
  for (NameTable const& table : tables) {
    auto const rows = read_table(table.tsv, kNameColumns);
    if (!rows) return rows.error();
    for (TableRow const& row : *rows) {
      auto history = read_row(row, table.is_places);
      if (!history) return history.error();
      std::size_t const owner = all.size();
      for (std::string_view const name : split_alternatives(row.cells[kNew])) {
        histories.rows_of_[name].push_back(owner);
      }
      histories.phrases_.add(history->name.terms, owner, 0);
      for (std::size_t i = 0; i < history->spellings.size(); ++i) {
        histories.phrases_.add(history->spellings[i].terms, owner, i + 1);
      }
      all.push_back(std::move(*history));
    }
  }
  return histories;
}

std::vector<NameMatch> NameHistories::find(std::span<QueryWord const> words, std::size_t at) const {
  std::vector<NameMatch> matches;
  for (PhraseMatch const& found : phrases_.find(words, at)) {
    NameHistory const* const history = &rows_[found.owner];
    // Several rows have one name, and several spellings of one may agree: "Đak Lak" is one, and
    // "Đắk Lắk" with marks left out.
    auto const known = std::ranges::find_if(matches, [&](NameMatch const& match) {
      return match.history->name.text == history->name.text && match.words == found.words;
    });
    if (known == matches.end()) {
      matches.push_back({history, found.words, found.marks_open});
    } else {
      known->marks_open = known->marks_open && found.marks_open;
    }
  }
  return matches;
}

std::vector<OldName> NameHistories::old_names_of(std::string_view name) const {
  std::vector<OldName> names;
  for (ChangeFollower::Found const& old : ChangeFollower(rows_, rows_of_).find(name)) {
    names.push_back({make_phrase(old.name), old.before == kNoDay ? "" : old.before});
  }
  return names;
}

NameHistories const& name_histories() {
  static NameHistories const histories = [] {
    std::array<NameTable, 2> const tables{{{base::kPlacesTsv, true}, {base::kAgenciesTsv, false}}};
    auto read = NameHistories::read(tables);
    assert(read.has_value());
    return *std::move(read);
  }();
  return histories;
}

}  // namespace tracuu::search
