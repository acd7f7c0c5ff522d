// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/marks_as_typed.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"

namespace tracuu::search {

namespace {

/// A spelling without marks that has less of the announcements of its letters is a slip, not a
/// word: of 22,642 articles 112 hold gai of 2,173 with gai, gái, gải …; nha has 4 %, tre 6 %,
/// quang 41 %, but cua (của) 0.4 % and none hold tuc (tục).
constexpr double kUsualShare = 0.03;

/// A pair as typed that is rarer than this beside another spelling of it is a slip.
constexpr double kSlipShare = 0.02;

/// Of the announcements with another spelling, so many must hold it beside a neighbour for the
/// two to belong together (mùa đông), and not meet by chance (đăng quảng cáo); more if it
/// does not stand beside the other neighbour.
constexpr double kBoundShare = 0.05;
constexpr double kBoundOnOneSide = 0.25;

double frequency_of(std::vector<Variant> const& variants, std::string_view term) {
  auto const found = std::ranges::find(variants, term, &Variant::term);
  return found == variants.end() ? 0 : found->frequency;
}

double sum_of(std::vector<Variant> const& variants) {
  double sum = 0;
  for (Variant const& variant : variants) sum += variant.frequency;
  return sum;
}

bool is_typed_with_mark(WordReading const& word) {
  return !word.is_whole && !analyzers::marks_part(word.token).empty() &&
         analyzers::is_legal_syllable(word.token);
}

/// True for an open word that may well lack marks because it has none.
bool is_usual_without_marks(WordReading const& word) {
  if (!analyzers::marks_part(word.token).empty()) return false;
  return frequency_of(word.variants, word.token) >= kUsualShare * sum_of(word.variants);
}

bool is_fully_marked(std::vector<WordReading> const& words) {
  return std::ranges::any_of(words, is_typed_with_mark) &&
         std::ranges::all_of(words, [](WordReading const& word) {
           return !word.is_open || is_usual_without_marks(word);
         });
}

std::string pair_term(std::string_view left, std::string_view right) {
  std::string term;
  analyzers::append_pair_term(term, left, right);
  return term;
}

/// In how many announcements a spelling of a word stands beside each of its neighbours.
class BesideNeighbours {
 public:
  BesideNeighbours(std::size_t word, std::vector<WordReading> const& words,
                   std::vector<PairReading> const& pairs)
      : words_(words) {
    for (PairReading const& pair : pairs) {
      if (pair.first == word) right_ = &pair;
      if (pair.first + 1 == word) left_ = &pair;
    }
  }

  struct Counts {
    double sum = 0;
    double least = 0;
    double most = 0;
  };

  [[nodiscard]] Counts count(std::string_view spelling) const {
    std::vector<double> counts;
    if (left_ != nullptr) {
      std::string const term = pair_term(words_[left_->first].token, spelling);
      counts.push_back(frequency_of(left_->variants, term));
    }
    if (right_ != nullptr) {
      std::string const term = pair_term(spelling, words_[right_->first + 1].token);
      counts.push_back(frequency_of(right_->variants, term));
    }
    if (counts.empty()) return {};
    auto const [least, most] = std::ranges::minmax(counts);
    return {counts.front() + (counts.size() > 1 ? counts.back() : 0), least, most};
  }

 private:
  std::vector<WordReading> const& words_;
  PairReading const* left_ = nullptr;
  PairReading const* right_ = nullptr;
};

bool is_spoken_against(std::size_t index, std::vector<WordReading> const& words,
                       std::vector<PairReading> const& pairs) {
  BesideNeighbours const beside(index, words, pairs);
  WordReading const& word = words[index];
  double const as_typed = beside.count(word.token).sum;
  return std::ranges::any_of(word.variants, [&](Variant const& variant) {
    if (variant.term == word.token) return false;
    auto const counts = beside.count(variant.term);
    double const bound = counts.least > 0 ? kBoundShare : kBoundOnOneSide;
    return counts.most >= bound * variant.frequency && as_typed < kSlipShare * counts.sum;
  });
}

bool stands_for(WordReading const& word, std::string_view marks) {
  return word.is_open || analyzers::marks_part(word.token) == marks;
}

}  // namespace

void close_marks_as_typed(std::vector<WordReading>& words, std::vector<PairReading>& pairs) {
  if (!is_fully_marked(words)) return;
  std::vector<std::size_t> closed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].is_open && !is_spoken_against(i, words, pairs)) closed.push_back(i);
  }
  for (std::size_t const index : closed) {
    WordReading& word = words[index];
    word.is_open = false;
    std::erase_if(word.variants,
                  [&](Variant const& variant) { return variant.term != word.token; });
  }
  if (closed.empty()) return;
  for (PairReading& pair : pairs) {
    std::erase_if(pair.variants, [&](Variant const& variant) {
      auto const marks = analyzers::pair_marks(variant.term);
      return !stands_for(words[pair.first], marks.first) ||
             !stands_for(words[pair.first + 1], marks.second);
    });
  }
}

}  // namespace tracuu::search
