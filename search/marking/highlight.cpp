// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/highlight.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "search/words/ranking.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

/// A lone syllable of several words is marked if it is in fewer announcements.
constexpr double kRareShare = 0.02;

/// What stands between two cells of a table on one line.
constexpr std::string_view kCellDot = " · ";

/// Several blanks in a row become one, as a browser would show them; cells, which are apart by a
/// TAB, get a dot between them.
void append_with_single_blanks(std::string& to, std::string_view text) {
  bool is_indented = false;  // nothing of its line stands before the TAB
  for (char const c : text) {
    if (!base::is_blank(c)) {
      is_indented = false;
      to += c;
    } else if (c == '\t' && !is_indented && !to.empty()) {
      while (to.ends_with(' ') && !to.ends_with(kCellDot)) to.pop_back();
      if (!to.ends_with(kCellDot)) to += kCellDot;
    } else {
      is_indented = is_indented || c == '\n';
      if (to.empty() || to.back() != ' ') to += ' ';
    }
  }
}

/// A TAB is no blank here: it ends a cell.
bool only_blanks(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return base::is_blank(c) && c != '\t'; });
}

}  // namespace

HighlightTerms::HighlightTerms(std::vector<TextReading> const& readings,
                               Xapian::doccount document_count) {
  for (TextReading const& reading : readings) {
    add_words(reading, document_count);
    add_pairs(reading, document_count);
    add_synonyms(reading);
  }
}

void HighlightTerms::add_words(TextReading const& reading, Xapian::doccount document_count) {
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    WordReading const& word = reading.words[i];
    bool const in_pair = std::ranges::any_of(reading.pairs, [&](PairReading const& pair) {
      return !pair.variants.empty() && (pair.first == i || pair.first + 1 == i);
    });
    bool const is_rare = word.frequency <= kRareShare * document_count;
    if (in_pair && !is_rare) continue;
    for (Variant const& variant : word.variants) {
      add(variant.term, term_rarity(word.frequency, document_count));
    }
  }
  for (std::string const& term : reading.extra_terms) add(term, 1.0);
}

void HighlightTerms::add_pairs(TextReading const& reading, Xapian::doccount document_count) {
  for (PairReading const& pair : reading.pairs) {
    for (Variant const& variant : pair.variants) {
      add(variant.term, 1.0 + term_rarity(pair.frequency, document_count));
    }
  }
}

void HighlightTerms::add_synonyms(TextReading const& reading) {
  for (Synonym const& synonym : reading.synonyms) {
    for (TermRow const& row : synonym.rows) {
      for (std::string const& term : terms_of_row(row.tokens)) add(term, 1.0 + row.rarity);
    }
  }
}

void HighlightTerms::add(std::string_view term, double weight) {
  if (finder_.add(term)) weights_.push_back(weight);
}

double HighlightTerms::weight(std::string_view term) const {
  std::uint32_t const number = finder_.number_of(term);
  return number == analyzers::TermFinder::kAbsent ? 0 : weights_[number];
}

std::vector<TermMatch> HighlightTerms::find(std::string_view text,
                                            std::vector<analyzers::WordPlace>& words) const {
  analyzers::FoundTerms found;
  finder_.find(text, found);
  std::vector<TermMatch> matches;
  matches.reserve(found.places.size());
  for (analyzers::TermPlace const& place : found.places) {
    double const weight = weights_[place.term];
    if (weight > 0) matches.push_back({{place.begin, place.end}, place.term, weight});
  }
  words = std::move(found.words);
  return matches;
}

std::vector<TermMatch> find_matches(std::string_view text, HighlightTerms const& terms) {
  if (terms.is_empty()) return {};
  std::vector<analyzers::WordPlace> words;
  return terms.find(text, words);
}

std::vector<Stretch> join_matches(std::string_view text, Stretch passage,
                                  std::vector<TermMatch> const& matches) {
  std::vector<Stretch> joined;
  for (TermMatch const& match : matches) {
    auto const [begin, end] = match.stretch;
    if (begin < passage.begin || end > passage.end) continue;
    std::size_t const until = joined.empty() ? 0 : joined.back().end;
    bool const touches =
        !joined.empty() && (begin <= until || only_blanks(text.substr(until, begin - until)));
    if (touches) {
      joined.back().end = std::max(until, end);
    } else {
      joined.push_back({begin, end});
    }
  }
  return joined;
}

void append_passage(MarkedText& marked, std::string_view text, Stretch passage,
                    std::vector<TermMatch> const& matches) {
  std::size_t at = passage.begin;
  auto const copy_until = [&](std::size_t until) {
    append_with_single_blanks(marked.text, text.substr(at, until - at));
    at = until;
    return marked.text.size();
  };
  for (Stretch const& match : join_matches(text, passage, matches)) {
    std::size_t const begin = copy_until(match.begin);
    marked.matches.push_back({begin, copy_until(match.end)});
  }
  copy_until(passage.end);
}

MarkedText highlight(std::string_view text, HighlightTerms const& terms) {
  MarkedText marked;
  append_passage(marked, text, {0, text.size()}, find_matches(text, terms));
  return marked;
}

}  // namespace tracuu::search
