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

/// The ids of the first `count` announcements of an index of all, in the order of closeness.
std::vector<std::string> ordered(std::vector<schema::Announcement> const& announcements,
                                 std::string const& query, std::size_t count,
                                 void (*settle)(TextReading& reading)) {
  test::SmallIndex const index(announcements);
  Xapian::Database const database = index.database();
  TextReading reading = read_words(database, query, schema::FieldId::Text, MarkRule::AsTyped);
  settle(reading);
  std::vector<WordReading const*> words;
  for (WordReading const& word : reading.words) words.push_back(&word);
  std::vector<ScoredDocument> hits;
  for (Xapian::docid document = 1; document <= count; ++document) hits.push_back({document, 1});
  rescore_by_proximity(database, words, hits, stored_facts(database));
  std::vector<std::string> ids;
  for (ScoredDocument const& hit : hits) {
    ids.push_back(database.get_document(hit.document).get_value(schema::kIdSlot));
  }
  return ids;
}

/// The ids of all announcements in the order of closeness to `query`.
std::vector<std::string> ordered(std::vector<schema::Announcement> const& announcements,
                                 std::string const& query) {
  return ordered(announcements, query, announcements.size(), [](TextReading&) {});
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

/// Of an index "lúa" is the rarer word; of its hits "mương" is.
TEST(Proximity, WhatFewHitsHoldCountsMore) {
  std::vector<schema::Announcement> all;
  auto const add = [&](char const* ids, std::string const& body) {
    for (char const* id = ids; *id != 0; ++id) all.push_back(announcement_of({*id}, "", body));
  };
  add("abc", "Lúa ao hồ sông suối.");
  add("d", "Mương ao hồ sông suối.");
  add("efg", "Mương.");
  add("hijk", "Đê.");
  auto const nothing = [](TextReading&) {};
  EXPECT_EQ(ordered(all, "lúa mương ao hồ sông suối", 4, nothing).front(), "d");
  EXPECT_EQ(ordered(all, "lúa mương", 4, nothing).front(), "a") << "a query of few words";
}

TEST(Proximity, OfManyWordsShorterOnesAreFirst) {
  std::vector<schema::Announcement> const both{
      announcement_of("long", "", "Lúa mương ao hồ đê. Họp dân trong xã về nhiều việc khác."),
      announcement_of("short", "", "Lúa mương ao hồ đê. Họp dân.")};
  EXPECT_EQ(ordered(both, "lúa mương ao hồ đê"), (std::vector<std::string>{"short", "long"}));
}

TEST(Proximity, OfAWordWithoutMarksTheSettledSpellingCounts) {
  std::vector<schema::Announcement> const both{announcement_of("nói", "", "Nói."),
                                               announcement_of("nội", "", "Nội.")};
  auto const unsure = [](TextReading& reading) {
    reading.words[0].likeliest = "noi|65";
    reading.words[0].certainty = 0.5;
  };
  auto const sure = [](TextReading& reading) {
    reading.words[0].likeliest = "noi|65";
    reading.words[0].certainty = 0.9;
  };
  EXPECT_EQ(ordered(both, "noi", 2, unsure), (std::vector<std::string>{"nói", "nội"}));
  EXPECT_EQ(ordered(both, "noi", 2, sure), (std::vector<std::string>{"nội", "nói"}));
}

/// A hit that is known to lack a word is not asked for it: here the knowledge is wrong.
TEST(Proximity, WhatIsKnownIsNotLookedUp) {
  test::SmallIndex const index(
      {announcement_of("first", "", "Mương."), announcement_of("second", "", "Lúa.")});
  Xapian::Database const database = index.database();
  TextReading const reading = read_words(database, "lúa", schema::FieldId::Text, MarkRule::AsTyped);
  std::vector<ScoredDocument> hits{{1, 1}, {2, 1}};
  std::vector<std::string> asked;
  HitFacts facts = stored_facts(database);
  facts.holders = [&](std::vector<std::string> const& terms,
                      std::vector<Xapian::docid> const&) -> std::vector<Xapian::docid> {
    asked = terms;
    return {};
  };
  rescore_by_proximity(database, {reading.words.data()}, hits, facts);
  EXPECT_EQ(asked, (std::vector<std::string>{reading.words[0].token}));
  EXPECT_EQ(hits.front().document, 1U);
}

TEST(Proximity, TiesKeepTheOrderOfTheIndex) {
  auto const ids =
      ordered({announcement_of("b", "", "Một."), announcement_of("a", "", "Một.")}, "lúa");
  EXPECT_EQ(ids, (std::vector<std::string>{"b", "a"}));
}

}  // namespace
}  // namespace tracuu::search
