// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/token.hpp"
#include "search/api/marked_paragraph.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// What of a text is to be marked for a query: canonical terms and how much
/// each says (rare ones say more). A lone syllable of a query of several words
/// is marked only if it is rare: "sinh" alone says nothing about "khai sinh".
class HighlightTerms {
 public:
  /// `document_count`: announcements in the index.
  HighlightTerms(std::vector<RunReading> const& runs, Xapian::doccount document_count);

  /// How much the unit (alone) or the pair says; 0 if it is not to be marked.
  [[nodiscard]] double weight(std::string_view term) const;

  [[nodiscard]] bool is_empty() const { return weights_.empty(); }

 private:
  void add_words(RunReading const& run, Xapian::doccount document_count);
  void add_pairs(RunReading const& run, Xapian::doccount document_count);
  void add_synonyms(RunReading const& run);

  std::unordered_map<std::string, double> weights_;
};

/// A stretch of matched text: bytes [begin, end), whole syllables.
struct MatchedSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view term;  ///< what matched, for counting distinct ones
  double weight = 0;
};

/// All matches in a text that was analysed into `tokens`, by where they begin;
/// they may overlap. Views point into `tokens`.
[[nodiscard]] std::vector<MatchedSpan> find_matches(analyzers::TokenList const& tokens,
                                                    HighlightTerms const& terms);

/// The matches that lie in bytes [begin, end) of `text`, those with only blanks between
/// them as one: in order, none touching the next.
[[nodiscard]] std::vector<TextStretch> join_matches(std::string_view text, std::size_t begin,
                                                    std::size_t end,
                                                    std::vector<MatchedSpan> const& matches);

/// Bytes [begin, end) of `text` as HTML: escaped, blanks and line ends as single blanks,
/// join_matches between <mark> and </mark>.
[[nodiscard]] std::string mark_html(std::string_view text, std::size_t begin, std::size_t end,
                                    std::vector<MatchedSpan> const& matches);

/// All of `text` as HTML with the matches marked.
[[nodiscard]] std::string highlight_html(std::string_view text, HighlightTerms const& terms);

}  // namespace tracuu::search
