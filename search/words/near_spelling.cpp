// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/near_spelling.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "analyzers/capitals.hpp"
#include "analyzers/spelling_slip.hpp"
#include "analyzers/syllable.hpp"
#include "search/words/pair_evidence.hpp"

namespace tracuu::search {

namespace {

using analyzers::Capitals;

constexpr std::size_t kMaxCorrections = 3;

/// Words of a run that are examined at most, and the terms that are looked up
/// for all of them together.
constexpr std::size_t kMaxSuspects = 4;
constexpr std::size_t kMaxLookups = 300;

/// A pair in at most this share of the announcements (or just one) hardly ever occurs.
constexpr double kRarePairShare = 0.00005;

/// Added to every count: what is not in the index may still be right.
constexpr double kUnseen = 0.3;

/// How unlikely it is that a word is a slip at all, as a negative logarithm: of
/// a word that the index has, and of one that it has not.
constexpr double kKnownWordCost = 3.0;
constexpr double kUnknownWordCost = 0.5;

/// Below this gain nothing is suggested; from this one on it is certain, if a
/// pair of the correction is in so many announcements.
constexpr double kLeastGain = 0.7;
constexpr double kCertainGain = 2.5;
constexpr Xapian::doccount kCertainFrequency = 5;

/// Of two words run together or one split, as in spelling_slip.
constexpr double kSplitCost = 1.0;
constexpr double kJoinCost = 1.0;

/// The pairs of a split's words with their neighbours count so much: their own pair is
/// the evidence, and with all of three it would always win against a single word.
constexpr double kSplitSideWeight = 0.25;

/// Seldomer pairs are no evidence.
constexpr Xapian::doccount kLeastPairFrequency = 2;

/// A correction that another one for the same words comes so near is not certain.
constexpr double kClearLead = 1.0;

/// A lone word is suggested if so many announcements hold it.
constexpr Xapian::doccount kLeastLoneFrequency = 3;

bool has_digit(std::string_view token) {
  return token.find_first_of("0123456789") < token.find(analyzers::kMarkSeparator);
}

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

class Corrector {
 public:
  Corrector(Xapian::Database const& database, RunReading const& run)
      : database_(database), run_(run), evidence_(database) {}

  std::vector<SpellingCorrection> find() {
    std::vector<SpellingCorrection> found;
    for (std::size_t const index : suspects()) {
      append(found, split_word(index));
      append(found, joined_words(index));
      if (index > 0) append(found, joined_words(index - 1));
      append(found, other_word(index));
    }
    return best_apart(std::move(found));
  }

 private:
  static void append(std::vector<SpellingCorrection>& all,
                     std::optional<SpellingCorrection> correction) {
    if (correction) all.push_back(std::move(*correction));
  }

  /// Unknown words first, as they are surest to be slips.
  [[nodiscard]] std::vector<std::size_t> suspects() const {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < run_.words.size(); ++i) {
      if (is_suspect(i)) indices.push_back(i);
    }
    std::stable_partition(indices.begin(), indices.end(),
                          [&](std::size_t i) { return run_.words[i].variants.empty(); });
    if (indices.size() > kMaxSuspects) indices.resize(kMaxSuspects);
    return indices;
  }

  [[nodiscard]] bool is_suspect(std::size_t index) const {
    WordReading const& word = run_.words[index];
    if (word.is_whole || has_digit(word.token) || is_acronym(index)) return false;
    if (word.variants.empty()) return true;
    double const rare = std::max(1.0, kRarePairShare * database_.get_doccount());
    bool has_pair = false;
    for (PairReading const& pair : run_.pairs) {
      if (pair.first != index && pair.first + 1 != index) continue;
      has_pair = true;
      if (pair.frequency > rare) return false;
    }
    return has_pair;
  }

  /// Capitals only, in a run that is not all capitals: FA, LHQ.
  [[nodiscard]] bool is_acronym(std::size_t index) const {
    return analyzers::capitals_of(run_.words[index].typed) == Capitals::All &&
           std::ranges::any_of(run_.words, [](WordReading const& word) {
             return analyzers::capitals_of(word.typed) == Capitals::None;
           });
  }

  [[nodiscard]] PossibleWord typed(std::size_t index) const {
    WordReading const& word = run_.words[index];
    return {word.token, word.is_open, &word.variants};
  }

  [[nodiscard]] std::optional<PossibleWord> left_of(std::size_t index) const {
    if (index == 0 || !run_.words[index - 1].joins_next) return std::nullopt;
    return typed(index - 1);
  }

  [[nodiscard]] std::optional<PossibleWord> right_of(std::size_t index) const {
    if (!run_.words[index].joins_next) return std::nullopt;
    return typed(index + 1);
  }

  [[nodiscard]] Xapian::doccount typed_pair_frequency(std::size_t first) const {
    for (PairReading const& pair : run_.pairs) {
      if (pair.first == first) return pair.frequency;
    }
    return 0;
  }

  /// The words [first, first + count) as typed, and what stands beside them.
  struct Place {
    std::size_t first;
    std::size_t count;
    std::optional<PossibleWord> left;
    std::optional<PossibleWord> right;
    Xapian::doccount left_pair = 0;  ///< how many hold the typed pairs
    Xapian::doccount right_pair = 0;
    double slip_cost = 0;        ///< of there being a slip at all
    bool is_never_seen = false;  ///< unknown, or in none of its pairs
  };

  [[nodiscard]] Place place_of(std::size_t first, std::size_t count) const {
    Place place{first, count, left_of(first), right_of(first + count - 1)};
    if (place.left) place.left_pair = typed_pair_frequency(first - 1);
    if (place.right) place.right_pair = typed_pair_frequency(first + count - 1);
    bool const is_known =
        std::ranges::none_of(run_.words.begin() + static_cast<std::ptrdiff_t>(first),
                             run_.words.begin() + static_cast<std::ptrdiff_t>(first + count),
                             [](WordReading const& word) { return word.variants.empty(); });
    place.slip_cost = is_known ? kKnownWordCost : kUnknownWordCost;
    place.is_never_seen = !is_known || place.left_pair + place.right_pair == 0;
    return place;
  }

  /// What is known of a candidate: the sum of the logarithms, the frequency of
  /// its commonest pair, and the marks of its first and last word.
  struct Score {
    double gain = 0;
    Xapian::doccount best_frequency = 0;
    std::string first_marks;
    std::string last_marks;
    Xapian::doccount first_frequency = 0;
    Xapian::doccount last_frequency = 0;
  };

  static double log_ratio(Xapian::doccount corrected, Xapian::doccount typed) {
    return std::log((corrected + kUnseen) / (typed + kUnseen));
  }

  static void take_first_marks(Score& score, Evidence const& evidence, std::string_view marks) {
    if (evidence.top.frequency <= score.first_frequency) return;
    score.first_frequency = evidence.top.frequency;
    score.first_marks = marks;
  }

  static void take_last_marks(Score& score, Evidence const& evidence, std::string_view marks) {
    if (evidence.top.frequency <= score.last_frequency) return;
    score.last_frequency = evidence.top.frequency;
    score.last_marks = marks;
  }

  /// How well `first` (and, of two words, `last`) stand between the neighbours.
  void add_sides(Score& score, Place const& place, PossibleWord const& first,
                 PossibleWord const& last) {
    if (place.left) {
      Evidence const evidence = evidence_.pair(*place.left, first);
      score.gain += log_ratio(evidence.frequency, place.left_pair);
      score.best_frequency = std::max(score.best_frequency, evidence.frequency);
      if (evidence.frequency > 0) {
        take_first_marks(score, evidence, analyzers::pair_marks(evidence.top.term).second);
      }
    }
    if (place.right) {
      Evidence const evidence = evidence_.pair(last, *place.right);
      score.gain += log_ratio(evidence.frequency, place.right_pair);
      score.best_frequency = std::max(score.best_frequency, evidence.frequency);
      if (evidence.frequency > 0) {
        take_last_marks(score, evidence, analyzers::pair_marks(evidence.top.term).first);
      }
    }
  }

  void add_lone(Score& score, PossibleWord const& word) {
    Evidence const evidence = evidence_.word(word);
    if (evidence.frequency < kLeastLoneFrequency) return;
    score.gain += log_ratio(evidence.frequency, 0);
    score.best_frequency = evidence.frequency;
    take_first_marks(score, evidence, analyzers::marks_part(evidence.top.term));
  }

  [[nodiscard]] SpellingCorrection correction(Place const& place, Score const& score,
                                              std::vector<std::string> words) const {
    SpellingCorrection result;
    result.first = place.first;
    result.count = place.count;
    result.words = std::move(words);
    result.gain = score.gain;
    result.is_certain = place.is_never_seen && score.gain >= kCertainGain &&
                        score.best_frequency >= kCertainFrequency;
    return result;
  }

  static std::string spelled(PossibleWord const& word, std::string_view marks) {
    if (!word.is_open) return analyzers::spell(word.token);
    std::string term(analyzers::folded_part(word.token));
    term += analyzers::kMarkSeparator;
    term += marks;
    return analyzers::spell(term);
  }

  static bool is_open_token(std::string_view token) { return analyzers::marks_part(token).empty(); }

  /// A correction that another one comes near is not certain.
  static void keep_better(std::optional<SpellingCorrection>& best, SpellingCorrection other) {
    if (other.gain < kLeastGain) return;
    if (best && other.gain <= best->gain) {
      best->is_certain = best->is_certain && best->gain - other.gain >= kClearLead;
      return;
    }
    bool const leads = !best || other.gain - best->gain >= kClearLead;
    other.is_certain = other.is_certain && leads;
    best = std::move(other);
  }

  /// The best single word for the one at `index`. Candidates across a tone come
  /// last, and only count if there is no other.
  std::optional<SpellingCorrection> other_word(std::size_t index) {
    Place const place = place_of(index, 1);
    std::optional<SpellingCorrection> best;
    for (auto const& candidate : analyzers::spelling_candidates(run_.words[index].token)) {
      if (evidence_.lookups() >= kMaxLookups || (candidate.changes_tone && best)) break;
      PossibleWord const word{candidate.term, is_open_token(candidate.term), nullptr};
      auto const score = score_word(place, word, candidate.cost);
      if (score) keep_better(best, correction(place, *score, {spelled(word, marks_of(*score))}));
    }
    return best;
  }

  std::optional<Score> score_word(Place const& place, PossibleWord const& word, double cost) {
    Score score;
    score.gain = -cost - place.slip_cost;
    if (place.left || place.right) {
      add_sides(score, place, word, word);
    } else if (place.is_never_seen) {
      add_lone(score, word);
    }
    if (score.best_frequency < kLeastPairFrequency) return std::nullopt;
    return score;
  }

  static std::string_view marks_of(Score const& score) {
    return score.first_frequency >= score.last_frequency ? score.first_marks : score.last_marks;
  }

  /// The word at `index` read as two. Their own pair must be in the index.
  std::optional<SpellingCorrection> split_word(std::size_t index) {
    WordReading const& typed_word = run_.words[index];
    Place const place = place_of(index, 1);
    std::optional<SpellingCorrection> best;
    for (auto const& split : analyzers::word_splits(typed_word.token)) {
      if (evidence_.lookups() >= kMaxLookups) break;
      PossibleWord const first{split.first, is_open_token(split.first), nullptr};
      PossibleWord const second{split.second, is_open_token(split.second), nullptr};
      Evidence const pair = evidence_.pair(first, second);
      if (pair.frequency < kLeastPairFrequency) continue;
      Score score;
      score.gain = log_ratio(pair.frequency, typed_word.frequency) - kSplitCost - place.slip_cost;
      score.best_frequency = pair.frequency;
      Score sides;
      add_sides(sides, place, first, second);
      score.gain += kSplitSideWeight * sides.gain;
      auto const marks = analyzers::pair_marks(pair.top.term);
      keep_better(best, correction(place, score,
                                   {spelled(first, marks.first), spelled(second, marks.second)}));
    }
    return best;
  }

  /// The words at `index` and after it read as one, where they are never a pair.
  std::optional<SpellingCorrection> joined_words(std::size_t index) {
    if (!run_.words[index].joins_next || typed_pair_frequency(index) > 0) return std::nullopt;
    auto const token = analyzers::joined_word(run_.words[index].token, run_.words[index + 1].token);
    if (!token) return std::nullopt;
    Place place = place_of(index, 2);
    place.is_never_seen = true;
    bool const both_syllables =
        is_syllable(run_.words[index].token) && is_syllable(run_.words[index + 1].token);
    if (!both_syllables) place.slip_cost = kUnknownWordCost;
    PossibleWord const word{*token, is_open_token(*token), nullptr};
    auto const score = score_word(place, word, kJoinCost);
    if (!score || score->gain < kLeastGain) return std::nullopt;
    return correction(place, *score, {spelled(word, marks_of(*score))});
  }

  static std::vector<SpellingCorrection> best_apart(std::vector<SpellingCorrection> all) {
    std::ranges::stable_sort(all, std::ranges::greater{}, &SpellingCorrection::gain);
    std::vector<SpellingCorrection> chosen;
    for (SpellingCorrection& correction : all) {
      bool const overlaps = std::ranges::any_of(chosen, [&](SpellingCorrection const& other) {
        return correction.first < other.first + other.count &&
               other.first < correction.first + correction.count;
      });
      if (!overlaps && chosen.size() < kMaxCorrections) chosen.push_back(std::move(correction));
    }
    return chosen;
  }

  Xapian::Database const& database_;
  RunReading const& run_;
  EvidenceReader evidence_;
};

}  // namespace

std::vector<SpellingCorrection> find_corrections(Xapian::Database const& database,
                                                 RunReading const& run) {
  return Corrector(database, run).find();
}

std::string corrected_text(std::string_view text, RunReading const& run,
                           std::vector<SpellingCorrection> const& corrections) {
  std::vector<SpellingCorrection const*> in_order;
  for (SpellingCorrection const& correction : corrections) in_order.push_back(&correction);
  std::ranges::sort(in_order, {}, [](auto const* correction) { return correction->first; });
  std::string corrected;
  std::size_t taken = 0;
  for (SpellingCorrection const* correction : in_order) {
    std::size_t const begin = run.words[correction->first].begin;
    std::size_t const end = run.words[correction->first + correction->count - 1].end;
    corrected += text.substr(taken, begin - taken);
    corrected += in_case_of(text.substr(begin, end - begin), correction->words);
    taken = end;
  }
  corrected += text.substr(taken);
  return corrected;
}

}  // namespace tracuu::search
