// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/relations.hpp"

#include <gtest/gtest.h>

#include <string>

#include "search/searcher.hpp"
#include "tests/support/official_documents.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

/// "replaces 7/QĐ-UBND=qd7-2011; …".
std::string relation_links(Searcher& searcher, std::string_view id) {
  std::string text;
  for (RelationLink const& link : searcher.find(id).value().relations.links) {
    if (!text.empty()) text += "; ";
    text += std::string(link.name()) + " " + link.number + "=" + link.id;
  }
  return text;
}

TEST(FindRelations, BothWays) {
  test::SmallIndex const index(test::official_documents());
  Searcher searcher = index.searcher();
  EXPECT_EQ(relation_links(searcher, "qd30"),
            "based_on 60/2022/NĐ-CP=; replaces 7/QĐ-UBND=qd7-2011; amends 5/2010/QĐ-UBND=qd5; "
            "guided_by 2/HD-SCT=hd2");
  EXPECT_EQ(relation_links(searcher, "qd7-2011"), "replaced_by 30/2023/QĐ-UBND=qd30");
  EXPECT_EQ(relation_links(searcher, "qd7-2012"), "") << "another of that number";
  EXPECT_EQ(relation_links(searcher, "qd5"), "amended_by 30/2023/QĐ-UBND=qd30");
  EXPECT_EQ(relation_links(searcher, "tin"), "") << "news says it of others";
}

TEST(FindRelations, HaveTheSentenceOfWhicheverSaysIt) {
  test::SmallIndex const index(test::official_documents());
  Searcher searcher = index.searcher();
  auto const replaced = searcher.find("qd7-2011").value();
  ASSERT_EQ(replaced.relations.links.size(), 1u);
  RelationLink const& link = replaced.relations.links[0];
  EXPECT_NE(link.evidence.find("thay thế Quyết định số 7/QĐ-UBND ngày 03/02/2011"),
            std::string::npos)
      << link.evidence;
  EXPECT_EQ(link.title, "Quyết định ban hành Quy chế quản lý chợ phiên");
  EXPECT_EQ(link.date, schema::parse_iso_date("2023-07-11"));
  EXPECT_EQ(replaced.relations.in_force, InForce::No);
}

TEST(FindRelations, CopiesSayItOnce) {
  auto documents = test::official_documents();
  auto copy = documents[3];
  copy.id = "qd30-copy";
  documents.push_back(copy);
  test::SmallIndex const index(documents);
  Searcher searcher = index.searcher();
  EXPECT_EQ(searcher.find("qd5").value().relations.links.size(), 1u);
}

}  // namespace
}  // namespace tracuu::search
