// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/rescoring.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "search/words/ranking.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using Xapian::Query;

std::map<Xapian::docid, double> scores(Xapian::Database const& database, Query const& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(bm25());
  Xapian::MSet const found = enquire.get_mset(0, database.get_doccount());
  std::map<Xapian::docid, double> result;
  for (auto match = found.begin(); match != found.end(); ++match) {
    result[*match] = match.get_weight();
  }
  return result;
}

std::vector<ScoredDocument> as_hits(std::map<Xapian::docid, double> const& scored) {
  std::vector<ScoredDocument> hits;
  for (auto const& [document, score] : scored) hits.push_back({document, score});
  return hits;
}

Query one_of(std::vector<Variant> const& variants) {
  std::vector<Query> terms;
  for (Variant const& variant : variants) terms.emplace_back(variant.term);
  if (terms.size() == 1) return terms.front();
  return {Query::OP_SYNONYM, terms.begin(), terms.end()};
}

// A word that is left out and rescored weighs what it weighs in the query.
TEST(Rescore, GivesTheWeightOfTheFullQuery) {
  test::SmallIndex const index(test::sample_folder());
  Xapian::Database const database = index.database();
  struct {
    std::vector<std::vector<std::string>> words;  ///< each with its spellings
    double tolerance;                             ///< relative
    char const* why;
  } const rows[] = {
      {{{"huyen|065"}}, 1e-9, "a word in most announcements"},
      {{{"xa|4"}, {"ngay|2"}}, 1e-9, "two words"},
      {{{"trung|"}}, 1e-9, "a word in fewer"},
      {{{"khongcothatdau|"}}, 1e-9, "a word in none"},
      // Of a group of spellings the engine estimates the frequency, rounding at each step.
      {{{"xa|4", "xa|"}}, 0.01, "two spellings count as one word"},
      {{{"ban|", "ban|2", "ban|3"}}, 0.01, "three spellings"},
  };
  Query const rare("de|96");
  for (auto const& row : rows) {
    std::vector<LeftOutWord> left_out;
    Query full = rare;
    for (auto const& spellings : row.words) {
      std::vector<Variant> word;
      for (std::string const& term : spellings) word.push_back({term, database.get_termfreq(term)});
      full = Query(Query::OP_OR, full, one_of(word));
      left_out.push_back({std::move(word), 1});
    }
    std::vector<ScoredDocument> hits = as_hits(scores(database, rare));
    ASSERT_GT(hits.size(), 5u);
    std::map<Xapian::docid, double> const expected = scores(database, full);
    rescore(database, left_out, hits);
    for (ScoredDocument const& hit : hits) {
      double const want = expected.at(hit.document);
      EXPECT_NEAR(hit.score, want, want * row.tolerance) << row.why << ": " << hit.document;
    }
  }
}

TEST(Rescore, SortsBestFirstTiesAsTheyStood) {
  test::SmallIndex const index(test::vankhe_announcements());
  std::vector<ScoredDocument> hits{{4, 1.0}, {2, 3.0}, {1, 1.0}, {3, 2.0}};
  rescore(index.database(), {}, hits);
  std::vector<Xapian::docid> order;
  for (ScoredDocument const& hit : hits) order.push_back(hit.document);
  EXPECT_EQ(order, (std::vector<Xapian::docid>{2, 3, 4, 1}));
}

TEST(Rescore, TakesNoHits) {
  test::SmallIndex const index(test::vankhe_announcements());
  std::vector<ScoredDocument> hits;
  rescore(index.database(), {{{{"huyen|065", 3}}, 1}}, hits);
  EXPECT_TRUE(hits.empty());
}

}  // namespace
}  // namespace tracuu::search
