// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/relation_lookup.hpp"

#include <gtest/gtest.h>

#include "schema/field.hpp"
#include "store/document_lookup.hpp"
#include "tests/support/official_documents.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

std::string found_ids(Xapian::Database const& database,
                      std::vector<Xapian::docid> const& documents) {
  std::string ids;
  for (Xapian::docid const document : documents) {
    ids += database.get_document(document).get_value(schema::kIdSlot) + " ";
  }
  return ids;
}

TEST(KeyOf, HasTheYearOfTheNumberBeforeThatOfTheDay) {
  auto const day = schema::parse_iso_date("2011-02-03");
  DocumentKey const key = key_of("15/2020/NĐ-CP", day);
  EXPECT_EQ(key.number, "15/2020/ND-CP");
  EXPECT_EQ(key.year, "2020");
  EXPECT_EQ(key_of("7/QĐ-UBND", day).year, "2011");
  EXPECT_EQ(key_of("7/QĐ-UBND", std::nullopt).year, "");
  EXPECT_EQ(key_of("no number", day).number, "");
}

TEST(DocumentsOf, ANumberWithoutItsYearTellsOneDocumentAtMost) {
  test::SmallIndex const index(test::official_documents());
  Xapian::Database const database = index.database();
  EXPECT_EQ(found_ids(database, documents_of(database, {"7/QD-UBND", "2012"}, 9)), "qd7-2012 ");
  EXPECT_EQ(found_ids(database, documents_of(database, {"7/QD-UBND", ""}, 9)), "")
      << "of two years";
  EXPECT_EQ(found_ids(database, documents_of(database, {"2/HD-SCT", ""}, 9)), "hd2 ");
  EXPECT_EQ(found_ids(database, documents_of(database, {"7/QD-UBND", "2013"}, 9)), "");
  EXPECT_EQ(found_ids(database, documents_of(database, {"", ""}, 9)), "");
}

TEST(DocumentsSaying, AreFoundFromTheOtherSide) {
  test::SmallIndex const index(test::official_documents());
  Xapian::Database const database = index.database();
  using schema::RelationKind;
  auto const saying = [&](RelationKind kind, DocumentKey const& key) {
    return found_ids(database, documents_saying(database, kind, key, 9));
  };
  EXPECT_EQ(saying(RelationKind::Replaces, {"7/QD-UBND", "2011"}), "qd30 ");
  EXPECT_EQ(saying(RelationKind::Replaces, {"7/QD-UBND", "2012"}), "");
  EXPECT_EQ(saying(RelationKind::Repeals, {"7/QD-UBND", "2011"}), "");
  EXPECT_EQ(saying(RelationKind::Amends, {"5/2010/QD-UBND", "2010"}), "qd30 ");
  EXPECT_EQ(saying(RelationKind::Guides, {"30/2023/QD-UBND", "2023"}), "hd2 ");
  EXPECT_EQ(saying(RelationKind::BasedOn, {"60/2022/ND-CP", "2022"}), "qd30 ");
}

}  // namespace
}  // namespace tracuu::search
