// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/columns.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "schema/field.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

/// What is in a slot, document by document, in the column and as it is stored.
using Contents = std::vector<std::pair<Xapian::docid, std::string>>;

Contents of_column(Column const& column) {
  Contents contents;
  for (Xapian::docid const document : column.documents_in(column.range("", "\xff"))) {
    column.for_each({document}, [&](std::size_t, Column::Code code) {
      contents.emplace_back(document, column.values()[code]);
    });
  }
  return contents;
}

Contents as_stored(Xapian::Database const& database, Xapian::valueno slot) {
  Contents contents;
  auto const end = database.valuestream_end(slot);
  for (auto value = database.valuestream_begin(slot); value != end; ++value) {
    contents.emplace_back(value.get_docid(), *value);
  }
  return contents;
}

TEST(Columns, FollowTheIndex) {
  auto announcements = test::tiny_announcements(50);
  test::SmallIndex const index(announcements);
  Xapian::Database database = index.database();
  auto const store = std::make_shared<ColumnStore>();
  Columns columns(store);
  auto const slots = {schema::kDateSlot, schema::kSiteSlot, schema::kUnitSlot};
  auto const expect_right = [&] {
    database.reopen();
    columns.follow(database, {"g", database.get_revision()});
    for (Xapian::valueno const slot : slots) {
      ASSERT_NE(columns.find(slot), nullptr);
      EXPECT_EQ(of_column(*columns.find(slot)), as_stored(database, slot)) << slot;
    }
  };
  expect_right();
  Column const* const first = columns.find(schema::kDateSlot);
  EXPECT_EQ(columns.find(schema::kDateSlot), first);
  auto changed = announcements.front();
  changed.date = schema::parse_iso_date("1999-12-31");
  changed.unit = "UBND xã mới";
  auto added = changed;
  added.id = "t-new";
  index.add({changed, added});
  expect_right();
  EXPECT_EQ(columns.find(schema::kUnitSlot)->size(), 2u);
  index.add({announcements.front()});
  expect_right();
  EXPECT_EQ(columns.find(schema::kUnitSlot)->size(), 1u);
  EXPECT_EQ(columns.find(schema::kUnitSlot)->values().size(), 2u);
}

// A commit of which it is not known what it changed makes that all is read.
TEST(Columns, AreReadAnewWhereItIsNotKnownWhatChanged) {
  test::SmallIndex const index(test::tiny_announcements(50));
  Xapian::Database database = index.database();
  Columns columns(std::make_shared<ColumnStore>());
  columns.follow(database, {"g", database.get_revision()});
  ASSERT_NE(columns.find(schema::kDateSlot), nullptr);
  {
    Xapian::WritableDatabase writer(index.generation_path().string());
    Xapian::Document document;
    document.add_value(schema::kDateSlot, "20300101");
    writer.add_document(document);
  }
  database.reopen();
  columns.follow(database, {"g", database.get_revision()});
  EXPECT_EQ(of_column(*columns.find(schema::kDateSlot)), as_stored(database, schema::kDateSlot));
}

TEST(Columns, AreNoneWithoutAStore) {
  Xapian::WritableDatabase const database("", Xapian::DB_BACKEND_INMEMORY);
  Columns columns;
  columns.follow(database, {"g", 1});
  EXPECT_EQ(columns.find(1), nullptr);
  EXPECT_EQ(Columns(std::make_shared<ColumnStore>()).find(1), nullptr) << "nor without a database";
}

}  // namespace
}  // namespace tracuu::search
