// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/proximity.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "schema/field.hpp"
#include "schema/term.hpp"
#include "search/ranking.hpp"

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

std::vector<Word> distinct_words(std::vector<WordReading const*> const& readings,
                                 double document_count) {
  std::vector<Word> words;
  std::vector<std::string_view> known;
  for (WordReading const* const reading : readings) {
    bool const is_new = std::ranges::find(known, reading->token) == known.end();
    if (!is_new || reading->is_whole || reading->variants.empty()) continue;
    known.push_back(reading->token);
    Word word;
    for (Variant const& variant : reading->variants) {
      word.terms.push_back(schema::make_term(schema::FieldId::Text, variant.term));
    }
    word.rarity =
        inverse_frequency(word_frequency(reading->variants, document_count), document_count);
    words.push_back(std::move(word));
  }
  return words;
}

/// The hits being scored, by document id, with where each holds the words.
class ProximityScorer {
 public:
  ProximityScorer(Xapian::Database const& database, std::vector<Word> words)
      : database_(database), words_(std::move(words)), gains_(words_.size()) {}

  [[nodiscard]] double score(Xapian::docid document) {
    read_occurrences(document);
    double const length =
        database_.get_doclength(document) / std::max(1.0, database_.get_avlength());
    return kProximityWeight * closeness(kBm25K1 * (1 - kBm25B + kBm25B * length)) +
           kLeadWeight * rarity_in_lead(lead_end(document));
  }

 private:
  void read_occurrences(Xapian::docid document) {
    occurrences_.clear();
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::string const& term : words_[word].terms) {
        auto const end = database_.positionlist_end(document, term);
        for (auto at = database_.positionlist_begin(document, term); at != end; ++at) {
          occurrences_.push_back({*at, word});
        }
      }
    }
    std::ranges::sort(occurrences_, {}, &Occurrence::position);
  }

  [[nodiscard]] double closeness(double length_factor) {
    std::ranges::fill(gains_, 0);
    for (std::size_t i = 0; i < occurrences_.size(); ++i) {
      Occurrence const& first = occurrences_[i];
      for (std::size_t j = i + 1; j < occurrences_.size(); ++j) {
        Occurrence const& second = occurrences_[j];
        Xapian::termpos const distance = second.position - first.position;
        if (distance > kProximityUnits) break;
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

  [[nodiscard]] Xapian::termpos lead_end(Xapian::docid document) const {
    std::string const value = database_.get_document(document).get_value(schema::kLeadEndSlot);
    return value.empty() ? 0 : static_cast<Xapian::termpos>(Xapian::sortable_unserialise(value));
  }

  [[nodiscard]] double rarity_in_lead(Xapian::termpos lead_end) const {
    std::vector<bool> counted(words_.size());
    double sum = 0;
    for (Occurrence const& occurrence : occurrences_) {
      if (occurrence.position >= lead_end) break;
      if (!counted[occurrence.word]) sum += words_[occurrence.word].rarity;
      counted[occurrence.word] = true;
    }
    return sum;
  }

  Xapian::Database const& database_;
  std::vector<Word> words_;
  std::vector<double> gains_;
  std::vector<Occurrence> occurrences_;  ///< in the document being scored, by position
};

}  // namespace

void rescore_by_proximity(Xapian::Database const& database,
                          std::vector<WordReading const*> const& words,
                          std::vector<ScoredDocument>& hits) {
  ProximityScorer scorer(database, distinct_words(words, database.get_doccount()));
  for (ScoredDocument& hit : hits) hit.score += scorer.score(hit.document);
  std::ranges::sort(hits, [](ScoredDocument const& a, ScoredDocument const& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  });
}

}  // namespace tracuu::search
