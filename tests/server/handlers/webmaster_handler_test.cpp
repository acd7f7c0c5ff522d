// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/webmaster_handler.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "store/query_log.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/server/live_service.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

/// A server with tokens, and a log of a day in November.
class WebmasterHandler : public LiveService {
 protected:
  WebmasterHandler() {
    auto const made = make_token("van-thu").value();
    token_ = made.token;
    live_ = open_live_index(*config_.index.sole_folder(), folder_.write("tokens", made.line + "\n"))
                .value();
    config_.query_log.is_on = true;
    config_.query_log.file = folder_.path() / "queries.sqlite";
  }
  void fill() {
    config_.query_log.is_on = false;  // or it would drop the day, some year
    store::QueryLog log = store::QueryLog::open(config_.query_log.file).value();
    store::QueryBatch batch;
    batch.queries = {{"khai sinh", {1'652, 0, 0, 3, 60, 12}},
                     {"<b>giá đất</b>", {5, 5, 0, 0, 0, 0}},
                     {"tuyển dụng", {4, 0, 0, 0, 6, 1}},
                     {"tên một người", {2, 0, 0, 0, 1, 1}}};
    batch.opened = {{{"khai sinh", "gv-1", 1}, 300}, {{"khai sinh", "gv/2", 2}, 100}};
    batch.day.personal = 7;
    ASSERT_TRUE(log.add(2026y / 11 / 10, batch));
  }
  [[nodiscard]] Reply page(std::string const& target) const {
    return ask(port(), "GET " + target + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token_ +
                           "\r\n\r\n");
  }

  test::TestFolder folder_;
  std::string token_;
};

constexpr char const* kNovember = "from=2026-11&to=2026-11";

TEST_F(WebmasterHandler, ShowsWhatPeopleLookedFor) {
  fill();
  start();
  Reply const shown = page(std::string("/webmaster?") + kNovember);
  EXPECT_EQ(shown.status, 200);
  for (char const* const text :
       {"Người dân tìm gì", "1.652", "khai sinh", "Tìm mà không thấy", "&lt;b&gt;giá đất&lt;/b&gt;",
        "tuyển dụng", "75,0 %", "/search?q=khai%20sinh&amp;log=0", "10/11/2026",
        "queries.csv?table=in-vain&amp;from=2026-11-01&amp;to=2026-11-30",
        "queries.xlsx?from=2026-11-01&amp;to=2026-11-30", "ít nhất 3 lần"}) {
    EXPECT_NE(shown.body.find(text), std::string::npos) << text;
  }
  EXPECT_EQ(shown.body.find("<b>giá"), std::string::npos);
  EXPECT_EQ(shown.body.find("tên một người"), std::string::npos) << "asked too rarely";
  Reply const english = page(std::string("/webmaster?lang=en&") + kNovember);
  EXPECT_NE(english.body.find("Searched for in vain"), std::string::npos);
  EXPECT_NE(english.body.find("1,652"), std::string::npos);
  EXPECT_NE(english.body.find("href=\"/webmaster?from=2026-11-01&amp;to=2026-11-30\""),
            std::string::npos)
      << "the switch of language keeps the period";
}

TEST_F(WebmasterHandler, WritesFiles) {
  fill();
  start();
  Reply csv = page(std::string("/webmaster/queries.csv?table=searched&") + kNovember);
  EXPECT_EQ(csv.status, 200);
  EXPECT_EQ(csv.headers["content-disposition"],
            "attachment; filename=\"tracuu-searched-2026-11-01-2026-11-30.csv\"");
  EXPECT_NE(csv.body.find("khai sinh,1652,0,0,12,400,3,2026-11-10\r\n"), std::string::npos);
  EXPECT_EQ(csv.body.find("tên một người"), std::string::npos);
  Reply workbook = page(std::string("/webmaster/queries.xlsx?") + kNovember);
  EXPECT_EQ(workbook.status, 200);
  EXPECT_EQ(workbook.body.substr(0, 2), "PK");
  EXPECT_EQ(workbook.headers["cache-control"], "no-store");
  Reply const json = page(std::string("/webmaster/queries.json?") + kNovember);
  auto const report = nlohmann::json::parse(json.body);
  EXPECT_EQ(report["total"]["searches"], 1'663);
  EXPECT_EQ(report["total"]["set_aside"]["personal"], 7);
  EXPECT_EQ(report["in_vain"].size(), 1u);
  EXPECT_EQ(report["unopened"][0]["query"], "tuyển dụng");
  EXPECT_EQ(report["positions"][0]["opened"], 300);
}

TEST_F(WebmasterHandler, IsForWhoBearsAToken) {
  fill();
  start();
  for (char const* const target : {"/webmaster", "/webmaster/queries.csv",
                                   "/webmaster/queries.xlsx", "/webmaster/queries.json"}) {
    Reply const refused = ask(port(), get(target));
    EXPECT_EQ(refused.status, 401) << target;
    EXPECT_EQ(refused.body.find("khai sinh"), std::string::npos);
  }
}

TEST_F(WebmasterHandler, NamesWrongParametersOnThePage) {
  start();
  Reply const page = this->page("/webmaster?from=never&to=2026");
  EXPECT_EQ(page.status, 422);
  EXPECT_NE(page.body.find("“from”"), std::string::npos);
  EXPECT_EQ(this->page("/webmaster?from=2026-11&to=2026-10").status, 422);
  EXPECT_EQ(this->page("/webmaster/queries.csv?table=persons").status, 422);
  EXPECT_EQ(this->page("/webmaster?size=3").status, 422);
}

TEST_F(WebmasterHandler, SaysThatThereIsNothingYet) {
  start();
  ASSERT_TRUE(service_->query_counter()->wait_until_written(10s));
  Reply const counted = page("/webmaster");
  EXPECT_EQ(counted.status, 200);
  EXPECT_EQ(page("/webmaster/queries.xlsx").status, 200);
  EXPECT_EQ(page("/webmaster/queries.csv").status, 200);
}

TEST_F(WebmasterHandler, SaysHowToTurnItOn) {
  config_.query_log.is_on = false;
  start();
  Reply const off = page("/webmaster");
  EXPECT_EQ(off.status, 200);
  EXPECT_NE(off.body.find("queries = true"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::server
