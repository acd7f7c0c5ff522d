// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/columns.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace tracuu::search {
namespace {

TEST(Columns, FollowTheIndex) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.add_value(1, "a");
  database.add_document(document);
  Columns columns(std::make_shared<ColumnStore>());
  columns.follow(database, "1");
  Column const* const first = columns.find(1);
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->size(), 1u);
  database.add_document(document);
  columns.follow(database, "1");
  EXPECT_EQ(columns.find(1), first) << "the state is what its name says";
  columns.follow(database, "2");
  ASSERT_NE(columns.find(1), nullptr);
  EXPECT_EQ(columns.find(1)->size(), 2u);
}

TEST(Columns, AreNoneWithoutAStore) {
  Xapian::WritableDatabase const database("", Xapian::DB_BACKEND_INMEMORY);
  Columns columns;
  columns.follow(database, "1");
  EXPECT_EQ(columns.find(1), nullptr);
  EXPECT_EQ(Columns(std::make_shared<ColumnStore>()).find(1), nullptr) << "nor without a database";
}

}  // namespace
}  // namespace tracuu::search
