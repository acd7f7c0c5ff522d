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
constexpr double kRounding = 1e-9;

/// `query` such that each term of it weighs as much as all words of `built`.
Query weighing(Query const& query, BuiltQuery const& built) {
  return {Query::OP_SCALE_WEIGHT, query, built.held_weight};
}

Query any_of(std::vector<Query> const& queries) {
  return {Query::OP_OR, queries.begin(), queries.end()};
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

/// Of `ids`, those of documents that hold enough of a short query. (Without a cut-off:
/// exact_cutoff.hpp.)
std::vector<Query> holding(Xapian::Database const& database, BuiltQuery const& built,
                           std::vector<ScoredDocument> const& documents,
                           std::vector<Query> const& ids) {
  double const least_weight = least_held(kLeastHeldShare, built);
  double const of_a_word = (kLeastHeldShare - kLeastShareOfAWord) * built.held_weight;
  Plan const held(Plan::Op::Or, built.held, fixed_weight(built.whole_word, of_a_word));
  Xapian::Enquire enquire(database);
  find_by_weight(enquire, {Query::OP_FILTER, held.to_xapian(), any_of(ids)}, 0);
  Xapian::MSet const found = enquire.get_mset(0, kBestHits);
  std::vector<Query> kept;
  for (auto match = found.begin(); match != found.end(); ++match) {
    if (match.get_weight() < least_weight) continue;
    auto const at = std::ranges::find(documents, *match, &ScoredDocument::document);
    kept.push_back(ids[static_cast<std::size_t>(at - documents.begin())]);
  }
  return kept;
}

}  // namespace

ResultSet::ResultSet(Xapian::Database const& database, BuiltQuery const& built,
                     std::vector<ScoredDocument> const& ranked)
    : query_(built.query.to_xapian()), postings_(built.postings) {
  if (built.held_weight <= 0) return;
  least_weight_ = least_held(kHeldShare, built);
  std::vector<Query> ids = id_terms(database, ranked, kBestHits);
  if (built.plain_groups <= kShortQueryWords) {
    auto const kept = holding(database, built, ranked, ids);
    has_all_best_ = kept.empty() || kept.size() == ids.size();
    if (!kept.empty()) ids = kept;
  }
  std::vector<Query> members = {built.enough_held.to_xapian(), weighing(any_of(ids), built)};
  // What has all words belongs to the answer, also where they stand apart and its pairs are
  // missing.
  if (built.apart_weight < least_weight_ * (1 + kRounding)) {
    members.push_back(weighing(built.all_words.to_xapian(), built));
  }
  query_ = any_of(members);
}

void ResultSet::select(Xapian::Enquire& enquire, MatchBudget const& budget) const {
  if (least_weight_ > 0) {
    find_by_weight(enquire, budget.limited(query_, postings_), least_weight_);
    return;
  }
  enquire.set_query(budget.limited(query_, postings_));
  enquire.set_weighting_scheme(bm25());
}

double least_held(double share, BuiltQuery const& built) {
  return share * built.held_weight * (1 - kRounding);
}

bool is_held(Xapian::Database const& database, BuiltQuery const& built, double share,
             MatchBudget const& budget) {
  Xapian::Enquire enquire(database);
  if (built.held_weight > 0) {
    find_by_weight(enquire, budget.limited(built.held.to_xapian(), built.postings),
                   least_held(share, built));
  } else {
    enquire.set_query(budget.limited(built.query.to_xapian(), built.postings));
    enquire.set_weighting_scheme(Xapian::BoolWeight());  // the first will do
  }
  return !enquire.get_mset(0, 1).empty();
}

}  // namespace tracuu::search
