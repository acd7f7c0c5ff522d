// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/commune_table.hpp"

#include <algorithm>
#include <array>

#include "analyzers/syllable.hpp"
#include "base/embedded_tables.hpp"
#include "search/tables/table_rows.hpp"

namespace tracuu::search {

namespace {

/// Words of the longest name, "Văn Miếu - Quốc Tử Giám".
constexpr std::size_t kMaxNameWords = 5;

constexpr char kRepeated = '*';

std::string_view key_at(std::string_view rows, std::size_t row) {
  return rows.substr(row, rows.find('\t', row) - row);
}

/// REQUIRES: a row begins at `begin`.
CommuneRow row_at(std::string_view rows, std::size_t begin) {
  std::array<std::string_view, 7> cells;
  std::string_view line = rows.substr(begin, rows.find('\n', begin) - begin);
  for (std::string_view& cell : cells) {
    std::size_t const end = line.find('\t');
    cell = line.substr(0, end);
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
  }
  return {cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]};
}

/// "xã Hòa An (huyện Chợ Mới)*".
FormerUnit read_unit(std::string_view text) {
  FormerUnit unit;
  unit.is_repeated = text.ends_with(kRepeated);
  if (unit.is_repeated) text.remove_suffix(1);
  std::size_t const bracket = text.find(" (");
  if (bracket != std::string_view::npos && text.ends_with(')')) {
    unit.district = text.substr(bracket + 2, text.size() - bracket - 3);
    text = text.substr(0, bracket);
  }
  unit.name = make_phrase(text);
  // "xã Thanh" begins "xã Thanh Khê".
  bool const has_short_name =
      std::ranges::count(text, ' ') == (text.starts_with("thị trấn") ? 2 : 1);
  unit.is_repeated = unit.is_repeated || has_short_name;
  return unit;
}

}  // namespace

std::vector<FormerUnit> former_units(CommuneRow const& row) {
  std::string own(row.kind);
  own += ' ';
  own += row.name;
  std::vector<FormerUnit> units;
  for (std::string_view const text : split_alternatives(row.former)) {
    FormerUnit unit = read_unit(text);
    if (unit.name.text != own) units.push_back(std::move(unit));
  }
  return units;
}

CommuneTable::CommuneTable(std::string_view tsv) : rows_(tsv) {
  rows_.remove_prefix(std::min(rows_.find('\n') + 1, rows_.size()));
}

/// Where the first row with a key not before `key` begins.
std::size_t CommuneTable::lower_bound(std::string_view key) const {
  std::size_t first = 0;
  std::size_t last = rows_.size();
  while (first < last) {
    std::size_t const middle = first + (last - first) / 2;
    std::size_t row = middle;
    while (row > first && rows_[row - 1] != '\n') --row;
    if (key_at(rows_, row) < key) {
      std::size_t const end = rows_.find('\n', middle);
      first = end == std::string_view::npos ? rows_.size() : end + 1;
    } else {
      last = row;
    }
  }
  return first;
}

std::vector<CommuneMatch> CommuneTable::find(std::span<QueryWord const> words,
                                             std::size_t at) const {
  std::vector<CommuneMatch> matches;
  if (at >= words.size()) return matches;
  words = words.subspan(at, std::min(kMaxNameWords, words.size() - at));
  std::string key;
  for (std::size_t count = 1; count <= words.size(); ++count) {
    if (count > 1) key += ' ';
    key += analyzers::folded_part(words[count - 1].token);
    std::size_t row = lower_bound(key);
    if (!rows_.substr(row).starts_with(key)) break;  // nor does a longer name begin so
    while (row < rows_.size() && key_at(rows_, row) == key) {
      CommuneRow const commune = row_at(rows_, row);
      Phrase name = make_phrase(commune.name);
      auto const open = open_marks(words.first(count), name.terms);
      if (open) matches.push_back({commune, std::move(name), count, *open});
      row = std::min(rows_.find('\n', row), rows_.size() - 1) + 1;
    }
  }
  std::ranges::stable_sort(matches, std::ranges::greater{}, &CommuneMatch::words);
  return matches;
}

CommuneTable const& communes() {
  static CommuneTable const table(base::kCommunesTsv);
  return table;
}

}  // namespace tracuu::search
