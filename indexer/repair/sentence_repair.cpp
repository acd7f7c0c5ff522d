// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/sentence_repair.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analyzers/characters.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"
#include "base/utf8.hpp"
#include "indexer/repair/misreading.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMostChoices = 14;
constexpr std::size_t kMostWordBytes = 200;  ///< a longer one is none

/// How a word counts that stands nowhere, among how many that may; and how much of what follows a
/// word is expected to be new, which grows more slowly than its count (Heaps' law). Set on pages of
/// bench/eval_ocr, by counts of the sample and of news.
constexpr double kUnseen = 0.2;
constexpr double kSyllables = 6000;
constexpr double kPairPrior = 6;
constexpr double kPairGrowth = 1.2;
constexpr double kPairPower = 0.7;
/// Counts of other documents tell less than they seem to: an index may speak of other things.
constexpr double kModelWeight = 0.85;
constexpr double kIllegalCost = 3;
constexpr double kNameCost = 0.8;
/// A word that is wrongly changed is worse than one that is left as it was.
constexpr double kChangeCost = 0.6;

/// A word of letters in the text of a PageWord: bytes [begin, end).
struct WordPlace {
  std::size_t word = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  double confidence = 1;
  bool begins_sentence = false;
  bool may_change = true;
};

struct Choice {
  std::string text;  ///< empty: as it was read
  std::string term;
  double cost = 0;
  double best = 0;  ///< of the cheapest way to here
  std::size_t from = 0;
};

bool is_word_sign(char32_t sign) {
  using analyzers::CharClass;
  CharClass const kind = analyzers::char_info(sign).char_class;
  return kind == CharClass::Letter || kind == CharClass::OtherLetter || kind == CharClass::Digit;
}

/// Digits and capitals with slashes and hyphens are numbers, not sentences.
bool looks_like_number(std::string_view text) {
  bool const has_digit = text.find_first_of("0123456789") != std::string_view::npos;
  return has_digit && text.find_first_of("/-.,:+") != std::string_view::npos;
}

class WordFinder {
 public:
  explicit WordFinder(std::vector<schema::PageWord> const& words) {
    for (std::size_t word = 0; word < words.size(); ++word) add_places(words[word], word);
  }

  [[nodiscard]] std::vector<WordPlace>& places() { return places_; }

 private:
  void add_places(schema::PageWord const& word, std::size_t index) {
    std::string_view const text = word.text;
    bool const may_change = text.size() <= kMostWordBytes && !looks_like_number(text);
    for (std::size_t at = 0; at < text.size();) {
      base::CodePoint const point = base::decode_utf8(text, at);
      if (!is_word_sign(point.value)) {
        after_sentence_ |=
            analyzers::char_info(point.value).char_class == analyzers::CharClass::SentenceEnd ||
            (point.value == U'.' && at + 1 == text.size());
        at += point.bytes;
        continue;
      }
      std::size_t end = at;
      while (end < text.size()) {
        base::CodePoint const next = base::decode_utf8(text, end);
        if (!is_word_sign(next.value)) break;
        end += next.bytes;
      }
      places_.push_back({index, at, end, word.confidence, after_sentence_, may_change});
      after_sentence_ = false;
      at = end;
    }
  }

  std::vector<WordPlace> places_;
  bool after_sentence_ = true;
};

std::string plain_term(std::string_view word) {
  analyzers::SyllableWriter writer;
  for (analyzers::Character const& character : analyzers::Characters(word)) {
    if (character.is_letter()) {
      writer.add_letter(character.info);
    } else {
      writer.add_other(character.value);
    }
  }
  std::string term;
  writer.append_term(term);
  return term;
}

struct WordForm {
  std::size_t letters = 0;
  bool all_upper = true;
  bool first_upper = false;
  bool has_mark = false;
  bool has_letter = false;
};

WordForm form_of(std::string_view word) {
  WordForm form;
  for (analyzers::Character const& character : analyzers::Characters(word)) {
    bool const is_letter = character.is_letter();
    if (form.letters == 0) form.first_upper = character.info.is_upper;
    ++form.letters;
    form.has_letter |= is_letter || character.info.char_class == analyzers::CharClass::OtherLetter;
    form.all_upper &= character.info.is_upper;
    form.has_mark |= is_letter && character.has_mark();
  }
  return form;
}

/// -ln of the odds that a word is misread, by what tesseract 5.3 says of itself: measured by
/// bench/eval_ocr.
double doubt_cost(double confidence) {
  struct Step {
    double confidence;
    double cost;
  };
  static constexpr std::array<Step, 10> kSteps{{{0.0, 0.4},
                                                {0.60, 0.9},
                                                {0.75, 1.1},
                                                {0.82, 1.5},
                                                {0.87, 2.1},
                                                {0.915, 2.7},
                                                {0.94, 3.3},
                                                {0.955, 4.0},
                                                {0.962, 4.5},
                                                {0.968, 6.4}}};
  for (std::size_t i = 1; i < kSteps.size(); ++i) {
    Step const& low = kSteps[i - 1];
    Step const& high = kSteps[i];
    if (confidence > high.confidence) continue;
    double const share = (confidence - low.confidence) / (high.confidence - low.confidence);
    return low.cost + std::max(share, 0.0) * (high.cost - low.cost);
  }
  return kSteps.back().cost;
}

/// How likely words are, from counts that are asked once each.
class WordModel {
 public:
  explicit WordModel(WordCounts const& counts) : counts_(counts) {}

  [[nodiscard]] double word(std::string const& term) {
    auto const [at, is_new] = words_.try_emplace(term, 0);
    if (is_new) at->second = counts_.word(term);
    return at->second;
  }

  /// -ln of the probability of `term` where nothing is known of what stands before it.
  [[nodiscard]] double word_cost(std::string const& term) { return -std::log(word_share(term)); }

  /// -ln of the probability of `term` after `before`.
  [[nodiscard]] double pair_cost(std::string const& before, std::string const& term) {
    pair_.clear();
    analyzers::append_pair_term(pair_, before, term);
    auto const [at, is_new] = pairs_.try_emplace(pair_, 0);
    if (is_new) {
      double const first = word(before);
      double const both = first > 0 && word(term) > 0 ? std::min(counts_.pair(pair_), first) : 0;
      double const unseen = kPairPrior + kPairGrowth * std::pow(first, kPairPower);
      at->second = -std::log((both + unseen * word_share(term)) / (first + unseen));
    }
    return at->second;
  }

 private:
  [[nodiscard]] double word_share(std::string const& term) {
    return (word(term) + kUnseen) / (counts_.words + kUnseen * kSyllables);
  }

  WordCounts const& counts_;
  std::unordered_map<std::string, double> words_;
  std::unordered_map<std::string, double> pairs_;
  std::string pair_;
};

class SentenceRepair {
 public:
  SentenceRepair(std::vector<schema::PageWord>& words, WordCounts const& counts)
      : words_(words), model_(counts), places_(std::move(WordFinder(words).places())) {}

  void run() {
    choices_.reserve(places_.size());
    for (WordPlace const& place : places_) choices_.push_back(choices_of(place));
    for (std::size_t i = 0; i < places_.size(); ++i) find_ways(i);
    take_best();
  }

 private:
  [[nodiscard]] std::string_view text_of(WordPlace const& place) const {
    return std::string_view(words_[place.word].text).substr(place.begin, place.end - place.begin);
  }

  std::vector<Choice> choices_of(WordPlace const& place) {
    std::string_view const text = text_of(place);
    std::vector<Choice> choices{{"", plain_term(text)}};
    WordForm const form = form_of(text);
    // One letter is the label of a list: "đ)".
    if (!place.may_change || !form.has_letter || form.letters < 2) return choices;
    if (form.all_upper && !analyzers::is_legal_syllable(choices.front().term)) {
      add_short_forms(text, choices);
      return choices;
    }
    if (!analyzers::is_legal_syllable(choices.front().term) && !form.all_upper) {
      choices.front().cost = form.has_mark ? 2 * kIllegalCost : kIllegalCost;
    }
    bool const is_name = form.first_upper && !form.all_upper && !place.begins_sentence;
    double const doubt = kChangeCost + doubt_cost(place.confidence) + (is_name ? kNameCost : 0);
    for (Misreading& misreading : misreadings(text)) {
      if (model_.word(misreading.term) <= 0) continue;
      choices.push_back(
          {std::move(misreading.text), std::move(misreading.term), doubt + misreading.cost});
    }
    keep_likeliest(choices);
    return choices;
  }

  /// "THGS" -> "THCS": letters of short forms that look alike, where that makes one that is known
  /// of one that is not. Costs nothing, as no text has both.
  void add_short_forms(std::string_view text, std::vector<Choice>& choices) {
    constexpr std::array<std::pair<char, char>, 5> kLike{
        {{'G', 'C'}, {'O', 'Q'}, {'0', 'O'}, {'1', 'I'}, {'8', 'B'}}};
    if (model_.word(choices.front().term) > 0) return;
    for (auto const& [read, meant] : kLike) {
      std::string like(text);
      std::ranges::replace(like, read, meant);
      std::string term = plain_term(like);
      if (like != text && model_.word(term) > 0) choices.push_back({like, term});
    }
  }

  void keep_likeliest(std::vector<Choice>& choices) {
    if (choices.size() <= kMostChoices) return;
    for (Choice& choice : choices)
      choice.best = choice.cost + kModelWeight * model_.word_cost(choice.term);
    std::ranges::stable_sort(choices.begin() + 1, choices.end(), {}, &Choice::best);
    choices.resize(kMostChoices);
  }

  void find_ways(std::size_t at) {
    bool const is_first = at == 0 || places_[at].begins_sentence;
    for (Choice& choice : choices_[at]) {
      choice.best = std::numeric_limits<double>::infinity();
      if (at == 0) {
        choice.best = choice.cost + kModelWeight * model_.word_cost(choice.term);
        continue;
      }
      for (std::size_t i = 0; i < choices_[at - 1].size(); ++i) {
        Choice const& before = choices_[at - 1][i];
        double const step =
            is_first ? model_.word_cost(choice.term) : model_.pair_cost(before.term, choice.term);
        double const cost = before.best + kModelWeight * step + choice.cost;
        if (cost >= choice.best) continue;
        choice.best = cost;
        choice.from = i;
      }
    }
  }

  void take_best() {
    if (places_.empty()) return;
    auto const& last = choices_.back();
    std::size_t chosen =
        static_cast<std::size_t>(std::ranges::min_element(last, {}, &Choice::best) - last.begin());
    for (std::size_t at = places_.size(); at-- > 0;) {
      Choice const& choice = choices_[at][chosen];
      WordPlace const& place = places_[at];
      if (!choice.text.empty()) {
        words_[place.word].text.replace(place.begin, place.end - place.begin, choice.text);
      }
      chosen = choice.from;
    }
  }

  std::vector<schema::PageWord>& words_;
  WordModel model_;
  std::vector<WordPlace> places_;
  std::vector<std::vector<Choice>> choices_;
};

}  // namespace

void repair_sentences(std::vector<schema::PageWord>& words, WordCounts const& counts) {
  SentenceRepair(words, counts).run();
}

}  // namespace tracuu::indexer
