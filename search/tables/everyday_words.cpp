// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/everyday_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <fstream>
#include <string>
#include <utility>

#include "base/embedded_tables.hpp"
#include "base/utf8.hpp"
#include "search/tables/table_rows.hpp"

namespace tracuu::search {

namespace {

enum EverydayColumn : std::size_t { kWords, kAlso, kDirection, kEverydaySource };
constexpr std::array<std::string_view, 4> kEverydayColumns{"words", "also", "direction", "source"};

constexpr std::uintmax_t kMaxFileBytes = 1u << 20;

base::Error bad_everyday_row(std::size_t line, std::string_view what) {
  return {base::ErrorCode::InvalidArgument, fmt::format("line {}: {}", line, what), ""};
}

base::Error about_file(std::filesystem::path const& file, base::Error error) {
  error.message = fmt::format("{}: {}", file.string(), error.message);
  return error;
}

base::Result<std::string> file_text(std::filesystem::path const& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text(kMaxFileBytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (stream.bad() || !stream.is_open()) {
    return base::Error{base::ErrorCode::Io, "cannot be read", ""};
  }
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (text.size() > kMaxFileBytes) {
    return base::Error{base::ErrorCode::InvalidArgument, "is above 1 MiB", ""};
  }
  if (base::find_invalid_utf8(text)) {
    return base::Error{base::ErrorCode::InvalidArgument, "is not UTF-8", ""};
  }
  return text;
}

}  // namespace

base::Result<void> EverydayWords::add_table(std::string_view tsv) {
  auto const rows = read_table(tsv, kEverydayColumns);
  if (!rows) return rows.error();
  for (TableRow const& read : *rows) {
    std::string_view const direction = read.cells[kDirection];
    if (direction != "both" && direction != "one") {
      return bad_everyday_row(read.line, "the direction is neither both nor one");
    }
    Row row;
    row.ways.push_back(make_phrase(read.cells[kWords]));
    for (std::string_view const other : split_alternatives(read.cells[kAlso])) {
      row.ways.push_back(make_phrase(other));
    }
    bool const has_empty =
        std::ranges::any_of(row.ways, [](Phrase const& way) { return way.terms.empty(); });
    if (has_empty) return bad_everyday_row(read.line, "a cell without words");
    add(std::move(row), direction == "both");
  }
  return {};
}

void EverydayWords::add(std::string_view words, std::span<std::string const> also, bool both_ways) {
  Row row;
  row.ways.push_back(make_phrase(words));
  for (std::string const& other : also) row.ways.push_back(make_phrase(other));
  add(std::move(row), both_ways);
}

void EverydayWords::add(Row row, bool both_ways) {
  std::size_t const entries = both_ways ? row.ways.size() : 1;
  for (std::size_t i = 0; i < entries; ++i) index_.add(row.ways[i].terms, rows_.size(), i);
  rows_.push_back(std::move(row));
}

std::vector<EverydayMatch> EverydayWords::find(std::span<QueryWord const> words,
                                               std::size_t at) const {
  std::vector<EverydayMatch> matches;
  for (PhraseMatch const& found : index_.find(words, at)) {
    Row const& row = rows_[found.owner];
    EverydayMatch match;
    match.typed = &row.ways[found.phrase];
    match.words = found.words;
    match.marks_open = found.marks_open;
    for (Phrase const& way : row.ways) {
      if (way.terms != match.typed->terms) match.others.push_back(&way);
    }
    matches.push_back(std::move(match));
  }
  return matches;
}

EverydayWords const& everyday_words() {
  static EverydayWords const table = [] {
    EverydayWords made;
    [[maybe_unused]] bool const read = made.add_table(base::kEverydayTsv).has_value();
    assert(read);
    return made;
  }();
  return table;
}

base::Result<EverydayWords> read_everyday_words(std::filesystem::path const& file) {
  auto const text = file_text(file);
  if (!text) return about_file(file, text.error());
  EverydayWords table;
  if (auto const added = table.add_table(*text); !added) return about_file(file, added.error());
  return table;
}

}  // namespace tracuu::search
