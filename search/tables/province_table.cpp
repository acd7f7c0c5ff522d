// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/province_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "base/embedded_tables.hpp"
#include "search/tables/table_rows.hpp"

namespace tracuu::search {

namespace {

enum ProvinceColumn : std::size_t { kProvince, kNow, kDistricts };
constexpr std::array<std::string_view, 3> kProvinceColumns{"province", "now", "districts"};

constexpr std::array<std::string_view, 4> kDistrictLevels{"thành phố ", "thị xã ", "huyện ",
                                                          "quận "};

Province read_province(TableRow const& row) {
  Province province;
  for (std::string_view const name : split_alternatives(row.cells[kProvince])) {
    province.names.push_back(make_phrase(name));
  }
  province.now = make_phrase(row.cells[kNow]);
  for (std::string_view const name : split_alternatives(row.cells[kDistricts])) {
    province.districts.push_back(make_phrase(without_district_level(name)));
  }
  return province;
}

bool has_words(Phrase const& phrase) {
  return !phrase.terms.empty();
}

}  // namespace

std::string_view without_district_level(std::string_view district) {
  for (std::string_view const level : kDistrictLevels) {
    if (district.starts_with(level)) return district.substr(level.size());
  }
  return district;
}

base::Result<ProvinceTable> ProvinceTable::read(std::string_view tsv) {
  auto const rows = read_table(tsv, kProvinceColumns);
  if (!rows) return rows.error();
  ProvinceTable table;
  for (TableRow const& row : *rows) {
    Province province = read_province(row);
    bool const is_good = has_words(province.now) &&
                         std::ranges::all_of(province.names, has_words) &&
                         std::ranges::all_of(province.districts, has_words);
    if (!is_good) {
      return base::Error{base::ErrorCode::InvalidArgument,
                         fmt::format("line {}: a name without words", row.line), ""};
    }
    std::size_t const owner = table.rows_.size();
    // Numbered as phrase_of() reads them: today's name, the names, the districts.
    table.phrases_.add(province.now.terms, owner, 0);
    std::size_t phrase = 1;
    for (Phrase const& name : province.names) table.phrases_.add(name.terms, owner, phrase++);
    for (Phrase const& name : province.districts) table.phrases_.add(name.terms, owner, phrase++);
    table.rows_.push_back(std::move(province));
  }
  return table;
}

Phrase const& ProvinceTable::phrase_of(PhraseMatch const& match) const {
  Province const& province = rows_[match.owner];
  if (match.phrase == 0) return province.now;
  std::size_t const name = match.phrase - 1;
  if (name < province.names.size()) return province.names[name];
  return province.districts[name - province.names.size()];
}

ProvinceMatch ProvinceTable::find(std::span<QueryWord const> words, std::size_t at) const {
  ProvinceMatch found;
  for (PhraseMatch const& match : phrases_.find(words, at)) {
    if (!found.provinces.empty() && match.words < found.words) break;
    Province const* const province = &rows_[match.owner];
    bool const is_district = match.phrase > province->names.size();
    if (found.provinces.empty()) {
      found = {{}, &phrase_of(match), is_district, match.words, match.marks_open};
    }
    found.is_district = found.is_district && is_district;
    found.marks_open = found.marks_open && match.marks_open;
    if (std::ranges::find(found.provinces, province) == found.provinces.end()) {
      found.provinces.push_back(province);
    }
  }
  return found;
}

Province const* ProvinceTable::find_province(std::string_view name) const {
  auto const known = std::ranges::find_if(
      rows_, [&](Province const& province) { return province.names.front().text == name; });
  return known == rows_.end() ? nullptr : &*known;
}

ProvinceTable const& provinces() {
  static ProvinceTable const table = [] {
    auto read = ProvinceTable::read(base::kDistrictsTsv);
    assert(read.has_value());
    return *std::move(read);
  }();
  return table;
}

}  // namespace tracuu::search
