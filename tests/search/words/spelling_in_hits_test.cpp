// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/spelling_in_hits.hpp"

#include <gtest/gtest.h>

#include "search/words/reading_text.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

/// "ông nói" and "nói của" are more frequent than "ông nội" and "nội của".
test::SmallIndex grandfather_index() {
  std::vector<schema::Announcement> all;
  auto const add = [&](std::string const& body, std::size_t times) {
    test::add_copies(all, body, times);
  };
  add("Thăm ông nội của bạn.", 1);
  add("Chiều qua ông nói nhiều. Lời nói của mọi người.", 12);
  return test::SmallIndex(all);
}

TEST(SpellingInHits, AHitSaysWhichRowOfWordsWasMeant) {
  test::SmallIndex const index = grandfather_index();
  Xapian::Database const database = index.database();
  TextReading reading =
      read_words(database, "ong noi cua", schema::FieldId::Text, MarkRule::AsTyped);
  ASSERT_EQ(reading.words[1].likeliest, "noi|1") << "by the index as a whole: nói";
  Xapian::docid const hit = *database.postlist_begin("noi cua|65,3");
  settle_spelling(database, {hit}, reading);
  EXPECT_EQ(reading.words[1].likeliest, "noi|65");
  EXPECT_GT(reading.words[1].certainty, 0.8);
  EXPECT_LE(reading.words[1].certainty, 1);
  EXPECT_EQ(spell(reading), "ông nội của");
}

TEST(SpellingInHits, ALonePairStays) {
  test::SmallIndex const index = grandfather_index();
  Xapian::Database const database = index.database();
  TextReading reading = read_words(database, "ong noi", schema::FieldId::Text, MarkRule::AsTyped);
  double const certainty = reading.certainty;
  settle_spelling(database, {*database.postlist_begin("ong noi|6,65")}, reading);
  EXPECT_EQ(reading.certainty, certainty);
}

TEST(SpellingInHits, WithoutHitsAllStays) {
  test::SmallIndex const index = grandfather_index();
  TextReading reading =
      read_words(index.database(), "ong noi cua", schema::FieldId::Text, MarkRule::AsTyped);
  double const certainty = reading.certainty;
  settle_spelling(index.database(), {}, reading);
  EXPECT_EQ(reading.words[1].likeliest, "noi|1");
  EXPECT_EQ(reading.certainty, certainty);
}

}  // namespace
}  // namespace tracuu::search
