// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "search/matching/match_budget.hpp"
#include "search/matching/query_builder.hpp"
#include "search/matching/rescoring.hpp"

namespace tracuu::search {

/// So many of the ranking's best belong to an answer though they may hold less than the others.
inline constexpr Xapian::doccount kBestHits = 10;

/// The announcements of one answer, whatever their order: those that hold all words of the query or
/// kHeldShare of the weight of its plain words and pairs, and the ranking's best kBestHits; of a
/// short query these must hold kLeastHeldShare, or kLeastShareOfAWord and a word as a whole, if any
/// does. Without plain words: all that match.
///
/// The engine finds them by weights alone: each word weighs a fixed amount (Xapian::CoordWeight),
/// and what weighs too little is cut off. Both are known to Xapian's remote servers.
class ResultSet {
 public:
  /// `ranked` are the first of the ranking of `built`, best first. May throw Xapian::Error.
  ResultSet(Xapian::Database const& database, BuiltQuery const& built,
            std::vector<ScoredDocument> const& ranked);

  /// True if each of the ranking's best kBestHits belongs to the answer.
  [[nodiscard]] bool has_all_best() const { return has_all_best_; }

  /// False if the answer is just what holds all words: there are no plain words that may be
  /// missing.
  [[nodiscard]] bool is_cut_by_weight() const { return least_weight_ > 0; }

  /// Makes `enquire` find these announcements and no others, until `budget` ends it.
  void select(Xapian::Enquire& enquire, MatchBudget const& budget) const;

 private:
  Xapian::Query query_;
  std::uint64_t postings_;   ///< of the query, about
  double least_weight_ = 0;  ///< 0: all that match
  bool has_all_best_ = true;
};

/// What an announcement must hold for `share` of the weight of the plain words, less what sums may
/// be off by.
[[nodiscard]] double least_held(double share, BuiltQuery const& built);

/// True if anything holds `share` of the weight of the query's plain words; of a query without any,
/// if anything matches. May throw Xapian::Error.
[[nodiscard]] bool is_held(Xapian::Database const& database, BuiltQuery const& built, double share,
                           MatchBudget const& budget);

}  // namespace tracuu::search
