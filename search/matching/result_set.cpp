// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/result_set.hpp"

#include <algorithm>
#include <string>

#include "schema/field.hpp"
#include "schema/term.hpp"
#include "search/words/ranking.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

using Xapian::Query;

void find_by_weight(Xapian::Enquire& enquire, Query const& query, double least_weight) {
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::CoordWeight());
  enquire.set_cutoff(0, least_weight);
}

/// `query` such that one term of it weighs as much as all words of `built`.
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

/// Of `ids`, those of documents that hold enough of a short query. (Without a cut-off: with one,
/// Xapian 1.4.22 has lost documents under OP_FILTER.)
std::vector<Query> holding(Xapian::Database const& database, BuiltQuery const& built,
                           std::vector<ScoredDocument> const& documents,
                           std::vector<Query> const& ids) {
  double const least_weight = kLeastHeldShare * built.held_weight;
  double const of_a_word = (kLeastHeldShare - kLeastShareOfAWord) * built.held_weight;
  Xapian::Enquire enquire(database);
  std::vector<Query> held{built.held};
  if (!built.whole_word.empty()) held.push_back(fixed_weight(built.whole_word, of_a_word));
  find_by_weight(enquire,
                 {Query::OP_FILTER, combine(Query::OP_OR, held), combine(Query::OP_OR, ids)}, 0);
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
    : query_(built.query) {
  if (built.held_weight <= 0) return;
  least_weight_ = kHeldShare * built.held_weight;
  std::vector<Query> const ids = id_terms(database, ranked, kBestHits);
  std::vector<Query> best = ids;
  if (built.plain_groups <= kShortQueryWords) {
    best = holding(database, built, ranked, ids);
    if (best.empty()) best = ids;
  }
  has_all_best_ = best.size() == ids.size();
  // What has all words belongs to the answer, also where they stand apart and its pairs are
  // missing.
  std::vector<Query> const members = {built.held, weighing(combine(Query::OP_OR, best), built),
                                      weighing(built.all_words, built)};
  query_ = combine(Query::OP_OR, members);
}

void ResultSet::select(Xapian::Enquire& enquire) const {
  if (least_weight_ > 0) {
    find_by_weight(enquire, query_, least_weight_);
    return;
  }
  enquire.set_query(query_);
  enquire.set_weighting_scheme(bm25());
}

bool is_held(Xapian::Database const& database, BuiltQuery const& built, double share) {
  Xapian::Enquire enquire(database);
  if (built.held_weight > 0) {
    find_by_weight(enquire, built.held, share * built.held_weight);
  } else {
    enquire.set_query(built.query);
  }
  return !enquire.get_mset(0, 1).empty();
}

}  // namespace tracuu::search
