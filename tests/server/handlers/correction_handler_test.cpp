// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/correction_handler.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

#include "server/state/live_index.hpp"
#include "store/page_store.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/server/live_service.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

constexpr char const* kPage = "/api/v1/announcements/quet%2F1/pages/2";

/// A server with a scan, that takes changes from the bearer of a token.
class CorrectionHandler : public LiveService {
 protected:
  CorrectionHandler() {
    add_to_test_index(*config_.index.sole_folder(), test::scanned_announcement());
    auto const made = make_token("thu-vien").value();
    token_ = made.token;
    live_ =
        open_live_index(*config_.index.sole_folder(), folder_.write("tokens", made.line + "\n"), {})
            .value();
    start();
  }

  [[nodiscard]] Reply send(std::string const& method, std::string const& target,
                           std::string const& body = "") const {
    return ask(port(), method + " " + target + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " +
                           token_ + "\r\nContent-Length: " + std::to_string(body.size()) +
                           "\r\n\r\n" + body);
  }
  [[nodiscard]] nlohmann::json page() const {
    EXPECT_TRUE(live_->writer().wait_until_committed(10s));
    return nlohmann::json::parse(ask(port(), get(kPage)).body);
  }
  [[nodiscard]] std::vector<store::PageCorrection> kept() const {
    auto const store = store::PageStore::open_to_read(*config_.index.sole_folder()).value();
    return store->corrections_of(test::kScanHash).value();
  }

  test::TestFolder folder_;
  std::string token_;
};

TEST_F(CorrectionHandler, APageIsCorrectedAndTheMachinesTextComesBack) {
  nlohmann::json const machine = page();
  EXPECT_EQ(machine["source"], "machine");
  Reply const put = send("PUT", kPage, R"({"text":"Nay thôi tiêm ở nhà văn hóa."})");
  EXPECT_EQ(put.status, 202) << put.body;
  nlohmann::json const corrected = page();
  EXPECT_EQ(corrected["text"], "Nay thôi tiêm ở nhà văn hóa.\n");
  EXPECT_EQ(corrected["source"], "person");
  EXPECT_TRUE(corrected["corrected"].is_string());
  ASSERT_EQ(kept().size(), 1u);
  EXPECT_EQ(kept()[0].by, "thu-vien");
  EXPECT_EQ(send("PUT", kPage, R"({"text":"Nay thôi tiêm."})").status, 202);
  EXPECT_EQ(page()["text"], "Nay thôi tiêm.\n");
  EXPECT_NE(ask(port(), get("/api/v1/search?q=%22th%C3%B4i+ti%C3%AAm%22")).body.find("quet/1"),
            std::string::npos);
  EXPECT_EQ(send("DELETE", kPage).status, 202);
  EXPECT_EQ(page(), machine);
  EXPECT_TRUE(kept().empty());
}

// The index may still hold a text of which the correction was taken back.
TEST_F(CorrectionHandler, WhatWaitsToBeWrittenIsNotTakenForTheMachinesText) {
  nlohmann::json const machine = page();
  EXPECT_EQ(send("PUT", kPage, R"({"text":"một"})").status, 202);
  EXPECT_EQ(page()["text"], "một\n");
  EXPECT_EQ(send("DELETE", kPage).status, 202);
  EXPECT_EQ(send("PUT", kPage, R"({"text":"hai"})").status, 202);
  EXPECT_EQ(send("DELETE", kPage).status, 202);
  EXPECT_EQ(page(), machine);
}

TEST_F(CorrectionHandler, Refuses) {
  struct Row {
    char const* method;
    char const* target;
    char const* body;
    int status;
  };
  constexpr Row kRows[] = {
      {"PUT", kPage, R"({"texts":"x"})", 422},
      {"PUT", "/api/v1/announcements/quet%2F1/pages/2?q=a", R"({"text":"x"})", 422},
      {"PUT", "/api/v1/announcements/quet%2F1/pages/4", R"({"text":"x"})", 404},
      {"PUT", "/api/v1/announcements/quet%2F1/pages/0", R"({"text":"x"})", 404},
      {"PUT", "/api/v1/announcements/quet%2F1/pages/02", R"({"text":"x"})", 404},
      {"PUT", "/api/v1/announcements/quet%2F1/pages/4294967297", R"({"text":"x"})", 404},
      {"DELETE", "/api/v1/announcements/quet%2F1/pages/0", "", 404},
      {"PUT", "/api/v1/announcements/quet%2F1%2Fpages%2F0", R"({"text":"x"})", 202},
      {"DELETE", "/api/v1/announcements/quet%2F1%2Fpages%2F0", "", 202},
      {"PUT", "/api/v1/announcements/khac/pages/1", R"({"text":"x"})", 404},
      {"PUT", "/api/v1/announcements/gv-1/pages/1", R"({"text":"x"})", 422},
      {"DELETE", kPage, "", 404},
      {"DELETE", "/api/v1/announcements/quet%2F1/pages/4", "", 404},
      {"DELETE", "/api/v1/announcements/quet%2F1/pages/2?q=a", "", 422},
  };
  for (Row const& row : kRows) {
    Reply const reply = send(row.method, row.target, row.body);
    EXPECT_EQ(reply.status, row.status) << row.method << row.target << reply.body;
  }
  EXPECT_EQ(ask(port(), std::string("PUT ") + kPage +
                            " HTTP/1.1\r\nHost: a\r\nContent-Length: 13\r\n\r\n{\"text\":\"x\"}")
                .status,
            401);
  EXPECT_TRUE(page()["corrected"].is_null());
}

}  // namespace
}  // namespace tracuu::server
