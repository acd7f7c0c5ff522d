// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/highlight.hpp"

#include <algorithm>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/syllable.hpp"
#include "base/ascii.hpp"
#include "search/words/ranking.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

/// A lone syllable of a longer run is marked if it is in fewer announcements.
constexpr double kRareShare = 0.02;

/// Several blanks in a row become one, as a browser would show them.
void append_escaped(std::string& html, char c) {
  switch (c) {
    case '&': html += "&amp;"; break;
    case '<': html += "&lt;"; break;
    case '>': html += "&gt;"; break;
    case '"': html += "&quot;"; break;
    case '\'': html += "&#39;"; break;
    default:
      if (!base::is_blank(c))
        html += c;
      else if (html.empty() || html.back() != ' ')
        html += ' ';
  }
}

bool only_blanks(std::string_view text) {
  return std::ranges::all_of(text, base::is_blank);
}

}  // namespace

HighlightTerms::HighlightTerms(std::vector<RunReading> const& runs,
                               Xapian::doccount document_count) {
  for (RunReading const& run : runs) {
    add_words(run, document_count);
    add_pairs(run, document_count);
    add_synonyms(run);
  }
}

void HighlightTerms::add_words(RunReading const& run, Xapian::doccount document_count) {
  for (std::size_t i = 0; i < run.words.size(); ++i) {
    WordReading const& word = run.words[i];
    bool const in_pair = std::ranges::any_of(run.pairs, [&](PairReading const& pair) {
      return !pair.variants.empty() && (pair.first == i || pair.first + 1 == i);
    });
    bool const is_rare = word.frequency <= kRareShare * document_count;
    if (in_pair && !is_rare) continue;
    for (Variant const& variant : word.variants) {
      weights_.emplace(variant.term, term_rarity(word.frequency, document_count));
    }
  }
  for (std::string const& term : run.extra_terms) weights_.emplace(term, 1.0);
}

void HighlightTerms::add_pairs(RunReading const& run, Xapian::doccount document_count) {
  for (PairReading const& pair : run.pairs) {
    for (Variant const& variant : pair.variants) {
      weights_.emplace(variant.term, 1.0 + term_rarity(pair.frequency, document_count));
    }
  }
}

void HighlightTerms::add_synonyms(RunReading const& run) {
  for (Synonym const& synonym : run.synonyms) {
    for (TermRow const& row : synonym.rows) {
      for (std::string& term : terms_of_row(row.units)) {
        weights_.emplace(std::move(term), 1.0 + row.rarity);
      }
    }
  }
}

double HighlightTerms::weight(std::string_view term) const {
  auto const found = weights_.find(std::string(term));
  return found == weights_.end() ? 0 : found->second;
}

std::vector<MatchedSpan> find_matches(analyzers::TokenList const& tokens,
                                      HighlightTerms const& terms) {
  std::vector<MatchedSpan> matches;
  if (terms.is_empty()) return matches;
  for (analyzers::Token const& token : tokens.tokens()) {
    std::string_view const term = tokens.text(token);
    if (double const weight = terms.weight(term); weight > 0) {
      matches.push_back({token.begin, token.end, term, weight});
    }
  }
  return matches;
}

std::vector<TextStretch> join_matches(std::string_view text, std::size_t begin, std::size_t end,
                                      std::vector<MatchedSpan> const& matches) {
  std::vector<TextStretch> joined;
  for (MatchedSpan const& match : matches) {
    if (match.begin < begin || match.end > end) continue;
    std::size_t const until = joined.empty() ? 0 : joined.back().end;
    bool const touches = !joined.empty() && (match.begin <= until ||
                                             only_blanks(text.substr(until, match.begin - until)));
    if (touches) {
      joined.back().end = std::max(until, match.end);
    } else {
      joined.push_back({match.begin, match.end});
    }
  }
  return joined;
}

std::string mark_html(std::string_view text, std::size_t begin, std::size_t end,
                      std::vector<MatchedSpan> const& matches) {
  std::string html;
  std::size_t at = begin;
  auto const copy_until = [&](std::size_t until) {
    for (; at < until; ++at) append_escaped(html, text[at]);
  };
  for (TextStretch const& match : join_matches(text, begin, end, matches)) {
    copy_until(match.begin);
    html += "<mark>";
    copy_until(match.end);
    html += "</mark>";
  }
  copy_until(end);
  return html;
}

std::string highlight_html(std::string_view text, HighlightTerms const& terms) {
  analyzers::TokenList tokens;
  if (!terms.is_empty()) analyzers::analyzer("vi").analyze(text, tokens);
  return mark_html(text, 0, text.size(), find_matches(tokens, terms));
}

}  // namespace tracuu::search
