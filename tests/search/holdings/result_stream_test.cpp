// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/result_stream.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "search/api/hit.hpp"
#include "search/api/search_answer.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

std::vector<std::string> streamed_ids(ResultStream& stream) {
  std::vector<std::string> ids;
  for (;;) {
    auto result = stream.next();
    if (!result) throw std::runtime_error(to_string(result.error()));
    if (!*result) return ids;
    ids.push_back((*result)->found.announcement.id);
  }
}

std::vector<std::string> paged_ids(Searcher& searcher, SearchRequest request) {
  std::vector<std::string> ids;
  request.fold = false;
  for (request.page = 1;; ++request.page) {
    SearchAnswer const answer = searcher.search(request).value();
    for (Hit const& hit : answer.hits) ids.push_back(hit.announcement.id);
    if (!answer.has_next) return ids;
  }
}

TEST(ResultStream, HoldsWhatThePagesShowInTheirOrder) {
  test::SmallIndex const index(test::tiny_announcements(700));
  Searcher searcher = index.searcher();
  for (char const* query : {"xã", "họp", "lúa họp", "hop lua xa", "khong co gi"}) {
    for (SortOrder const sort : {SortOrder::Relevance, SortOrder::Newest, SortOrder::Oldest}) {
      SearchRequest request = test::request_for(query);
      request.sort = sort;
      ResultStream stream = searcher.stream(request).value();
      std::vector<std::string> const all = streamed_ids(stream);
      EXPECT_EQ(all, paged_ids(searcher, request)) << query;
      EXPECT_EQ(stream.count(), all.size());
      EXPECT_EQ(std::set(all.begin(), all.end()).size(), all.size()) << "one came twice";
    }
  }
}

TEST(ResultStream, ObeysFilters) {
  test::SmallIndex const index(test::tiny_announcements(100));
  SearchRequest request = test::request_for("xã");
  request.filters.dates.from = schema::parse_iso_date("2010-03-01");
  Searcher searcher = index.searcher();
  ResultStream stream = searcher.stream(request).value();
  EXPECT_EQ(streamed_ids(stream), paged_ids(searcher, request));
  EXPECT_GT(stream.count(), 0u);
  EXPECT_LT(stream.count(), 100u);
}

TEST(ResultStream, SaysWhenAnAnnouncementWasIndexed) {
  schema::Instant const before = schema::now();
  test::SmallIndex const index(test::tiny_announcements(1));
  ResultStream stream = index.searcher().stream(test::request_for("xã")).value();
  auto const result = stream.next().value();
  ASSERT_TRUE(result);
  EXPECT_GE(result->indexed, before);
  EXPECT_LE(result->indexed, schema::now());
}

// Many commits while it is read: which are hits and their order stay, text is the newest.
TEST(ResultStream, IsNotConfusedByAWriter) {
  std::vector<schema::Announcement> announcements = test::tiny_announcements(300);
  test::SmallIndex const index(announcements);
  ResultStream stream = index.searcher().stream(test::request_for("xã")).value();
  ASSERT_EQ(stream.count(), 300u);
  std::vector<std::string> ids{stream.next().value()->found.announcement.id};
  for (int round = 0; round < 6; ++round) {
    for (schema::Announcement& announcement : announcements) announcement.body += " đã sửa";
    schema::Announcement added = announcements.front();
    added.id = "added-" + std::to_string(round);
    announcements.push_back(added);
    index.add(announcements);
  }
  std::string last_body;
  for (auto result = stream.next(); result.value(); result = stream.next()) {
    ids.push_back((*result)->found.announcement.id);
    last_body = (*result)->found.announcement.body;
  }
  EXPECT_EQ(ids.size(), 300u);
  EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), 300u);
  EXPECT_FALSE(std::set(ids.begin(), ids.end()).contains("added-0"));
  EXPECT_NE(last_body.find("đã sửa"), std::string::npos);
  EXPECT_EQ(stream.lost(), 0u);
}

TEST(ResultStream, LeavesOutWhatIsDeletedAndCountsIt) {
  test::SmallIndex const index(test::tiny_announcements(300));
  ResultStream stream = index.searcher().stream(test::request_for("xã")).value();
  Xapian::WritableDatabase writing(index.generation_path().string());
  for (int round = 0; round < 3; ++round) {
    for (Xapian::docid id = 1; id <= 50; ++id) {
      if (id % 3 == static_cast<unsigned>(round)) writing.delete_document(id);
    }
    writing.commit();
  }
  EXPECT_EQ(streamed_ids(stream).size() + stream.lost(), 300u);
  EXPECT_GT(stream.lost(), 0u);
}

TEST(ResultStream, IsWholeOrNotThere) {
  test::SmallIndex const index(test::tiny_announcements(60));
  SearchRequest request = test::request_for("xã");
  EXPECT_EQ(index.searcher().stream(request).value().count(), 60u);
  request.budget = SearchBudget::within(std::chrono::milliseconds(0));
  auto const refused = index.searcher().stream(request);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::Busy);
}

TEST(ResultStream, OutlivesTheGenerationThatItReads) {
  test::SmallIndex const index(test::tiny_announcements(300));
  ResultStream stream = index.searcher().stream(test::request_for("xã")).value();
  index.add(test::tiny_announcements(5), true);
  EXPECT_EQ(streamed_ids(stream).size(), 300u);
}

TEST(ResultStream, TellsWhyThereIsNone) {
  EXPECT_EQ(ResultStream::open("/nowhere", {}).error().code, base::ErrorCode::IndexMissing);
}

}  // namespace
}  // namespace tracuu::search
