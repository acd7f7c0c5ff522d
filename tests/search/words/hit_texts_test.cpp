// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/hit_texts.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

TEST(HitTexts, ReadsEachOnce) {
  test::SmallIndex const index(test::vankhe_announcements());
  Xapian::Database const database = index.database();
  HitTexts texts;
  auto const* const second = texts.of(database, 2).value();
  auto const* const first = texts.of(database, 1).value();
  EXPECT_NE(first, second);
  EXPECT_EQ(texts.of(database, 2).value(), second);
  EXPECT_EQ(texts.of(database, 1).value(), first);
  EXPECT_EQ(second->head().value().id, test::vankhe_announcements()[1].id);
}

TEST(HitTexts, TellsWhichDocumentIsDamaged) {
  test::SmallIndex const index(test::vankhe_announcements());
  {
    Xapian::WritableDatabase database(index.generation_path().string());
    Xapian::Document document = database.get_document(3);
    document.set_data("{}");
    database.replace_document(3, document);
    database.commit();
  }
  HitTexts texts;
  auto const damaged = texts.of(index.database(), 3);
  ASSERT_FALSE(damaged);
  EXPECT_EQ(damaged.error().code, base::ErrorCode::IndexCorrupt);
  EXPECT_NE(damaged.error().message.find("document 3"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::search
