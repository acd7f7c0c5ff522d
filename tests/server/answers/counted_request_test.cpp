// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/counted_request.hpp"

#include <gtest/gtest.h>

#include "store/query_report.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/server/live_service.hpp"
#include "tests/server/request_for.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

constexpr char const* kCountedSearch = "/search?q=c%E1%BA%A3i+c%C3%A1ch";

/// A server that counts, asked as browsers and robots ask it.
class CountedRequest : public LiveService {
 protected:
  CountedRequest() {
    config_.query_log.is_on = true;
    config_.query_log.file = folder_.path() / "queries.sqlite";
    config_.idle_timeout = 5s;
  }
  void start_counting() {
    start();
    counter_ = service_ ? service_->query_counter() : nullptr;
    ASSERT_NE(counter_, nullptr);
  }
  [[nodiscard]] store::DayFigures counted() const {
    EXPECT_TRUE(counter_->wait_until_written(10s));
    auto const report = store::QueryReport::open(config_.query_log.file).value();
    if (!report) return {};
    return store::sum_of(report->days(store::last_days(schema::today(), 2)).value());
  }
  [[nodiscard]] static std::string get_with(std::string const& target, std::string const& field) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + field + "\r\n\r\n";
  }

  test::TestFolder folder_;
  QueryCounter* counter_ = nullptr;
};

TEST_F(CountedRequest, CountsKeptAnswersToo) {
  start_counting();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(ask(port(), get(kCountedSearch)).status, 200);
  EXPECT_EQ(ask(port(), get("/api/v1/search?q=c%E1%BA%A3i+c%C3%A1ch")).status, 200);
  EXPECT_EQ(ask(port(), get("/search?q=xyzzyq")).status, 200);
  store::DayFigures const figures = counted();
  EXPECT_EQ(figures.searches, 5u);
  EXPECT_EQ(figures.in_vain, 1u);
  EXPECT_EQ(measured("tracuu_query_log_events_total{event=\"search\"}"), 5);
}

TEST_F(CountedRequest, CountsNoOthers) {
  start_counting();
  for (char const* const target :
       {"/", "/search", "/search?site=a", "/search?q=+", "/search?q=a&size=0",
        "/search?q=khai+sinh&log=0", "/api/v1/search?q=khai+sinh&log=0",
        "/api/v1/suggest?q=khai+sinh", "/api/v1/timeline?q=khai+sinh", "/feed?q=khai+sinh",
        "/api/v1/export?q=khai+sinh", "/announcements/gv-1?q=khai+sinh"}) {
    EXPECT_NE(ask(port(), get(target)).status, 0) << target;
  }
  for (char const* const field :
       {"DNT: 1", "Sec-GPC: 1", "User-Agent: Mozilla/5.0 (compatible; Googlebot/2.1)",
        "User-Agent: facebookexternalhit crawler"}) {
    EXPECT_EQ(ask(port(), get_with(kCountedSearch, field)).status, 200) << field;
  }
  RawClient head(port());
  head.send("HEAD /search?q=a HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(head.read_reply(true).status, 200);
  EXPECT_EQ(counted(), store::DayFigures{});
  EXPECT_EQ(ask(port(), get_with(kCountedSearch, "DNT: 0")).status, 200);
  EXPECT_EQ(counted().searches, 1u);
}

TEST_F(CountedRequest, CountsWhoAsksAgainAndAgainOnce) {
  start_counting();
  RawClient client(port());
  for (int i = 0; i < 5; ++i) {
    client.send(get(kCountedSearch));
    EXPECT_EQ(client.read_reply().status, 200);
  }
  client.send(get("/search?q=xyzzyq"));
  EXPECT_EQ(client.read_reply().status, 200);
  client.send(get(kCountedSearch));
  EXPECT_EQ(client.read_reply().status, 200);
  EXPECT_EQ(counted().searches, 3u);
}

TEST_F(CountedRequest, TellsClientsOfAProxyApart) {
  start_counting();
  RawClient proxy(port());
  for (char const* const client : {"203.0.113.1", "203.0.113.2", "203.0.113.2"}) {
    proxy.send(get_with(kCountedSearch, std::string("X-Forwarded-For: ") + client));
    EXPECT_EQ(proxy.read_reply().status, 200);
  }
  EXPECT_EQ(counted().searches, 2u);
}

TEST_F(CountedRequest, WhatTheClientHasIsNotAskedAgain) {
  start_counting();
  Reply first = ask(port(), get(kCountedSearch));
  Reply const again =
      ask(port(), get_with(kCountedSearch, "If-None-Match: " + first.headers["etag"]));
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(counted().searches, 1u);
}

TEST_F(CountedRequest, CountsFurtherPagesApart) {
  start_counting();
  EXPECT_EQ(ask(port(), get("/search?q=c%E1%BA%A3i+c%C3%A1ch&size=1")).status, 200);
  EXPECT_EQ(ask(port(), get("/search?q=c%E1%BA%A3i+c%C3%A1ch&size=1&page=2")).status, 200);
  EXPECT_EQ(counted().searches, 1u);
  EXPECT_EQ(counted().more_pages, 1u);
}

TEST_F(CountedRequest, CountsWhatWasOpenedFromAnAnswer) {
  start_counting();
  Reply const results = ask(port(), get(kCountedSearch));
  std::string const link = "/announcements/gv-1?q=c%E1%BA%A3i%20c%C3%A1ch&amp;pos=";
  EXPECT_NE(results.body.find(link), std::string::npos);
  std::string const opened = "/announcements/gv-1?q=c%E1%BA%A3i%20c%C3%A1ch&pos=1";
  EXPECT_EQ(ask(port(), get_with(opened, "Sec-Fetch-Site: same-origin")).status, 200);
  EXPECT_EQ(ask(port(), get(opened)).status, 200) << "an old browser";
  EXPECT_EQ(ask(port(), get_with(opened, "Sec-Fetch-Site: cross-site")).status, 200);
  EXPECT_EQ(ask(port(), get_with(opened, "Sec-Fetch-Site: none")).status, 200);
  EXPECT_EQ(ask(port(), get_with(opened, "DNT: 1")).status, 200);
  EXPECT_EQ(ask(port(), get("/announcements/none?q=c%E1%BA%A3i%20c%C3%A1ch&pos=1")).status, 404);
  EXPECT_EQ(ask(port(), get("/announcements/gv-1?q=c%E1%BA%A3i%20c%C3%A1ch&pos=0")).status, 200);
  EXPECT_EQ(ask(port(), get("/announcements/gv-1?q=c%E1%BA%A3i%20c%C3%A1ch&pos=x")).status, 200);
  EXPECT_EQ(counted().opened, 2u);
}

TEST_F(CountedRequest, AddressesAreAsTheyWereWhereNothingIsCounted) {
  config_.query_log.is_on = false;
  start();
  EXPECT_EQ(service_->query_counter(), nullptr);
  EXPECT_EQ(ask(port(), get(kCountedSearch)).body.find("pos="), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(config_.query_log.file));
}

TEST_F(CountedRequest, ASearchNeverFailsForTheLog) {
  std::filesystem::create_directories(config_.query_log.file);  // a folder: it can't be opened
  start_counting();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(ask(port(), get(kCountedSearch)).status, 200);
  EXPECT_FALSE(counter_->wait_until_written(300ms));
  EXPECT_TRUE(counter_->status().is_failing);
  EXPECT_GE(measured("tracuu_query_log_failed_writes_total"), 1);
  EXPECT_EQ(ask(port(), get("/readyz")).status, 200);
}

}  // namespace
}  // namespace tracuu::server
