// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a match tells of lengths and value slots is what the database tells, document by document.
#include "search/plans/lengths_by_match.hpp"

#include <gtest/gtest.h>

#include "schema/field.hpp"
#include "search/columns/values_by_match.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

constexpr Xapian::termcount kNoDocument = static_cast<Xapian::termcount>(-1);

TEST(LengthsByMatch, AreThoseOfTheDocuments) {
  test::SmallIndex const index(test::sample_folder());
  Xapian::Database const database = index.database();
  std::size_t const end = database.get_lastdocid() + 3;
  auto const lengths = lengths_by_match(database, end, kNoDocument);
  ASSERT_EQ(lengths.size(), end);
  EXPECT_EQ(lengths.front(), kNoDocument);
  EXPECT_EQ(lengths.back(), kNoDocument);
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    EXPECT_EQ(lengths[*at], database.get_doclength(*at)) << *at;
  }
}

TEST(ValuesByMatch, AreThoseOfTheSlot) {
  test::SmallIndex const index(test::sample_folder());
  Xapian::Database const database = index.database();
  for (Xapian::valueno const slot : {schema::kIdSlot, schema::kDateSlot, schema::kLeadEndSlot}) {
    auto value = database.valuestream_begin(slot);
    for (SlotValue const& found : values_by_match(database, slot)) {
      ASSERT_NE(value, database.valuestream_end(slot));
      EXPECT_EQ(found.document, value.get_docid());
      EXPECT_EQ(found.value, *value);
      ++value;
    }
    EXPECT_EQ(value, database.valuestream_end(slot));
  }
}

}  // namespace
}  // namespace tracuu::search
