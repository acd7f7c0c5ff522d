// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/proximity.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "schema/field.hpp"
#include "schema/term.hpp"
#include "search/matching/telling_words.hpp"
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
  std::vector<std::string> terms;     ///< that are looked up
  std::vector<std::string> searched;  ///< by the stages before, most frequent first
  double rarity = 0;
};

/// The distinct words of a query, and the pairs that they make in it, as indices of words.
struct QueryWords {
  std::vector<Word> words;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
};

double most_frequent(std::vector<Variant> const& variants) {
  return std::ranges::max(variants, {}, &Variant::frequency).frequency;
}

/// The spellings that are looked up: the one that was meant, if that is settled, or else those
/// that are not much seldomer than the most frequent one.
std::vector<Variant> looked_up(WordReading const& reading) {
  bool const is_settled = reading.is_open && reading.certainty >= kSettledWord;
  double const least = kProximityVariantShare * most_frequent(reading.variants);
  std::vector<Variant> variants;
  for (Variant const& variant : reading.variants) {
    bool const is_meant =
        is_settled ? variant.term == reading.likeliest : variant.frequency >= least;
    if (is_meant) variants.push_back(variant);
  }
  return variants;
}

Word word_of(WordReading const& reading, double document_count) {
  std::vector<Variant> const variants = looked_up(reading);
  Word word;
  for (Variant const& variant : variants) {
    word.terms.push_back(schema::make_term(schema::FieldId::Text, variant.term));
  }
  for (Variant const& variant : reading.variants) {
    word.searched.push_back(schema::make_term(schema::FieldId::Text, variant.term));
  }
  word.rarity = inverse_frequency(word_frequency(variants, document_count), document_count);
  return word;
}

QueryWords query_words(std::vector<WordReading const*> const& readings, double document_count) {
  QueryWords found;
  std::vector<std::string_view> known;
  std::size_t before = std::string::npos;  // of the word that the next one joins
  for (WordReading const* const reading : readings) {
    if (reading->is_whole || reading->variants.empty()) {
      before = std::string::npos;
      continue;
    }
    auto const place =
        static_cast<std::size_t>(std::ranges::find(known, reading->token) - known.begin());
    if (place == known.size()) {
      known.push_back(reading->token);
      found.words.push_back(word_of(*reading, document_count));
    }
    std::pair const pair{before, place};
    bool const is_new = std::ranges::find(found.pairs, pair) == found.pairs.end();
    if (before != std::string::npos && is_new) found.pairs.push_back(pair);
    before = reading->joins_next ? place : std::string::npos;
  }
  return found;
}

/// Of a query of few words its rare ones tell the hits from each other.
bool is_of_many_words(QueryWords const& query) {
  return query.words.size() > kShortQueryWords;
}

/// Looks up where hits hold the words.
class OccurrenceReader {
 public:
  /// `hits` are in order of document id.
  OccurrenceReader(Xapian::Database const& database, HitFacts const& facts,
                   std::vector<ScoredDocument> const& hits)
      : database_(database), facts_(facts) {
    for (ScoredDocument const& hit : hits) documents_.push_back(hit.document);
  }

  /// Of each hit, by position. Term by term, so that the look-ups of one term walk along its part
  /// of the table.
  std::vector<std::vector<Occurrence>> read(std::vector<Word> const& words) const {
    std::vector<std::vector<Occurrence>> occurrences(documents_.size());
    std::vector<store::PositionsQuestion> questions;
    std::vector<std::pair<std::size_t, std::size_t>> asked_for;  // a hit and a word
    for (std::size_t word = 0; word < words.size(); ++word) {
      for (std::string const& term : words[word].terms) {
        std::vector<Xapian::docid> const holders = holders_of(words[word], term);
        auto holder = holders.begin();
        for (std::size_t i = 0; i < documents_.size() && holder != holders.end(); ++i) {
          if (*holder != documents_[i]) continue;
          ++holder;
          if (!facts_.positions) {
            append(documents_[i], term, word, occurrences[i]);
            continue;
          }
          questions.push_back({documents_[i], term});
          asked_for.emplace_back(i, word);
        }
      }
    }
    if (!questions.empty()) {
      auto const answers = facts_.positions(questions);
      for (std::size_t i = 0; i < answers.size(); ++i) {
        auto const [hit, word] = asked_for[i];
        for (Xapian::termpos const at : answers[i]) occurrences[hit].push_back({at, word});
      }
    }
    for (auto& of_hit : occurrences) std::ranges::sort(of_hit, {}, &Occurrence::position);
    return occurrences;
  }

 private:
  /// The documents that may hold `term`.
  [[nodiscard]] std::vector<Xapian::docid> holders_of(Word const& word,
                                                      std::string const& term) const {
    if (!facts_.holders) return documents_;
    if (auto holders = facts_.holders({term}, documents_)) return *std::move(holders);
    if (auto holders = facts_.holders(word.searched, documents_)) return *std::move(holders);
    return documents_;
  }

  void append(Xapian::docid document, std::string const& term, std::size_t word,
              std::vector<Occurrence>& occurrences) const {
    auto const end = database_.positionlist_end(document, term);
    for (auto at = database_.positionlist_begin(document, term); at != end; ++at) {
      occurrences.push_back({*at, word});
    }
  }

  Xapian::Database const& database_;
  HitFacts const& facts_;
  std::vector<Xapian::docid> documents_;
};

std::vector<bool> held_words(QueryWords const& query, std::vector<Occurrence> const& occurrences) {
  std::vector<bool> held(query.words.size());
  for (Occurrence const& occurrence : occurrences) held[occurrence.word] = true;
  return held;
}

/// Which pairs stand in a text, side by side.
std::vector<bool> held_pairs(QueryWords const& query, std::vector<Occurrence> const& occurrences) {
  std::vector<std::vector<std::size_t>> beginning(query.words.size());
  for (std::size_t pair = 0; pair < query.pairs.size(); ++pair) {
    beginning[query.pairs[pair].first].push_back(pair);
  }
  std::vector<bool> held(query.pairs.size());
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    for (std::size_t j = i + 1; j < occurrences.size(); ++j) {
      Xapian::termpos const distance = occurrences[j].position - occurrences[i].position;
      if (distance > 1) break;
      if (distance == 0) continue;
      for (std::size_t const pair : beginning[occurrences[i].word]) {
        if (query.pairs[pair].second == occurrences[j].word) held[pair] = true;
      }
    }
  }
  return held;
}

/// Adds what each hit gains by holding words and pairs that few of the hits hold.
void add_telling_gains(QueryWords const& query,
                       std::vector<std::vector<Occurrence>> const& occurrences,
                       std::vector<ScoredDocument>& hits) {
  HeldWordFlags words;
  HeldWordFlags pairs;
  for (auto const& of_hit : occurrences) {
    words.push_back(held_words(query, of_hit));
    pairs.push_back(held_pairs(query, of_hit));
  }
  std::vector<double> const by_words = telling_gains(words);
  std::vector<double> const by_pairs = telling_gains(pairs);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    hits[i].score += kTellingWordWeight * by_words[i] + kTellingPairWeight * by_pairs[i];
  }
}

/// Scores hits by where they hold the words.
class ProximityScorer {
 public:
  explicit ProximityScorer(QueryWords const& query)
      : query_(query), words_(query.words), gains_(query.words.size()) {}

  [[nodiscard]] double score(DocumentShape const& shape,
                             std::vector<Occurrence> const& occurrences) {
    double const length_factor = kBm25K1 * (1 - kBm25B + kBm25B * shape.length);
    return kProximityWeight * closeness(occurrences, length_factor) +
           kLeadWeight * rarity_in_lead(occurrences, shape.lead_end) +
           kEarlyWeight * earliness(occurrences) - length_loss(shape.length);
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

  /// What an announcement of this length (against the mean one) loses: what few of the hits hold is
  /// in a long one by chance.
  [[nodiscard]] double length_loss(double length) const {
    if (!is_of_many_words(query_)) return 0;
    return kLengthWeight * static_cast<double>(words_.size()) *
           std::log(std::max(kLeastLength, length));
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

  QueryWords const& query_;
  std::vector<Word> const& words_;
  std::vector<double> gains_;  ///< of each word, from the others
};

}  // namespace

Xapian::termpos lead_end_of(std::string const& value) {
  return value.empty() ? 0 : static_cast<Xapian::termpos>(Xapian::sortable_unserialise(value));
}

DocumentShape stored_shape(Xapian::Database const& database, Xapian::docid document) {
  Xapian::Document const found = database.get_document(document, Xapian::DOC_ASSUME_VALID);
  return {database.get_doclength(document) / std::max(1.0, database.get_avlength()),
          lead_end_of(found.get_value(schema::kLeadEndSlot))};
}

HitFacts stored_facts(Xapian::Database const& database) {
  return {{}, [&database](Xapian::docid document) { return stored_shape(database, document); }};
}

void rescore_by_proximity(Xapian::Database const& database,
                          std::vector<WordReading const*> const& words,
                          std::vector<ScoredDocument>& hits, HitFacts const& facts) {
  QueryWords const query = query_words(words, database.get_doccount());
  std::vector<ScoredDocument> const ranked = hits;
  std::ranges::sort(hits, {}, &ScoredDocument::document);
  auto const occurrences = OccurrenceReader(database, facts, hits).read(query.words);
  ProximityScorer scorer(query);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    hits[i].score += scorer.score(facts.shape(hits[i].document), occurrences[i]);
  }
  if (is_of_many_words(query)) add_telling_gains(query, occurrences, hits);
  rank_anew(ranked, hits);
}

}  // namespace tracuu::search
