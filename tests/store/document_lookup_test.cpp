// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/document_lookup.hpp"

#include <gtest/gtest.h>

#include "schema/term.hpp"

namespace tracuu::store {
namespace {

Xapian::WritableDatabase database_of(std::initializer_list<std::string_view> ids) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (std::string_view const id : ids) {
    Xapian::Document document;
    document.add_term(schema::make_id_term(id));
    document.add_term("Hvankhe.example");
    database.add_document(document);
  }
  return database;
}

TEST(DocumentLookup, FindsTheFirstWithATerm) {
  auto const database = database_of({"a", "b"});
  EXPECT_EQ(find_document(database, "Hvankhe.example"), 1u);
  EXPECT_EQ(find_document(database, "Hother"), std::nullopt);
}

TEST(DocumentLookup, KnowsAnnouncementsByTheirIds) {
  auto const database = database_of({"a", "b"});
  EXPECT_EQ(document_of(database, "b").value(), 2u);
  auto const none = document_of(database, "c");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, base::ErrorCode::NotFound);
  EXPECT_EQ(none.error().message, "no announcement has the id 'c'");
}

TEST(DocumentLookup, FindsTermsByTheirBeginning) {
  auto const document = database_of({"a"}).get_document(1);
  EXPECT_EQ(first_term(document, "H"), "Hvankhe.example");
  EXPECT_EQ(first_term(document, "Hw"), "");
  EXPECT_EQ(first_term(document, "Z"), "") << "behind all of them";
}

}  // namespace
}  // namespace tracuu::store
