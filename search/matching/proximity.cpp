// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/proximity.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "schema/field.hpp"
#include "schema/term.hpp"
#include "search/plans/term_weight.hpp"
#include "search/words/ranking.hpp"

namespace tracuu::search {

namespace {

/// An occurrence of a word of the query in a text.
struct Occurrence {
  Xapian::termpos position = 0;
  std::size_t word = 0;  ///< index of the word in the query
};

/// A word of the query: its terms, and how much it says.
struct Word {
  std::vector<std::string> terms;
  double rarity = 0;
};

double most_frequent(std::vector<Variant> const& variants) {
  return std::ranges::max(variants, {}, &Variant::frequency).frequency;
}

std::vector<Word> distinct_words(std::vector<WordReading const*> const& readings,
                                 double document_count) {
  std::vector<Word> words;
  std::vector<std::string_view> known;
  for (WordReading const* const reading : readings) {
    bool const is_new = std::ranges::find(known, reading->token) == known.end();
    if (!is_new || reading->is_whole || reading->variants.empty()) continue;
    known.push_back(reading->token);
    Word word;
    double const least = kProximityVariantShare * most_frequent(reading->variants);
    for (Variant const& variant : reading->variants) {
      if (variant.frequency < least) continue;
      word.terms.push_back(schema::make_term(schema::FieldId::Text, variant.term));
    }
    word.rarity =
        inverse_frequency(word_frequency(reading->variants, document_count), document_count);
    words.push_back(std::move(word));
  }
  return words;
}

/// Where each of `hits` holds the words, by position. Term by term, so that the
/// look-ups of one term walk along its part of the table: `hits` are in order of
/// document id.
std::vector<std::vector<Occurrence>> read_occurrences(Xapian::Database const& database,
                                                      std::vector<Word> const& words,
                                                      std::vector<ScoredDocument> const& hits) {
  std::vector<std::vector<Occurrence>> occurrences(hits.size());
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (std::string const& term : words[word].terms) {
      for (std::size_t i = 0; i < hits.size(); ++i) {
        auto const end = database.positionlist_end(hits[i].document, term);
        for (auto at = database.positionlist_begin(hits[i].document, term); at != end; ++at) {
          occurrences[i].push_back({*at, word});
        }
      }
    }
  }
  for (auto& of_hit : occurrences) std::ranges::sort(of_hit, {}, &Occurrence::position);
  return occurrences;
}

/// Scores hits by where they hold the words.
class ProximityScorer {
 public:
  explicit ProximityScorer(std::vector<Word> const& words) : words_(words), gains_(words.size()) {}

  [[nodiscard]] double score(DocumentShape const& shape,
                             std::vector<Occurrence> const& occurrences) {
    double const length_factor = kBm25K1 * (1 - kBm25B + kBm25B * shape.length);
    return kProximityWeight * closeness(occurrences, length_factor) +
           kLeadWeight * rarity_in_lead(occurrences, shape.lead_end) +
           kEarlyWeight * earliness(occurrences);
  }

 private:
  [[nodiscard]] double closeness(std::vector<Occurrence> const& occurrences, double length_factor) {
    std::ranges::fill(gains_, 0);
    for (std::size_t i = 0; i < occurrences.size(); ++i) {
      Occurrence const& first = occurrences[i];
      for (std::size_t j = i + 1; j < occurrences.size(); ++j) {
        Occurrence const& second = occurrences[j];
        Xapian::termpos const distance = second.position - first.position;
        if (distance > kProximityTokens) break;
        if (first.word == second.word || distance == 0) continue;
        double const share = 1.0 / (static_cast<double>(distance) * distance);
        gains_[first.word] += words_[second.word].rarity * share;
        gains_[second.word] += words_[first.word].rarity * share;
      }
    }
    double sum = 0;
    for (std::size_t word = 0; word < words_.size(); ++word) {
      double const gain = gains_[word];
      sum += std::min(1.0, words_[word].rarity) * gain * (kBm25K1 + 1) / (length_factor + gain);
    }
    return sum;
  }

  [[nodiscard]] double rarity_in_lead(std::vector<Occurrence> const& occurrences,
                                      Xapian::termpos lead_end) const {
    std::vector<bool> counted(words_.size());
    double sum = 0;
    for (Occurrence const& occurrence : occurrences) {
      if (occurrence.position >= lead_end) break;
      if (!counted[occurrence.word]) sum += words_[occurrence.word].rarity;
      counted[occurrence.word] = true;
    }
    return sum;
  }

  /// The words' rarity, of each the less, the later it stands first.
  [[nodiscard]] double earliness(std::vector<Occurrence> const& occurrences) const {
    std::vector<bool> counted(words_.size());
    double sum = 0;
    for (Occurrence const& occurrence : occurrences) {
      if (counted[occurrence.word]) continue;
      counted[occurrence.word] = true;
      sum += words_[occurrence.word].rarity / (1 + std::log1p(occurrence.position / kEarlyTokens));
    }
    return sum;
  }

  std::vector<Word> const& words_;
  std::vector<double> gains_;  ///< of each word, from the others
};

}  // namespace

Xapian::termpos lead_end_of(std::string const& value) {
  return value.empty() ? 0 : static_cast<Xapian::termpos>(Xapian::sortable_unserialise(value));
}

DocumentShape stored_shape(Xapian::Database const& database, Xapian::docid document) {
  return {database.get_doclength(document) / std::max(1.0, database.get_avlength()),
          lead_end_of(database.get_document(document).get_value(schema::kLeadEndSlot))};
}

void rescore_by_proximity(Xapian::Database const& database,
                          std::vector<WordReading const*> const& words,
                          std::vector<ScoredDocument>& hits,
                          std::function<DocumentShape(Xapian::docid)> const& shape_of) {
  std::vector<Word> const found = distinct_words(words, database.get_doccount());
  std::ranges::sort(hits, {}, &ScoredDocument::document);
  auto const occurrences = read_occurrences(database, found, hits);
  ProximityScorer scorer(found);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    hits[i].score += scorer.score(shape_of(hits[i].document), occurrences[i]);
  }
  std::ranges::sort(hits, is_better);
}

}  // namespace tracuu::search
