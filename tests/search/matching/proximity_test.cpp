// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/proximity.hpp"

#include <gtest/gtest.h>

#include "schema/field.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

schema::Announcement announcement_of(std::string id, std::string abstract, std::string body) {
  schema::Announcement announcement;
  announcement.id = std::move(id);
  announcement.title = "Tin";
  announcement.abstract = std::move(abstract);
  announcement.body = std::move(body);
  return announcement;
}

/// The ids of all announcements in the order of closeness to `query`.
std::vector<std::string> ordered(std::vector<schema::Announcement> const& announcements,
                                 std::string const& query) {
  test::SmallIndex const index(announcements);
  Xapian::Database const database = index.database();
  TextReading const reading = read_words(database, query, schema::FieldId::Text, MarkRule::AsTyped);
  std::vector<WordReading const*> words;
  for (WordReading const& word : reading.words) words.push_back(&word);
  std::vector<ScoredDocument> hits;
  for (Xapian::docid document = 1; document <= database.get_lastdocid(); ++document) {
    hits.push_back({document, 1});
  }
  rescore_by_proximity(database, words, hits,
                       [&](Xapian::docid document) { return stored_shape(database, document); });
  std::vector<std::string> ids;
  for (ScoredDocument const& hit : hits) {
    ids.push_back(database.get_document(hit.document).get_value(schema::kIdSlot));
  }
  return ids;
}

TEST(Proximity, CloserWordsAreFirst) {
  auto const ids = ordered({announcement_of("far", "", "Lúa một hai ba bốn năm mương."),
                            announcement_of("one", "", "Lúa một hai ba bốn năm sáu."),
                            announcement_of("near", "", "Lúa mương một hai ba bốn năm."),
                            announcement_of("none", "", "Không một hai ba bốn năm sáu.")},
                           "lúa mương");
  EXPECT_EQ(ids, (std::vector<std::string>{"near", "far", "one", "none"}));
}

TEST(Proximity, WordsInTheLeadCountMore) {
  auto const ids = ordered({announcement_of("body", "Họp dân.", "Bàn về lúa."),
                            announcement_of("lead", "Bàn về lúa.", "Họp dân.")},
                           "lúa");
  EXPECT_EQ(ids, (std::vector<std::string>{"lead", "body"}));
}

TEST(Proximity, EarlierWordsCountMore) {
  std::string others;
  for (int i = 0; i < 30; ++i) others += " Họp dân trong xã.";
  auto const ids = ordered({announcement_of("late", "", others + " Lúa."),
                            announcement_of("early", "", "Lúa." + others)},
                           "lúa");
  EXPECT_EQ(ids, (std::vector<std::string>{"early", "late"}));
}

TEST(Proximity, TiesKeepTheOrderOfTheIndex) {
  auto const ids =
      ordered({announcement_of("b", "", "Một."), announcement_of("a", "", "Một.")}, "lúa");
  EXPECT_EQ(ids, (std::vector<std::string>{"b", "a"}));
}

}  // namespace
}  // namespace tracuu::search
