// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/opened_handler.hpp"

#include <gtest/gtest.h>

#include "store/query_report.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/server/live_service.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

class OpenedHandler : public LiveService {
 protected:
  OpenedHandler() {
    config_.query_log.is_on = true;
    config_.query_log.file = folder_.path() / "queries.sqlite";
  }
  [[nodiscard]] Reply tell(std::string const& form, std::string const& fields = "") const {
    return ask(port(), "POST /api/v1/opened HTTP/1.1\r\nHost: a\r\n" + fields +
                           "Content-Type: application/x-www-form-urlencoded;charset=UTF-8\r\n"
                           "Content-Length: " +
                           std::to_string(form.size()) + "\r\n\r\n" + form);
  }
  [[nodiscard]] store::DayFigures counted() const {
    EXPECT_TRUE(service_->query_counter()->wait_until_written(10s));
    auto const report = store::QueryReport::open(config_.query_log.file).value();
    return store::sum_of(report->days(store::last_days(schema::today(), 2)).value());
  }

  test::TestFolder folder_;
};

TEST_F(OpenedHandler, CountsAHitOfWhatWasSearched) {
  start();
  EXPECT_EQ(ask(port(), get("/api/v1/search?q=c%E1%BA%A3i+c%C3%A1ch")).status, 200);
  Reply told = tell("q=C%E1%BA%A3i+c%C3%A1ch&id=gv-1&pos=2");
  EXPECT_EQ(told.status, 204);
  EXPECT_EQ(told.body, "");
  EXPECT_EQ(told.headers["cache-control"], "no-store");
  EXPECT_EQ(counted().opened, 1u);
  EXPECT_EQ(tell("q=ch%C6%B0a+ai+t%C3%ACm&id=gv-1&pos=2").status, 204);
  EXPECT_EQ(counted().opened, 1u) << "nobody searched for that";
  EXPECT_EQ(counted().unoffered, 1u);
}

TEST_F(OpenedHandler, IsNotMadeToCount) {
  start();
  EXPECT_EQ(ask(port(), get("/api/v1/search?q=a")).status, 200);
  EXPECT_EQ(tell("q=a&id=gv-1&pos=2", "DNT: 1\r\n").status, 204);
  EXPECT_EQ(tell("q=a&id=gv-1&pos=2", "Sec-GPC: 1\r\n").status, 204);
  EXPECT_EQ(tell("q=a&id=gv-1&pos=2&log=0").status, 204);
  EXPECT_EQ(counted().opened, 0u);
}

TEST_F(OpenedHandler, RefusesWhatNoAnswerOffered) {
  start();
  EXPECT_EQ(tell("q=a&id=none&pos=1").status, 404);
  for (char const* const form :
       {"id=gv-1&pos=1", "q=a&pos=1", "q=a&id=gv-1", "q=a&id=gv-1&pos=0", "q=a&id=gv-1&pos=10001",
        "q=a&id=gv-1&pos=1&more=1", "q=a&q=b&id=gv-1&pos=1", ""}) {
    EXPECT_EQ(tell(form).status, 422) << form;
  }
  EXPECT_EQ(ask(port(), get("/api/v1/opened")).status, 405);
}

TEST_F(OpenedHandler, TakesNoFlood) {
  config_.runtime.trusted_proxies = {};
  start();
  int refused = 0;
  for (int i = 0; i < 50; ++i) {
    Reply told = tell("q=a&id=gv-1&pos=1");
    if (told.status == 429) {
      ++refused;
      EXPECT_FALSE(told.headers["retry-after"].empty());
    }
  }
  EXPECT_GE(refused, 1);
  EXPECT_LE(refused, 20);
}

TEST_F(OpenedHandler, HasNothingToDoWhereNothingIsCounted) {
  config_.query_log.is_on = false;
  start();
  EXPECT_EQ(tell("q=a&id=gv-1&pos=1").status, 204);
  EXPECT_FALSE(std::filesystem::exists(config_.query_log.file));
}

}  // namespace
}  // namespace tracuu::server
