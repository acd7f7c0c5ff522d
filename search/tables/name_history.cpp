// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/name_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "search/tables/embedded_tables.hpp"
#include "search/tables/table_rows.hpp"

namespace tracuu::search {

namespace {

enum NameColumn : std::size_t { kNew, kOld, kDate, kLevel, kSource };
constexpr std::array<std::string_view, 5> kNameColumns{"new", "old", "date", "level", "source"};

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
  if (!is_date(row.cells[kDate]) || has_no_terms(names) || has_no_terms(history.old_names)) {
    return base::Error{base::ErrorCode::InvalidArgument,
                       fmt::format("line {}: a bad date or a name without words", row.line), ""};
  }
  history.name = std::move(names.front());
  names.erase(names.begin());
  history.spellings = std::move(names);
  std::erase_if(history.old_names,
                [&](Phrase const& old) { return old.terms == history.name.terms; });
  history.date = row.cells[kDate];
  history.level = row.cells[kLevel];
  history.source = row.cells[kSource];
  history.is_place = is_place;
  return history;
}

}  // namespace

base::Result<void> NameHistories::add_table(std::string_view tsv, bool is_places) {
  auto const rows = read_table(tsv, kNameColumns);
  if (!rows) return rows.error();
  for (TableRow const& row : *rows) {
    auto history = read_row(row, is_places);
    if (!history) return history.error();
    std::size_t const owner = rows_.size();
    names_.add(history->name.terms, owner, 0);
    for (std::size_t i = 0; i < history->spellings.size(); ++i) {
      names_.add(history->spellings[i].terms, owner, i + 1);
    }
    rows_.push_back(std::move(*history));
  }
  return {};
}

std::vector<NameMatch> NameHistories::find(std::span<QueryWord const> words, std::size_t at) const {
  std::vector<NameMatch> matches;
  for (PhraseMatch const& found : names_.find(words, at)) {
    NameHistory const* const history = &rows_[found.owner];
    // Several spellings of one name may agree: "Đak Lak" is one, and "Đắk Lắk" with marks left out.
    auto const known = std::ranges::find_if(matches, [&](NameMatch const& match) {
      return match.history == history && match.words == found.words;
    });
    if (known == matches.end()) {
      matches.push_back({history, found.words, found.marks_open});
    } else {
      known->marks_open = known->marks_open && found.marks_open;
    }
  }
  return matches;
}

NameHistories const& name_histories() {
  static NameHistories const histories = [] {
    NameHistories made;
    [[maybe_unused]] bool const places = made.add_table(kPlacesTsv, true).has_value();
    [[maybe_unused]] bool const agencies = made.add_table(kAgenciesTsv, false).has_value();
    assert(places && agencies);
    return made;
  }();
  return histories;
}

}  // namespace tracuu::search
