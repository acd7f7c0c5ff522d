// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/abbreviation_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/characters.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/syllable.hpp"
#include "base/embedded_tables.hpp"
#include "base/utf8.hpp"
#include "search/tables/table_rows.hpp"

namespace tracuu::search {

namespace {

enum AbbreviationColumn : std::size_t { kShort, kExpansions, kAmbiguity, kCase };
constexpr std::array<std::string_view, 4> kColumns{"short", "expansions", "ambiguity", "case"};

constexpr std::string_view kSeparators = "&-. ";
constexpr std::string_view kAnd = "va";

base::Error bad_row(TableRow const& row, std::string_view what) {
  return {base::ErrorCode::InvalidArgument, fmt::format("line {}: {}", row.line, what), ""};
}

std::string without(std::string_view text, std::string_view characters) {
  std::string left;
  for (char const c : text) {
    if (characters.find(c) == std::string_view::npos) left += c;
  }
  return left;
}

/// "GD&ĐT" -> gddt|09.
std::string joined_term(std::string_view text) {
  return analyzers::analyzer("vi").normalize_term(without(text, kSeparators));
}

/// One piece of a short form and the separator after it; '\0' after the last.
struct Piece {
  std::string text;
  char separator = '\0';
};

std::vector<Piece> split_pieces(std::string_view short_form) {
  std::vector<Piece> pieces(1);
  for (char const c : short_form) {
    if (kSeparators.find(c) == std::string_view::npos) {
      pieces.back().text += c;
    } else {
      pieces.back().separator = c;
      pieces.emplace_back();
    }
  }
  return pieces;
}

/// All ways to write `pieces` with a blank at some of their joints and nothing at
/// the others, and "và" where '&' stands: LĐ TB XH, LĐTB và XH, …
std::vector<std::string> spaced_spellings(std::vector<Piece> const& pieces) {
  std::vector<std::string> spellings{""};
  for (Piece const& piece : pieces) {
    std::vector<std::string> longer;
    for (std::string const& spelling : spellings) {
      longer.push_back(spelling + piece.text);
      if (piece.separator == '\0') continue;
      longer.push_back(spelling + piece.text + ' ');
      if (piece.separator == '&') longer.push_back(spelling + piece.text + " và ");
    }
    spellings = std::move(longer);
  }
  return spellings;
}

void add_short_spellings(Abbreviation& abbreviation) {
  std::string const joined = joined_term(abbreviation.short_form);
  abbreviation.short_terms.push_back(joined);
  if (abbreviation.short_form.find('&') != std::string::npos) {
    // The tokenizer writes one term over the pieces of "GD&ĐT".
    analyzers::TokenList list;
    analyzers::analyzer("vi").analyze(abbreviation.short_form, list);
    for (analyzers::Token const& token : list.tokens()) {
      if (token.kind == analyzers::TokenKind::Abbreviation) {
        abbreviation.short_terms.emplace_back(list.text(token));
      }
    }
  }
  bool const has_marks = !analyzers::marks_part(joined).empty();
  if (has_marks && !abbreviation.capitals_only) {
    abbreviation.short_terms.push_back(std::string(analyzers::folded_part(joined)) +
                                       analyzers::kMarkSeparator);
  }
  for (std::string const& spelling : spaced_spellings(split_pieces(abbreviation.short_form))) {
    Phrase phrase = make_phrase(spelling);
    if (phrase.terms.size() > 1) abbreviation.short_rows.push_back(std::move(phrase.terms));
  }
}

base::Result<Abbreviation> read_row(TableRow const& row) {
  std::string_view const ambiguity = row.cells[kAmbiguity];
  std::string_view const letter_case = row.cells[kCase];
  if (ambiguity != "one" && ambiguity != "context") return bad_row(row, "unknown ambiguity");
  if (letter_case != "any" && letter_case != "capitals") return bad_row(row, "unknown case");
  Abbreviation abbreviation;
  abbreviation.short_form = row.cells[kShort];
  abbreviation.needs_context = ambiguity == "context";
  abbreviation.capitals_only = letter_case == "capitals";
  for (std::string_view const text : split_alternatives(row.cells[kExpansions])) {
    abbreviation.expansions.push_back(make_phrase(text));
    if (abbreviation.expansions.back().terms.empty()) return bad_row(row, "an empty expansion");
  }
  add_short_spellings(abbreviation);
  return abbreviation;
}

/// Whether every letter of `text` with a case is a capital.
bool is_in_capitals(std::string_view text) {
  for (analyzers::Character const& character : analyzers::Characters(text)) {
    if (character.is_letter() && !character.info.is_upper) return false;
  }
  return true;
}

bool may_be_typed(Abbreviation const& abbreviation, std::string_view typed) {
  return !abbreviation.capitals_only || is_in_capitals(typed) ||
         typed == without(abbreviation.short_form, kSeparators);
}

}  // namespace

base::Result<AbbreviationTable> AbbreviationTable::read(std::string_view tsv) {
  auto const rows = read_table(tsv, kColumns);
  if (!rows) return rows.error();
  AbbreviationTable table;
  for (TableRow const& row : *rows) {
    auto abbreviation = read_row(row);
    if (!abbreviation) return abbreviation.error();
    std::string const& term = abbreviation->short_terms.front();
    std::string const letters(analyzers::folded_part(term));
    std::vector<std::size_t>& same = table.by_letters_[letters];
    bool const is_known = std::ranges::any_of(
        same, [&](std::size_t index) { return table.rows_[index].short_terms.front() == term; });
    if (is_known) return bad_row(row, "this short form is there already");
    std::size_t const owner = table.rows_.size();
    same.push_back(owner);
    table.max_letters_ = std::max(table.max_letters_, letters.size());
    for (std::size_t i = 0; i < abbreviation->expansions.size(); ++i) {
      table.expansions_.add(abbreviation->expansions[i].terms, owner, i);
    }
    table.rows_.push_back(std::move(*abbreviation));
  }
  return table;
}

std::vector<ShortMatch> AbbreviationTable::find_short(std::span<QueryWord const> words,
                                                      std::size_t at) const {
  std::vector<ShortMatch> matches;
  std::string letters;
  std::string typed;
  for (std::size_t i = at; i < words.size(); ++i) {
    std::string_view const folded = analyzers::folded_part(words[i].token);
    bool const is_and = folded == kAnd && i > at;
    if (is_and) continue;
    letters += folded;
    typed += without(words[i].typed, kSeparators);
    if (letters.size() > max_letters_) break;
    auto const known = by_letters_.find(letters);
    if (known == by_letters_.end()) continue;
    std::string const term = joined_term(typed);
    for (std::size_t const index : known->second) {
      Abbreviation const& row = rows_[index];
      std::string const& short_term = row.short_terms.front();
      if (!may_be_typed(row, typed) || !analyzers::adds_only_marks(term, short_term)) continue;
      matches.push_back({&row, i + 1 - at, term != short_term});
    }
  }
  std::ranges::stable_sort(matches, [](ShortMatch const& a, ShortMatch const& b) {
    return a.words != b.words ? a.words > b.words : a.marks_open < b.marks_open;
  });
  return matches;
}

std::vector<LongMatch> AbbreviationTable::find_long(std::span<QueryWord const> words,
                                                    std::size_t at) const {
  std::vector<LongMatch> matches;
  for (PhraseMatch const& found : expansions_.find(words, at)) {
    Abbreviation const& row = rows_[found.owner];
    matches.push_back({&row, &row.expansions[found.phrase], found.words, found.marks_open});
  }
  return matches;
}

AbbreviationTable const& abbreviations() {
  static AbbreviationTable const table = [] {
    auto read = AbbreviationTable::read(base::kAbbreviationsTsv);
    assert(read.has_value());
    return *std::move(read);
  }();
  return table;
}

}  // namespace tracuu::search
