// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/stored_announcement.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::schema {
namespace {

Announcement with_texts(std::string abstract, std::string body) {
  Announcement announcement;
  announcement.id = "vk-17";
  announcement.title = "Huyện \"sơ kết\"";
  announcement.abstract = std::move(abstract);
  announcement.body = std::move(body);
  announcement.numbers = {"12-NQ/HU"};
  return announcement;
}

StoredAnnouncement opened(std::string_view stored) {
  return std::move(StoredAnnouncement::open(stored).value());
}

TEST(StoredAnnouncement, GivesBackWhatWasStored) {
  std::string long_text;
  for (int i = 0; i < 300; ++i) long_text += "Đoạn văn số " + std::to_string(i) + ".\n";
  for (std::string const& abstract : {std::string(), std::string("Sáng\nnay"), long_text}) {
    for (std::string const& body : {std::string(), std::string("\n"), long_text}) {
      Announcement const announcement = with_texts(abstract, body);
      StoredAnnouncement const stored = opened(to_stored(announcement));
      EXPECT_EQ(to_json(stored.whole().value()), to_json(announcement));
      EXPECT_EQ(to_json(stored.head().value()), to_json(with_texts("", "")));
      EXPECT_EQ(stored.abstract(), abstract);
      EXPECT_EQ(stored.body(), body);
      EXPECT_EQ(stored.text(), abstract.empty() ? body : abstract + "\n" + body);
    }
  }
  EXPECT_EQ(to_json(opened(to_stored({})).whole().value()), "{}");
}

TEST(StoredAnnouncement, KnowsWhatItsTitleCannotHold) {
  Announcement announcement = with_texts("", "(UBND)");
  announcement.title = "Họp Ủy ban (VHTT)";
  StoredAnnouncement const stored = opened(to_stored(announcement));
  EXPECT_TRUE(stored.title_may_hold("(VHTT)"));
  EXPECT_FALSE(stored.title_may_hold("(UBND)"));
}

// Written to disk: a change here needs a new kSchemaVersion and a line in docs/index-format.md.
TEST(StoredAnnouncement, IsPlainWhereDeflatingGainsNothing) {
  Announcement announcement;
  announcement.id = "a";
  announcement.abstract = "b";
  announcement.body = "c";
  EXPECT_EQ(to_stored(announcement), "P\x0A\x01\x0D{\"id\":\"a\"}b\nc");
}

TEST(StoredAnnouncement, TakesLessRoomThanItsText) {
  std::string body;
  for (int i = 0; i < 50; ++i) body += "Ủy ban nhân dân xã họp. ";
  std::string const stored = to_stored(with_texts("", body));
  EXPECT_EQ(stored[0], 'D');
  EXPECT_LT(stored.size(), body.size() / 5);
}

TEST(StoredAnnouncement, ReplacesBytesThatAreNoText) {
  StoredAnnouncement const stored = opened(to_stored(with_texts("a\xFF", "b\xC4")));
  EXPECT_EQ(stored.abstract(), "a\uFFFD");
  EXPECT_EQ(stored.body(), "b\uFFFD");
}

TEST(StoredAnnouncement, RefusesWhatIsNotWhole) {
  std::string const good = to_stored(with_texts("Sáng nay", "Ủy ban nhân dân xã họp, xã họp."));
  for (std::size_t bytes = 0; bytes < good.size(); ++bytes) {
    auto const cut = StoredAnnouncement::open(std::string_view(good).substr(0, bytes));
    EXPECT_FALSE(cut) << bytes;
  }
  using namespace std::string_literals;
  for (std::string const& bad :
       {""s, "{}"s, "P"s, "X\x02\x00\x02{}"s, "P\x03\x00\x02{}"s, "P\x02\x00\x03{}"s,
        "D\x02\x00\x02{}"s, "P\x02\x01\x03{}a"s, "P\x02\x01\x04{}ab"s,
        "D\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F\x01\x01"s,
        "D\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"s}) {
    auto const opened = StoredAnnouncement::open(bad);
    EXPECT_TRUE(!opened || !opened->head()) << bad;
  }
}

// Whatever is damaged: an error, or an announcement whose texts are valid.
TEST(StoredAnnouncement, StandsDamage) {
  std::string body;
  for (int i = 0; i < 40; ++i) body += "Xã Mộc Sơn họp ngày " + std::to_string(i) + ". ";
  std::mt19937 random(5);
  for (std::string const& good :
       {to_stored(with_texts("Sáng nay", body)), to_stored(with_texts("â", "ố"))}) {
    for (int round = 0; round < 3'000; ++round) {
      std::string bad = good;
      for (int i = 0; i <= round % 3; ++i) bad[random() % bad.size()] = static_cast<char>(random());
      auto const stored = StoredAnnouncement::open(bad);
      if (!stored) continue;
      EXPECT_FALSE(base::find_invalid_utf8(stored->abstract()));
      EXPECT_FALSE(base::find_invalid_utf8(stored->body()));
      (void)stored->whole();
    }
  }
}

TEST(StoredAnnouncement, HoldsForTheSample) {
  test::SmallIndex const index(test::sample_folder());
  Xapian::Database const database = index.database();
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    std::string const data = database.get_document(*at).get_data();
    EXPECT_EQ(to_stored(opened(data).whole().value()), data);
  }
}

}  // namespace
}  // namespace tracuu::schema
