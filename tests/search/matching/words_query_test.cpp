// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/words_query.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "schema/field.hpp"
#include "search/searcher.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

std::vector<schema::Announcement> announcements_of_years() {
  std::vector<schema::Announcement> announcements;
  auto const add = [&](char const* id, char const* date, char const* text) {
    schema::Announcement& announcement = announcements.emplace_back();
    announcement.id = id;
    announcement.title = "Tin";
    announcement.body = text;
    announcement.date = schema::parse_iso_date(date);
  };
  add("much", "2011-05-23", "Bầu cử, bầu cử Quốc hội, bầu cử năm 2021, tháng 7 năm 2009, quý 2.");
  add("then", "2021-05-24", "Xã họp về bầu cử Quốc hội.");
  add("day", "2009-07-28", "Phun thuốc diệt muỗi.");
  add("report", "2023-07-11", "Kinh tế quý 2 năm 2023, kinh tế quý 2.");
  add("in-quarter", "2023-05-02", "Hội nghị kinh tế.");
  return announcements;
}

// The note says that what was published then is preferred: more of the words does not outweigh it.
TEST(WordsQuery, PublishedThenComesFirst) {
  test::SmallIndex const index(announcements_of_years());
  auto searcher = index.searcher();
  struct {
    char const* query;
    char const* first;
    char const* why;
  } const rows[] = {
      {"bầu cử quốc hội 2021", "then", "a year"},
      {"bau cu quoc hoi nam 2021", "then", "a year, no marks"},
      {"tháng 7 năm 2009", "day", "a month alone, of six words"},
      {"ngày 28 tháng 7 năm 2009", "day", "a day alone"},
      {"ngày 28/07/2009", "day", "in figures"},
      {"kinh tế quý 2 năm 2023", "report", "a quarter is a subject: reports on it come later"},
  };
  for (auto const& row : rows) {
    auto const ids = test::ids(searcher.search(test::request_for(row.query)).value());
    ASSERT_FALSE(ids.empty()) << row.query;
    EXPECT_EQ(ids.front(), row.first) << row.query << ": " << row.why;
  }
}

TEST(WordsQuery, ASyllableOfALongerWordWeighsLessThanAWord) {
  std::vector<schema::Announcement> all;
  auto const add = [&](std::string body) {
    schema::Announcement& announcement = all.emplace_back();
    announcement.id = body;
    announcement.title = "Tin";
    announcement.body = std::move(body);
  };
  // "khai" and "lúa" are in as many; "khai" mostly in "khai sinh".
  for (int i = 0; i < 6; ++i) {
    add(fmt::format("Khai sinh {}", i));
    add(fmt::format("Lúa {}", i));
  }
  add("Khai hội");
  add("Lúa hội");
  for (int i = 0; i < 200; ++i) add(fmt::format("Việc {}", i));
  test::SmallIndex const index(all);
  Xapian::Database const database = index.database();
  TextReading const reading =
      read_words(database, "khai sinh lúa mương đê bão", schema::FieldId::Text, MarkRule::AsTyped);
  AskedWords words(schema::FieldId::Text, database.get_doccount());
  words.add(reading);
  Xapian::Enquire enquire(database);
  enquire.set_query(WordsQuery(words).ranked().query.to_xapian());
  std::vector<std::string> ids;
  Xapian::MSet const found = enquire.get_mset(0, database.get_doccount());
  for (auto at = found.begin(); at != found.end(); ++at) {
    ids.push_back(at.get_document().get_value(schema::kIdSlot));
  }
  EXPECT_LT(std::ranges::find(ids, "Lúa hội"), std::ranges::find(ids, "Khai hội"));
}

schema::Announcement announcement_in(std::string id, int year, std::string title) {
  schema::Announcement announcement;
  announcement.id = std::move(id);
  announcement.title = std::move(title);
  announcement.body = "Tin.";
  announcement.date = schema::Date{std::chrono::year{year}, std::chrono::May, std::chrono::day{2}};
  return announcement;
}

TEST(WordsQuery, OldNamesRankLastAndOnlyWhileTheyWereOnes) {
  test::SmallIndex const index({
      announcement_in("before", 2003, "Lai Châu họp bàn thủy điện"),
      announcement_in("after", 2010, "Lai Châu họp bàn thủy điện"),
      announcement_in("new", 2010, "Họp bàn thủy điện, rồi sau cùng đến chuyện ở Điện Biên"),
  });
  search::Searcher searcher = index.searcher();
  auto const found = test::ids(searcher.search(test::request_for("thủy điện Điện Biên")).value());
  ASSERT_GE(found.size(), 2u);
  EXPECT_EQ(found[0], "new");
  EXPECT_EQ(found[1], "before");
  auto const lone = test::ids(searcher.search(test::request_for("tỉnh Điện Biên họp")).value());
  EXPECT_EQ(std::ranges::count(lone, "after"), 0) << "Lai Châu of 2010 is not Điện Biên";
}

TEST(WordsQuery, ARepeatedOldNameCountsBesideItsProvinceOnly) {
  test::SmallIndex const index({
      announcement_in("here", 2020, "Xã Yên Trị, huyện Ý Yên mở chợ"),
      announcement_in("there", 2020, "Xã Yên Trị, huyện Yên Thủy mở chợ"),
      announcement_in("alone", 2020, "Xã Yên Khang mở chợ"),
  });
  search::Searcher searcher = index.searcher();
  SearchAnswer const answer = searcher.search(test::request_for("xã Yên Đồng")).value();
  EXPECT_EQ(answer.with_all_words.upper, 2u) << "alone, here";
  EXPECT_EQ(test::id_set(answer), "alone here there") << "filled up by what holds 'xã' alone";
}

}  // namespace
}  // namespace tracuu::search
