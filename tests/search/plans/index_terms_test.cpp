// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/index_terms.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

void add(Xapian::WritableDatabase& database, std::vector<std::string> const& terms) {
  Xapian::Document document;
  for (std::string const& term : terms) document.add_term(term);
  database.add_document(document);
}

std::vector<std::string> told(IndexTerms const& terms, std::string const& beginning) {
  std::vector<std::string> told;
  IndexTerms::Terms const all = terms.beginning_with(beginning);
  for (TermCount const& found : *all) {
    told.push_back(found.term + "=" + std::to_string(found.documents));
  }
  return told;
}

class IndexTermsTest : public testing::Test {
 protected:
  IndexTermsTest() {
    add(database_, {"thu|2", "thu|3", "thua|1"});
    add(database_, {"thu|3"});
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
};

TEST_F(IndexTermsTest, TellsOfTheIndex) {
  IndexTerms const terms = database_;
  EXPECT_EQ(terms.documents("thu|3"), 2U);
  EXPECT_EQ(terms.documents("thu|5"), 0U);
  EXPECT_TRUE(terms.has("thua|1"));
  EXPECT_FALSE(terms.has("thua"));
  EXPECT_EQ(told(terms, "thu|"), (std::vector<std::string>{"thu|2=1", "thu|3=2"}));
  EXPECT_TRUE(terms.beginning_with("x")->empty());
}

TEST_F(IndexTermsTest, RemembersAStateOfIt) {
  TermMemory memory;
  memory.follow({"a", 1});
  IndexTerms const terms(database_, &memory);
  EXPECT_EQ(terms.documents("thu|3"), 2U);
  EXPECT_EQ(told(terms, "thu|").size(), 2U);
  add(database_, {"thu|3", "thu|4"});
  EXPECT_EQ(terms.documents("thu|3"), 2U) << "out of memory";
  EXPECT_EQ(told(terms, "thu|").size(), 2U);
  memory.follow({"a", 1});
  EXPECT_EQ(terms.documents("thu|3"), 2U);
  memory.follow({"a", 2});
  EXPECT_EQ(terms.documents("thu|3"), 3U);
  EXPECT_EQ(told(terms, "thu|").size(), 3U);
}

}  // namespace
}  // namespace tracuu::search
