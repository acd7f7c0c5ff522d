// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cmath>
#include <cstddef>

#include "search/plans/term_weight.hpp"

namespace tracuu::search {

/// The numbers that decide the order of hits; docs/ranking.md says what each was
/// measured against and how.

/// BM25 with the parameters of search/plans/term_weight.hpp; the others of Xapian's formula are
/// k2 = 0 (no term for the query's length), k3 = 1, and no floor for the normalised length.
[[nodiscard]] inline Xapian::BM25Weight bm25() {
  return {kBm25K1, 0, 1, kBm25B, 0};
}

/// In a query of up to this many words pairs weigh more, and all words together; of a longer one
/// the common syllables are left for the second stage.
inline constexpr std::size_t kShortQueryWords = 4;

/// A syllable in more than this share of the announcements is left out of the
/// first stage of a long query that has rarer ones; its pairs stay.
inline constexpr double kCommonShare = 0.1;

/// So many of the best hits of the first stage get their exact score in the
/// second.
inline constexpr Xapian::doccount kRescoredHits = 150;

/// So many of the best hits, and of as many again those that weigh this share of the best one, are
/// ordered by closeness of the words, by what stands in title and lead, by how early the words
/// stand, by what few of these hits hold, and by length (proximity.hpp). Words up to
/// kProximityTokens apart are close. A word after kEarlyTokens counts 1 / (1 + ln 2) of one that
/// begins the text. What the logarithm of the length against the mean one weighs is for each word
/// of the query.
inline constexpr Xapian::doccount kProximityHits = 10;
inline constexpr double kProximityShare = 0.5;
inline constexpr Xapian::termpos kProximityTokens = 10;
inline constexpr double kProximityWeight = 1.5;
inline constexpr double kLeadWeight = 0.4;
inline constexpr double kEarlyWeight = 1.2;
inline constexpr double kEarlyTokens = 20;
inline constexpr double kTellingWordWeight = 1.6;
inline constexpr double kTellingPairWeight = 1.1;
inline constexpr double kLengthWeight = 0.2;

/// No announcement counts as shorter than this share of the mean length.
inline constexpr double kLeastLength = 0.05;

/// So many of the best hits tell how words typed without marks are spelled
/// (spelling_in_hits.hpp); the likeliest spelling of a word stands for it alone in the last stage
/// if it is meant with this probability.
inline constexpr Xapian::doccount kSettlingHits = 10;
inline constexpr double kSettledWord = 0.8;

/// Of the variants of a word typed without marks, closeness looks for those at
/// least so frequent against the most frequent one: a look-up costs more than
/// the others bring (docs/ranking.md).
inline constexpr double kProximityVariantShare = 0.1;

/// Weight of a pair against that of a syllable, where a query is ranked by weight. A pair weighs
/// no more than one in a thousandth of the announcements would (ln 1000 = 6.9): rarer ones are
/// rather ends and beginnings of words that met once than words.
inline constexpr double kPairWeight = 0.8;
inline constexpr double kMostPairRarity = 7;

/// A pair's weight in announcements that hold all words of a short query: all have the syllables,
/// so that the pairs tell which one has the words.
inline constexpr double kRequiredPairWeight = 2;

/// A word of which less than this share stands beside its neighbours of the query is a word of its
/// own, and weighs so much more: as if it were a pair, too.
inline constexpr double kLooseShare = 0.05;
inline constexpr double kLoneWordWeight = 2.0 / 3;

/// A pair in so large a share of its rarer word's announcements is a word of two syllables: these
/// weigh so much less, as they are no words alone.
inline constexpr double kBoundShare = 0.3;
inline constexpr double kBoundSyllableLoss = 0.5;

/// Weight of a synonym against the words that were typed: of a full form or a number; of an
/// abbreviation or another way to say it, as a page that holds the words themselves is rather
/// about them than one that has "NTM" in passing, however often.
inline constexpr double kSynonymWeight = 0.95;
inline constexpr double kWiderSynonymWeight = 0.6;

/// What an announcement gains in a query of many words by being published in a period that it
/// names.
inline constexpr double kPeriodWeight = 12;

/// What it gains in a query of few words by that, if the period is a day, a month, a year or all
/// before or after one: more than all words weigh together, so that what was published then comes
/// first, as its note says.
inline constexpr double kPeriodFirstWeight = 2'000;

/// What an announcement gains by holding a name that is in use rather than an old one: more than
/// the words of a short query weigh together.
inline constexpr double kNameInUseWeight = 100;

/// What the document itself gains over those that cite its number: more than all words of a long
/// name of a document ("thông tư số 12 năm 2010 của Bộ Khoa học và Công nghệ") weigh together.
inline constexpr double kOwnNumberWeight = 500;

/// What one of several documents that fit gains by being the likelier one.
inline constexpr double kLikelierNumberWeight = 100;

/// What an announcement gains by holding all words of a short query, against what the words weigh
/// together: a strong preference, and no wall before one that is about them and lacks a word.
inline constexpr double kAllWordsShare = 0.5;

/// An answer has the announcements that hold this share of the weight of the query's words
/// (held_words.hpp), and the best ten of the ranking; of a short query these must hold the lesser
/// share, as half of a two-syllable word is noise, or the least one and with it a word as a whole.
inline constexpr double kHeldShare = 0.6;
inline constexpr double kLeastHeldShare = 0.35;
inline constexpr double kLeastShareOfAWord = 0.15;

/// How much a term says that is in `frequency` of `document_count` announcements.
[[nodiscard]] inline double term_rarity(Xapian::doccount frequency,
                                        Xapian::doccount document_count) {
  return std::log1p(static_cast<double>(document_count) / (1.0 + frequency));
}

}  // namespace tracuu::search
