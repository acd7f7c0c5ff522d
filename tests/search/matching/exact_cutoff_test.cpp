// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/exact_cutoff.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::search {
namespace {

using Xapian::Query;
using MatchedDocuments = std::set<Xapian::docid>;

class ExactCutoff : public testing::Test {
 protected:
  int number(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }

  Xapian::Database some_documents() {
    Xapian::WritableDatabase database((folder_.path() / "db").string(),
                                      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
    int const count = number(3, 60);
    for (int i = 0; i < count; ++i) {
      Xapian::Document document;
      int const share = number(1, 6);
      for (char word = 'a'; word <= 'h'; ++word) {
        if (number(0, 9) < share) document.add_term(std::string(1, word));
      }
      database.add_document(document);
    }
    database.commit();
    return database;
  }

  std::mt19937 random_{5};
  test::TestFolder folder_;
};

MatchedDocuments weighing(Xapian::Database const& database, Query const& query, double least,
                          bool cuts) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::CoordWeight());
  if (cuts) enquire.set_cutoff(0, least);
  Xapian::MSet const found = enquire.get_mset(0, database.get_doccount());
  MatchedDocuments documents;
  for (auto match = found.begin(); match != found.end(); ++match) {
    if (match.get_weight() >= least) documents.insert(*match);
  }
  return documents;
}

// Xapian alone loses some of these: 57 of 6,000 such queries were a document short.
TEST_F(ExactCutoff, LosesNoDocumentThatWeighsEnough) {
  for (int round = 0; round < 40; ++round) {
    Xapian::Database const database = some_documents();
    for (int i = 0; i < 25; ++i) {
      std::string words = "abcdefgh";
      std::shuffle(words.begin(), words.end(), random_);
      std::vector<Query> parts;
      double all = 0;
      int const count = number(2, 6);
      for (int w = 0; w < count; ++w) {
        double const weight = number(1, 4);
        parts.emplace_back(Query::OP_SCALE_WEIGHT,
                           Query(words.substr(static_cast<std::size_t>(w), 1)), weight);
        all += weight;
      }
      Query const any(Query::OP_OR, parts.begin(), parts.end());
      double const least = all * number(3, 8) / 10.0;
      EXPECT_EQ(weighing(database, with_exact_cutoff(any), least, true),
                weighing(database, any, least, false))
          << any.get_description() << " from " << least;
    }
  }
}

}  // namespace
}  // namespace tracuu::search
