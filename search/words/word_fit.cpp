// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/word_fit.hpp"

#include <algorithm>
#include <cmath>

namespace tracuu::search {

namespace {

/// So many announcements' worth of what is expected without a neighbour are mixed into what is
/// counted beside it, in an index of so many announcements; fewer in a smaller one, where few
/// are much. Both weights are tuned on slips of human writers (docs/ranking.md).
constexpr double kSmoothing = 12;
constexpr double kSmoothedDocuments = 20'000;
constexpr double kLeastSmoothing = 0.5;
constexpr double kWordWeight = 0.6;

/// Added to each word's count: what is in no announcement may still be a word.
constexpr double kUnseenWord = 0.1;

double share(Xapian::doccount frequency, double document_count) {
  return (frequency + kUnseenWord) / document_count;
}

/// How much likelier one of a pair is after the other than anywhere: log P(b | a) / P(b).
double association(Xapian::doccount pair, Xapian::doccount given, double likelihood,
                   double smoothing) {
  return std::log((pair + smoothing * likelihood) / (given + smoothing)) - std::log(likelihood);
}

double smoothing_of(double document_count) {
  return std::clamp(kSmoothing * std::sqrt(document_count / kSmoothedDocuments), kLeastSmoothing,
                    kSmoothing);
}

}  // namespace

double word_fit(FitCounts const& counts, Xapian::doccount document_count) {
  double const documents = std::max(1.0, static_cast<double>(document_count));
  double const likelihood = share(counts.word, documents);
  double fit = kWordWeight * std::log(likelihood);
  double const smoothing = smoothing_of(documents);
  if (counts.left) fit += association(counts.left->pair, counts.left->word, likelihood, smoothing);
  if (counts.right) {
    double const right = share(counts.right->word, documents);
    fit += association(counts.right->pair, counts.word, right, smoothing);
  }
  return fit;
}

}  // namespace tracuu::search
