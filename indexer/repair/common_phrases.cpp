// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/common_phrases.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "analyzers/analyzer_registry.hpp"
#include "base/embedded_tables.hpp"

namespace tracuu::indexer {

namespace {

struct PhraseTable {
  std::string_view rows;
  std::size_t columns;  ///< from the left, that are words in use
};

/// Counts of the terms of the tables.
class PhraseCounts {
 public:
  PhraseCounts() {
    std::array<PhraseTable, 5> const tables{{{base::kOfficialPhrasesTsv, 1},
                                             {base::kAbbreviationsTsv, 2},
                                             {base::kAgenciesTsv, 2},
                                             {base::kEverydayTsv, 2},
                                             {base::kPlacesTsv, 2}}};
    for (PhraseTable const& table : tables) add_rows(table);
  }

  [[nodiscard]] double of(std::string_view term) const {
    auto const found = counts_.find(std::string(term));
    return found == counts_.end() ? 0 : found->second;
  }

  [[nodiscard]] double words() const { return words_; }

 private:
  void add_rows(PhraseTable const& table) {
    std::string_view rest = table.rows;
    rest.remove_prefix(std::min(rest.find('\n'), rest.size()));  // names of the columns
    while (!rest.empty()) {
      std::string_view row = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(row.size() + 1, rest.size()));
      if (row.starts_with('#')) continue;
      for (std::size_t column = 0; column < table.columns && !row.empty(); ++column) {
        std::string_view const cell = row.substr(0, row.find('\t'));
        row.remove_prefix(std::min(cell.size() + 1, row.size()));
        add_phrases(cell);
      }
    }
  }

  void add_phrases(std::string_view cell) {
    while (!cell.empty()) {
      std::string_view const phrase = cell.substr(0, cell.find('|'));
      cell.remove_prefix(std::min(phrase.size() + 1, cell.size()));
      analyzers::analyzer("vi").analyze(phrase, tokens_);
      for (analyzers::Token const& token : tokens_.tokens()) {
        counts_[std::string(tokens_.text(token))] += 1;
        if (token.kind == analyzers::TokenKind::Word) words_ += 1;
      }
    }
  }

  std::unordered_map<std::string, double> counts_;
  analyzers::TokenList tokens_;
  double words_ = 0;
};

}  // namespace

WordCounts const& common_phrase_counts() {
  static PhraseCounts const phrases;
  static WordCounts const counts{[](std::string_view term) { return phrases.of(term); },
                                 [](std::string_view pair_term) { return phrases.of(pair_term); },
                                 phrases.words()};
  return counts;
}

}  // namespace tracuu::indexer
