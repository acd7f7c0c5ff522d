// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/term_finder.hpp"
#include "search/api/marked_text.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// Where a term stands in a text: whole syllables.
struct TermMatch {
  Stretch stretch;
  std::uint32_t term = 0;  ///< its number, for counting distinct ones
  double weight = 0;
};

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

  /// How many terms there are; TermMatch::term is less.
  [[nodiscard]] std::size_t size() const { return weights_.size(); }

  /// All matches in `text`, by where they begin; they may overlap. `words` becomes all simple
  /// tokens of the text. Thread-safe.
  [[nodiscard]] std::vector<TermMatch> find(std::string_view text,
                                            std::vector<analyzers::WordPlace>& words) const;

 private:
  void add_words(TextReading const& reading, Xapian::doccount document_count);
  void add_pairs(TextReading const& reading, Xapian::doccount document_count);
  void add_synonyms(TextReading const& reading);
  void add(std::string_view term, double weight);

  analyzers::TermFinder finder_;
  std::vector<double> weights_;  ///< by the number of the term
};

/// All matches in `text`: HighlightTerms::find.
[[nodiscard]] std::vector<TermMatch> find_matches(std::string_view text,
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
