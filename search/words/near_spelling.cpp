// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/near_spelling.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "analyzers/capitals.hpp"
#include "analyzers/spelling_slip.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"
#include "search/words/pair_evidence.hpp"
#include "search/words/slip_place.hpp"
#include "search/words/word_fit.hpp"

namespace tracuu::search {

namespace {

using analyzers::Capitals;

constexpr std::size_t kMaxCorrections = 2;

/// Terms that are looked up at most, for all words of a reading together: of a phrase, and of a
/// longer text, which is found by its other words.
constexpr std::size_t kMaxLookups = 1'000;
constexpr std::size_t kMaxLookupsOfAText = 300;

/// A slip that makes another word is one of the common ones.
constexpr double kMaxKnownSlipCost = 2.6;

/// What a slip costs counts so much against how well words stand.
constexpr double kSlipCostWeight = 1.2;

/// Added to every count: what is not in the index may still be right.
constexpr double kUnseen = 0.3;

/// How unlikely it is that a word is a slip at all, as a negative logarithm: of
/// a word that the index has, and of one that it has not.
constexpr double kKnownWordCost = 1.85;
constexpr double kUnknownWordCost = 0.5;
constexpr double kUnknownSyllableCost = 1.2;  // may be a word all the same: an index is small

/// Added for a word with a capital after a word: it is likelier a name than a slip.
constexpr double kNameCost = 1.5;

/// As two words read as one or one as two are weighed: by their pairs alone.
constexpr double kKnownPlaceCost = 3.0;
constexpr double kLeastPlaceGain = 0.7;

/// From this gain on a correction is certain, if a pair of it is in so many announcements.
constexpr double kCertainGain = 2.5;
constexpr Xapian::doccount kCertainFrequency = 2;

/// Of two words run together or one split, as in spelling_slip.
constexpr double kSplitCost = 1.0;
constexpr double kJoinCost = 1.0;

/// The pairs of a split's words with their neighbours count so much: their own pair is
/// the evidence, and with all of three it would always win against a single word.
constexpr double kSplitSideWeight = 0.25;

/// Seldomer pairs are no evidence, of a word that nothing holds and of one that is known.
constexpr Xapian::doccount kLeastPairFrequency = 2;
constexpr Xapian::doccount kLeastKnownPairFrequency = 3;

/// A correction that another one for the same words comes so near is not certain.
constexpr double kClearLead = 1.0;

/// A lone word is suggested if so many announcements hold it.
constexpr Xapian::doccount kLeastLoneFrequency = 3;

/// The words, joined by blanks, with the capitals of what was typed.
std::string in_case_of(std::string_view typed, std::vector<std::string> const& words) {
  Capitals const capitals = analyzers::capitals_of(typed);
  std::string text;
  for (std::string const& word : words) {
    bool const is_small = !text.empty() && capitals == Capitals::First;
    if (!text.empty()) text += ' ';
    text += analyzers::with_capitals(word, is_small ? Capitals::None : capitals);
  }
  return text;
}

/// True if the letters hold a vowel: "th" and "ng" are pieces of words.
bool is_syllable(std::string_view token) {
  return analyzers::folded_part(token).find_first_of("aeiouy") != std::string_view::npos;
}

/// The marks that the commonest pair with a neighbour gives a word.
struct LikelyMarks {
  std::string marks;
  Xapian::doccount frequency = 0;
};

std::size_t max_lookups(TextReading const& reading) {
  return reading.words.size() <= kMaxWordsOfAPhrase ? kMaxLookups : kMaxLookupsOfAText;
}

/// What is known of a candidate: the sum of the logarithms, the frequency of
/// its commonest pair, and the marks of its first and last word.
struct Score {
  double gain = 0;
  Xapian::doccount best_frequency = 0;
  LikelyMarks first;
  LikelyMarks last;
};

bool is_name(TextReading const& reading, std::size_t index) {
  return index > 0 && analyzers::capitals_of(reading.words[index].typed) == Capitals::First;
}

double log_ratio(Xapian::doccount corrected, Xapian::doccount typed) {
  return std::log((corrected + kUnseen) / (typed + kUnseen));
}

/// Of two words read as one, or one as two.
double place_cost(SlipPlace const& place) {
  return place.is_known ? kKnownPlaceCost : kUnknownWordCost;
}

/// How well `first` (and, of two words, `last`) stand between the neighbours, added
/// to `gain`.
Score score_of_sides(EvidenceReader& evidence, SlipPlace const& place, PossibleWord const& first,
                     PossibleWord const& last, double gain) {
  Score score;
  score.gain = gain;
  if (place.left) {
    Evidence const left = evidence.pair(*place.left, first);
    score.gain += log_ratio(left.frequency, place.counts.left->pair);
    score.best_frequency = left.frequency;
    if (left.frequency > 0) {
      score.first = {std::string(analyzers::pair_marks(left.top.term).second), left.top.frequency};
    }
  }
  if (place.right) {
    Evidence const right = evidence.pair(last, *place.right);
    score.gain += log_ratio(right.frequency, place.counts.right->pair);
    score.best_frequency = std::max(score.best_frequency, right.frequency);
    if (right.frequency > 0) {
      score.last = {std::string(analyzers::pair_marks(right.top.term).first), right.top.frequency};
    }
  }
  return score;
}

/// How common a word is that has no neighbours, added to `gain`.
Score score_of_lone(EvidenceReader& evidence, PossibleWord const& word, double gain) {
  Evidence const found = evidence.word(word);
  if (found.frequency < kLeastLoneFrequency) return {};
  Score score;
  score.gain = gain + log_ratio(found.frequency, 0);
  score.best_frequency = found.frequency;
  score.first = {std::string(analyzers::marks_part(found.top.term)), found.top.frequency};
  return score;
}

/// Nothing if the index holds no evidence for the words read as one. `gain` is less than 0
/// by what the slip costs.
std::optional<Score> score_of_joined(EvidenceReader& evidence, SlipPlace const& place,
                                     PossibleWord const& word, double gain) {
  Score score = place.left || place.right ? score_of_sides(evidence, place, word, word, gain)
                                          : score_of_lone(evidence, word, gain);
  if (score.best_frequency < kLeastPairFrequency) return std::nullopt;
  return score;
}

/// How much better `word` stands at the place than what was typed there, which stands
/// `typed_fit` well; nothing if the index holds no evidence for it.
std::optional<Score> score_of_other(EvidenceReader& evidence, SlipPlace const& place,
                                    PossibleWord const& word, double typed_fit,
                                    Xapian::doccount document_count) {
  Score score;
  FitCounts counts;
  counts.word = evidence.word(word).frequency;
  if (counts.word == 0) return std::nullopt;
  if (place.left) {
    Evidence const left = evidence.pair(*place.left, word);
    counts.left = {place.counts.left->word, left.frequency};
    score.best_frequency = left.frequency;
    if (left.frequency > 0) {
      score.first = {std::string(analyzers::pair_marks(left.top.term).second), left.top.frequency};
    }
  }
  if (place.right) {
    Evidence const right = evidence.pair(word, *place.right);
    counts.right = {place.counts.right->word, right.frequency};
    score.best_frequency = std::max(score.best_frequency, right.frequency);
    if (right.frequency > 0) {
      score.last = {std::string(analyzers::pair_marks(right.top.term).first), right.top.frequency};
    }
  }
  Xapian::doccount const least = place.is_known ? kLeastKnownPairFrequency : kLeastPairFrequency;
  if (score.best_frequency < least) return std::nullopt;
  score.gain = word_fit(counts, document_count) - typed_fit;
  return score;
}

std::string_view marks_of(Score const& score) {
  return score.first.frequency >= score.last.frequency ? score.first.marks : score.last.marks;
}

SpellingCorrection correction_of(SlipPlace const& place, Score const& score,
                                 std::vector<std::string> words) {
  SpellingCorrection result;
  result.first = place.first;
  result.count = place.count;
  result.words = std::move(words);
  result.gain = score.gain;
  result.is_certain = place.is_never_seen && score.gain >= kCertainGain &&
                      score.best_frequency >= kCertainFrequency;
  return result;
}

std::string spelled(PossibleWord const& word, std::string_view marks) {
  if (!word.is_open) return analyzers::spell(word.token);
  std::string term(analyzers::folded_part(word.token));
  term += analyzers::kMarkSeparator;
  term += marks;
  return analyzers::spell(term);
}

bool is_unmarked(std::string_view token) {
  return analyzers::marks_part(token).empty();
}

PossibleWord candidate_word(std::string const& token) {
  return {token, is_unmarked(token), nullptr};
}

/// The better one, if its gain is at least `least`. A correction that another one comes near
/// is not certain.
std::optional<SpellingCorrection> better_of(std::optional<SpellingCorrection> best,
                                            SpellingCorrection other, double least) {
  if (other.gain < least) return best;
  if (best && other.gain <= best->gain) {
    best->is_certain = best->is_certain && best->gain - other.gain >= kClearLead;
    return best;
  }
  bool const leads = !best || other.gain - best->gain >= kClearLead;
  other.is_certain = other.is_certain && leads;
  return other;
}

/// The best single word for the one at `index`.
std::optional<SpellingCorrection> other_word(EvidenceReader& evidence, TextReading const& reading,
                                             std::size_t index, Xapian::doccount document_count) {
  SlipPlace const place = slip_place(reading, index, 1);
  bool const is_lone = !place.left && !place.right;
  if (is_lone && place.is_known) return std::nullopt;
  double const typed_fit = word_fit(place.counts, document_count);
  bool const is_legal = analyzers::is_legal_syllable(reading.words[index].token);
  double const word_cost = (place.is_known ? kKnownWordCost
                            : is_legal     ? kUnknownSyllableCost
                                           : kUnknownWordCost) +
                           (is_name(reading, index) ? kNameCost : 0);
  std::optional<SpellingCorrection> best;
  WordReading const& typed_word = reading.words[index];
  // Of a known word, whether it is closed is known; of an unknown one its letters have to tell.
  bool const is_open = typed_word.is_open || (!place.is_known && is_unmarked(typed_word.token));
  for (auto const& candidate : analyzers::spelling_candidates(typed_word.token, !is_open)) {
    if (evidence.lookups() >= max_lookups(reading)) break;
    if (place.is_known && candidate.cost > kMaxKnownSlipCost) break;
    PossibleWord const word{candidate.term, is_open && is_unmarked(candidate.term), nullptr};
    double const cost = kSlipCostWeight * candidate.cost + word_cost;
    auto score = is_lone ? score_of_joined(evidence, place, word, 0)
                         : score_of_other(evidence, place, word, typed_fit, document_count);
    if (!score) continue;
    score->gain -= cost;
    best = better_of(std::move(best),
                     correction_of(place, *score, {spelled(word, marks_of(*score))}), 0);
  }
  return best;
}

/// The word at `index` read as two. Their own pair must be in the index.
std::optional<SpellingCorrection> split_word(EvidenceReader& evidence, TextReading const& reading,
                                             std::size_t index) {
  WordReading const& typed_word = reading.words[index];
  SlipPlace const place = slip_place(reading, index, 1);
  std::optional<SpellingCorrection> best;
  for (auto const& split : analyzers::word_splits(typed_word.token)) {
    if (evidence.lookups() >= max_lookups(reading)) break;
    PossibleWord const first = candidate_word(split.first);
    PossibleWord const second = candidate_word(split.second);
    Evidence const pair = evidence.pair(first, second);
    if (pair.frequency < kLeastPairFrequency) continue;
    Score const sides = score_of_sides(evidence, place, first, second, 0);
    Score score;
    score.gain = log_ratio(pair.frequency, typed_word.frequency) - kSplitCost - place_cost(place) +
                 kSplitSideWeight * sides.gain - (is_name(reading, index) ? kNameCost : 0);
    score.best_frequency = pair.frequency;
    auto const marks = analyzers::pair_marks(pair.top.term);
    best = better_of(
        std::move(best),
        correction_of(place, score, {spelled(first, marks.first), spelled(second, marks.second)}),
        kLeastPlaceGain);
  }
  return best;
}

/// The words at `index` and after it read as one, where they are never a pair.
std::optional<SpellingCorrection> joined_words(EvidenceReader& evidence, TextReading const& reading,
                                               std::size_t index) {
  WordReading const& left = reading.words[index];
  if (!left.joins_next || typed_pair_frequency(reading, index) > 0) return std::nullopt;
  WordReading const& right = reading.words[index + 1];
  auto const token = analyzers::joined_word(left.token, right.token);
  if (!token) return std::nullopt;
  SlipPlace place = slip_place(reading, index, 2);
  place.is_never_seen = true;
  bool const both_syllables = is_syllable(left.token) && is_syllable(right.token);
  double const cost = both_syllables ? place_cost(place) : kUnknownWordCost;
  PossibleWord const word = candidate_word(*token);
  auto const score = score_of_joined(evidence, place, word, -kJoinCost - cost);
  if (!score || score->gain < kLeastPlaceGain) return std::nullopt;
  return correction_of(place, *score, {spelled(word, marks_of(*score))});
}

/// The best corrections that neither overlap nor stand side by side: each was judged by the
/// words beside it as they were typed.
std::vector<SpellingCorrection> best_apart(std::vector<SpellingCorrection> all) {
  std::ranges::stable_sort(all, std::ranges::greater{}, &SpellingCorrection::gain);
  std::vector<SpellingCorrection> chosen;
  for (SpellingCorrection& correction : all) {
    bool const touches = std::ranges::any_of(chosen, [&](SpellingCorrection const& other) {
      return correction.first <= other.first + other.count &&
             other.first <= correction.first + correction.count;
    });
    if (!touches && chosen.size() < kMaxCorrections) chosen.push_back(std::move(correction));
  }
  return chosen;
}

}  // namespace

std::vector<SpellingCorrection> find_corrections(IndexTerms const& terms,
                                                 TextReading const& reading) {
  EvidenceReader evidence(terms);  // of all words: it counts the look-ups
  std::vector<SpellingCorrection> found;
  auto const keep = [&](std::optional<SpellingCorrection> correction) {
    if (correction) found.push_back(std::move(*correction));
  };
  Xapian::doccount const document_count = terms.database().get_doccount();
  for (std::size_t const index : suspect_words(reading, document_count)) {
    if (is_stray_word(reading, index, document_count)) {
      keep(split_word(evidence, reading, index));
      keep(joined_words(evidence, reading, index));
      if (index > 0) keep(joined_words(evidence, reading, index - 1));
    }
    keep(other_word(evidence, reading, index, document_count));
  }
  return best_apart(std::move(found));
}

std::string corrected_text(std::string_view text, TextReading const& reading,
                           std::vector<SpellingCorrection> const& corrections) {
  std::vector<SpellingCorrection const*> in_order;
  in_order.reserve(corrections.size());
  for (SpellingCorrection const& correction : corrections) in_order.push_back(&correction);
  std::ranges::sort(in_order, {}, [](auto const* correction) { return correction->first; });
  std::string corrected;
  std::size_t taken = 0;
  for (SpellingCorrection const* correction : in_order) {
    std::size_t const begin = reading.words[correction->first].begin;
    std::size_t const end = reading.words[correction->first + correction->count - 1].end;
    corrected += text.substr(taken, begin - taken);
    corrected += in_case_of(text.substr(begin, end - begin), correction->words);
    taken = end;
  }
  corrected += text.substr(taken);
  return corrected;
}

}  // namespace tracuu::search
