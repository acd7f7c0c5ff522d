// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/token.hpp"
#include "search/api/marked_text.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// What of a text is to be marked for a query: canonical terms and how much
/// each says (rare ones say more). A lone syllable of a query of several words
/// is marked only if it is rare: "sinh" alone says nothing about "khai sinh".
class HighlightTerms {
 public:
  /// `document_count`: announcements in the index.
  HighlightTerms(std::vector<TextReading> const& readings, Xapian::doccount document_count);

  /// How much the token (alone) or the pair says; 0 if it is not to be marked.
  [[nodiscard]] double weight(std::string_view term) const;

  [[nodiscard]] bool is_empty() const { return weights_.empty(); }

 private:
  void add_words(TextReading const& reading, Xapian::doccount document_count);
  void add_pairs(TextReading const& reading, Xapian::doccount document_count);
  void add_synonyms(TextReading const& reading);

  std::unordered_map<std::string, double> weights_;
};

/// Where a term stands in a text: whole syllables.
struct TermMatch {
  Stretch stretch;
  std::string_view term;  ///< for counting distinct ones
  double weight = 0;
};

/// All matches in a text that was analysed into `tokens`, by where they begin;
/// they may overlap. Views point into `tokens`.
[[nodiscard]] std::vector<TermMatch> find_matches(analyzers::TokenList const& tokens,
                                                  HighlightTerms const& terms);

/// The matches that lie in `passage` of `text`, those with only blanks between them as
/// one: in order, none touching the next.
[[nodiscard]] std::vector<Stretch> join_matches(std::string_view text, Stretch passage,
                                                std::vector<TermMatch> const& matches);

/// Appends `passage` of `text` to `marked`, with join_matches(); several blanks and line ends
/// become one blank. `matches` are those of all of `text`.
void append_passage(MarkedText& marked, std::string_view text, Stretch passage,
                    std::vector<TermMatch> const& matches);

/// All of `text`, as append_passage() writes it, with what `terms` match.
[[nodiscard]] MarkedText highlight(std::string_view text, HighlightTerms const& terms);

}  // namespace tracuu::search
