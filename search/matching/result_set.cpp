// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/result_set.hpp"

#include <algorithm>
#include <string>

#include "schema/field.hpp"
#include "schema/term.hpp"
#include "search/matching/exact_cutoff.hpp"
#include "search/words/ranking.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

using Xapian::Query;

void find_by_weight(Xapian::Enquire& enquire, Query const& query, double least_weight) {
  enquire.set_query(least_weight > 0 ? with_exact_cutoff(query) : query);
  enquire.set_weighting_scheme(Xapian::CoordWeight());
  enquire.set_cutoff(0, least_weight);
}

/// What sums of weights may be off by.
constexpr double kRounding = 1e-6;

/// `query` such that each term of it weighs as much as all words of `built`.
Query weighing(Query const& query, BuiltQuery const& built) {
  return {Query::OP_SCALE_WEIGHT, query, built.held_weight};
}

/// Terms that each stand for one of the first `count` documents.
std::vector<Query> id_terms(Xapian::Database const& database,
                            std::vector<ScoredDocument> const& documents, std::size_t count) {
  std::vector<Query> terms;
  for (std::size_t i = 0; i < std::min(count, documents.size()); ++i) {
    std::string const id = database.get_document(documents[i].document, Xapian::DOC_ASSUME_VALID)
                               .get_value(schema::kIdSlot);
    terms.emplace_back(schema::make_id_term(id));
  }
  return terms;
}

/// One of the best of the ranking.
struct BestHit {
  Query id;
  double held = 0;        ///< what it holds of the words
  bool has_word = false;  ///< it holds a word as a whole
};

/// Calls `take` with the place in `documents` and the weight of those of `ids` that `query`
/// matches. (Without a cut-off: exact_cutoff.hpp.)
template <class Take>
void weigh_best(Xapian::Database const& database, Query const& query, std::vector<Query> const& ids,
                std::vector<ScoredDocument> const& documents, Take const& take) {
  Xapian::Enquire enquire(database);
  find_by_weight(enquire, {Query::OP_FILTER, query, combine(Query::OP_OR, ids)}, 0);
  Xapian::MSet const found = enquire.get_mset(0, kBestHits);
  for (auto match = found.begin(); match != found.end(); ++match) {
    auto const at = std::ranges::find(documents, *match, &ScoredDocument::document);
    take(static_cast<std::size_t>(at - documents.begin()), match.get_weight());
  }
}

/// What the first of `documents` hold.
std::vector<BestHit> best_hits(Xapian::Database const& database, BuiltQuery const& built,
                               std::vector<ScoredDocument> const& documents) {
  std::vector<Query> const ids = id_terms(database, documents, kBestHits);
  std::vector<BestHit> best;
  best.reserve(ids.size());
  for (Query const& id : ids) best.push_back({id});
  weigh_best(database, built.held, ids, documents,
             [&](std::size_t at, double weight) { best[at].held = weight; });
  if (!built.whole_word.empty()) {
    weigh_best(database, built.whole_word, ids, documents,
               [&](std::size_t at, double) { best[at].has_word = true; });
  }
  return best;
}

/// True if a hit of a short query holds too little of it: half of a word of two syllables is noise.
bool is_light(BestHit const& hit, BuiltQuery const& built) {
  double const share = hit.has_word ? kLeastShareOfAWord : kLeastHeldShare;
  return hit.held < share * built.held_weight;
}

}  // namespace

ResultSet::ResultSet(Xapian::Database const& database, BuiltQuery const& built,
                     std::vector<ScoredDocument> const& ranked)
    : query_(built.query), has_held_(!ranked.empty()) {
  if (built.held_weight <= 0) return;
  least_weight_ = kHeldShare * built.held_weight;
  std::vector<BestHit> best = best_hits(database, built, ranked);
  has_held_ =
      std::ranges::any_of(best, [&](BestHit const& hit) { return hit.held >= least_weight_; });
  if (built.plain_groups <= kShortQueryWords) {
    auto const is_too_light = [&](BestHit const& hit) { return is_light(hit, built); };
    if (!std::ranges::all_of(best, is_too_light)) {
      has_all_best_ = std::erase_if(best, is_too_light) == 0;
    }
  }
  std::vector<Query> ids;
  for (BestHit const& hit : best) ids.push_back(hit.id);
  std::vector<Query> members = {built.enough_held, weighing(combine(Query::OP_OR, ids), built)};
  // What has all words belongs to the answer, also where they stand apart and its pairs are
  // missing.
  if (built.apart_weight < least_weight_ * (1 + kRounding)) {
    members.push_back(weighing(built.all_words, built));
  }
  query_ = combine(Query::OP_OR, members);
}

void ResultSet::select(Xapian::Enquire& enquire, MatchBudget const& budget) const {
  if (least_weight_ > 0) {
    find_by_weight(enquire, budget.limited(query_), least_weight_);
    return;
  }
  enquire.set_query(budget.limited(query_));
  enquire.set_weighting_scheme(bm25());
}

bool is_held(Xapian::Database const& database, BuiltQuery const& built, double share,
             MatchBudget const& budget) {
  Xapian::Enquire enquire(database);
  if (built.held_weight > 0) {
    find_by_weight(enquire, budget.limited(built.held), share * built.held_weight);
  } else {
    enquire.set_query(budget.limited(built.query));
    enquire.set_weighting_scheme(Xapian::BoolWeight());  // the first will do
  }
  return !enquire.get_mset(0, 1).empty();
}

}  // namespace tracuu::search
