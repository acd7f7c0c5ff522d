// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/live_index.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>

#include "store/index_folder.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/server/live_service.hpp"
#include "tests/support/resource_limit.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

/// A server that takes changes from the bearer of `token_`.
class LiveIndexTest : public LiveService {
 protected:
  LiveIndexTest() {
    auto const made = make_token("portal").value();
    token_ = made.token;
    tokens_ = folder_.write("tokens", made.line + "\n");
    reopen({});
  }

  void reopen(indexer::LiveWriterOptions const& options) {
    live_.reset();
    live_ = open_live_index(*config_.index.sole_folder(), tokens_, options).value();
  }

  [[nodiscard]] std::string request(std::string const& method, std::string const& target,
                                    std::string const& body, std::string const& more = "") const {
    return method + " " + target + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token_ +
           "\r\n" + more + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }

  [[nodiscard]] Reply send(std::string const& method, std::string const& target,
                           std::string const& body = "") const {
    return ask(port(), request(method, target, body));
  }

  void wait_for_commit() const { ASSERT_TRUE(live_->writer().wait_until_committed(10s)); }

  test::TestFolder folder_;
  std::string token_;
  std::filesystem::path tokens_;
};

TEST_F(LiveIndexTest, PutsAndRemoves) {
  start();
  Reply const put =
      send("PUT", "/api/v1/announcements/n-1", R"({"title":"Lịch cắt điện","body":"Thôn Đông."})");
  EXPECT_EQ(put.status, 202) << put.body;
  EXPECT_EQ(put.body, "{\"accepted\":1}\n");
  wait_for_commit();
  EXPECT_EQ(ask(port(), get("/api/v1/announcements/n-1")).status, 200);
  Reply const found = ask(port(), get("/api/v1/search?q=lich+cat+dien"));
  EXPECT_NE(found.body.find("\"n-1\""), std::string::npos) << found.body;
  EXPECT_EQ(send("DELETE", "/api/v1/announcements/n-1").status, 202);
  wait_for_commit();
  EXPECT_EQ(ask(port(), get("/api/v1/announcements/n-1")).status, 404);
  EXPECT_EQ(send("DELETE", "/api/v1/announcements/n-1").status, 202) << "also if there is none";
}

TEST_F(LiveIndexTest, TakesABatchAsAWhole) {
  start();
  Reply const bad = send("POST", "/api/v1/announcements:batch",
                         "{\"id\":\"b-1\",\"title\":\"Một\"}\n\n{\"title\":\"không mã\"}\n");
  EXPECT_EQ(bad.status, 422);
  EXPECT_NE(bad.body.find("line 3"), std::string::npos) << bad.body;
  Reply const good =
      send("POST", "/api/v1/announcements:batch",
           "{\"id\":\"b-1\",\"title\":\"Một\"}\n{\"id\":\"b-2\",\"title\":\"Hai\"}\r\n"
           "{\"id\":\"gv-1\",\"deleted\":true}");
  EXPECT_EQ(good.body, "{\"accepted\":3}\n");
  wait_for_commit();
  EXPECT_EQ(ask(port(), get("/api/v1/announcements/b-1")).status, 200);
  EXPECT_EQ(ask(port(), get("/api/v1/announcements/b-2")).status, 200);
  EXPECT_EQ(ask(port(), get("/api/v1/announcements/gv-1")).status, 404);
}

TEST_F(LiveIndexTest, RefusesWhatIsNoAnnouncement) {
  start();
  struct Row {
    char const* body;
    char const* why;
  };
  constexpr Row kRows[] = {{"", "empty"},
                           {"{\"title\":", "cut off"},
                           {"{}", "nothing in it"},
                           {"[]", "an array"},
                           {R"({"id":"other","title":"x"})", "another id"},
                           {R"({"title":"x","date":"hôm qua"})", "no date"},
                           {"{\"title\":\"\xff\"}", "not UTF-8"}};
  for (Row const& row : kRows) {
    Reply const reply = send("PUT", "/api/v1/announcements/n-1", row.body);
    EXPECT_EQ(reply.status, 422) << row.why << ": " << reply.body;
  }
  std::string const deep = "{\"x\":" + std::string(100'000, '[') + "}";
  EXPECT_EQ(send("PUT", "/api/v1/announcements/n-1", deep).status, 422);
  EXPECT_EQ(send("PUT", "/api/v1/announcements/n-1?x=1", R"({"title":"x"})").status, 422);
  EXPECT_EQ(live_->writer().status().waiting, 0u);
}

TEST_F(LiveIndexTest, StrangersAreRefusedBeforeTheirBodyIsRead) {
  start();
  for (std::string const& field :
       {std::string(), std::string("Authorization: Bearer \r\n"),
        "Authorization: Bearer " + token_ + "x\r\n", "Authorization: Basic " + token_ + "\r\n",
        "Authorization: " + token_ + "\r\n"}) {
    RawClient client(port());
    client.send("PUT /api/v1/announcements/n-1 HTTP/1.1\r\nHost: a\r\n" + field +
                "Content-Length: 1000000\r\n\r\n");
    Reply const reply = client.read_reply();
    EXPECT_EQ(reply.status, 401) << field;
    EXPECT_EQ(reply.headers.at("www-authenticate"), "Bearer");
    EXPECT_TRUE(client.is_closed_within(3s)) << "what follows is no request";
  }
  EXPECT_EQ(live_->writer().status().committed, 0u);
}

TEST_F(LiveIndexTest, ReadsBodiesThatComeInPieces) {
  start();
  RawClient client(port());
  std::string const whole =
      request("PUT", "/api/v1/announcements/n-1", R"({"title":"Trong hai phần"})") +
      get("/healthz");
  std::size_t const cut = whole.find("Trong") + 3;
  client.send(whole.substr(0, cut));
  std::this_thread::sleep_for(50ms);
  client.send(whole.substr(cut));
  EXPECT_EQ(client.read_reply().status, 202);
  EXPECT_EQ(client.read_reply().status, 200) << "the next request on the connection";
}

TEST_F(LiveIndexTest, TakesABatchThatIsStreamed) {
  start();
  RawClient client(port());
  client.send("POST /api/v1/announcements:batch HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " +
              token_ + "\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int n = 0; n < 3; ++n) {
    std::string const line = fmt::format("{{\"id\":\"s-{}\",\"title\":\"Dòng {}\"}}\n", n, n);
    client.send(fmt::format("{:x}\r\n{}\r\n", line.size(), line));
    std::this_thread::sleep_for(20ms);
  }
  client.send("0\r\n\r\n" + get("/healthz"));
  EXPECT_EQ(client.read_reply().body, "{\"accepted\":3}\n");
  EXPECT_EQ(client.read_reply().status, 200) << "the next request on the connection";
  wait_for_commit();
  EXPECT_EQ(ask(port(), get("/api/v1/announcements/s-2")).status, 200);
}

TEST_F(LiveIndexTest, SendsContinueToThoseWhoWait) {
  start();
  RawClient client(port());
  std::string const body = R"({"title":"Chờ"})";
  std::string const head =
      request("PUT", "/api/v1/announcements/n-1", body, "Expect: 100-continue\r\n");
  client.send(head.substr(0, head.size() - body.size()));
  EXPECT_EQ(client.read_reply(true).status, 100);
  client.send(body);
  EXPECT_EQ(client.read_reply().status, 202);
}

TEST_F(LiveIndexTest, GivesUpOnSlowAndLargeBodies) {
  config_.body_limit_bytes = 1000;
  start();
  RawClient slow(port());
  slow.send("PUT /api/v1/announcements/n-1 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token_ +
            "\r\nContent-Length: 100\r\n\r\n{");
  EXPECT_TRUE(slow.is_closed_within(3s));
  EXPECT_EQ(send("PUT", "/api/v1/announcements/n-1", std::string(1001, ' ')).status, 413);
}

TEST_F(LiveIndexTest, SaysThatTheDiskIsFull) {
  start();
  std::string const body = R"({"title":")" + std::string(100'000, 'a') + "\"}";
  {
    test::FileSizeLimit const limit(50'000);
    Reply const full = send("PUT", "/api/v1/announcements/n-1", body);
    EXPECT_EQ(full.status, 507) << full.body;
    EXPECT_NE(full.body.find("InsufficientStorage"), std::string::npos) << full.body;
    EXPECT_EQ(live_->writer().status().waiting, 0u);
  }
  EXPECT_EQ(ask(port(), get("/api/v1/announcements/n-1")).status, 404);
  EXPECT_EQ(send("PUT", "/api/v1/announcements/n-1", body).status, 202);
  wait_for_commit();
  EXPECT_EQ(ask(port(), get("/api/v1/announcements/n-1")).status, 200);
  EXPECT_EQ(live_->writer().status().committed, 1u);
}

TEST_F(LiveIndexTest, SaysWhatKeepsChangesFromTheIndex) {
  indexer::LiveWriterOptions options;
  options.commit_within = options.retry_every = options.tell_after = 20ms;
  options.max_waiting = 2;
  reopen(options);
  start();
  {
    auto const lock =
        store::WriterLock::acquire(store::IndexFolder(*config_.index.sole_folder())).value();
    for (char const* const id : {"n-1", "n-2"}) {
      std::string const target = std::string("/api/v1/announcements/") + id;
      EXPECT_EQ(send("PUT", target, R"({"title":"x"})").status, 202);
    }
    Reply const refused = send("PUT", "/api/v1/announcements/n-3", R"({"title":"x"})");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.headers.at("retry-after"), "30");
    ASSERT_FALSE(live_->writer().wait_until_committed(100ms));
    Reply const ready = ask(port(), get("/readyz"));
    EXPECT_EQ(ready.status, 200) << "searches are answered";
    auto const json = nlohmann::json::parse(ready.body);
    EXPECT_EQ(json["status"], "degraded");
    EXPECT_EQ(json["changes"]["state"], "full");
    EXPECT_EQ(json["changes"]["reason"], "IndexLocked");
    EXPECT_EQ(json["changes"]["waiting"], 2);
    EXPECT_EQ(measured("tracuu_changes_waiting"), 2);
  }
  wait_for_commit();
  EXPECT_EQ(nlohmann::json::parse(ask(port(), get("/readyz")).body)["status"], "ready");
  EXPECT_EQ(measured("tracuu_changes_waiting"), 0);
  EXPECT_EQ(measured("tracuu_changes_committed"), 2);
}

TEST_F(LiveIndexTest, AMarkOfTheByteOrderIsNoText) {
  start();
  std::string const mark = "\xEF\xBB\xBF";
  EXPECT_EQ(send("PUT", "/api/v1/announcements/n-1", mark + R"({"title":"x"})").status, 202);
  Reply const batch =
      send("POST", "/api/v1/announcements:batch", mark + "{\"id\":\"b-1\",\"title\":\"Một\"}\n");
  EXPECT_EQ(batch.status, 202) << batch.body;
}

TEST_F(LiveIndexTest, HostileFieldsAreShownHarmlessly) {
  start();
  Reply const put = send("PUT", "/api/v1/announcements/x-1", R"json({
      "title": "Ngộ <script>alert(1)</script>\"'&", "body": "độc <script>alert(1)</script> <b>",
      "unit": "=cmd|' /C calc'!A0", "place": "\"><script>alert(1)</script>",
      "author": "@SUM(1)<script>alert(1)</script>", "category": "'><script>alert(1)</script>",
      "url": "javascript:alert(1)"})json");
  ASSERT_EQ(put.status, 202) << put.body;
  wait_for_commit();
  for (char const* const target :
       {"/announcements/x-1", "/search?q=ng%E1%BB%99+alert", "/search?q=%22%3E%3Cscript%3Ealert(1)",
        "/feed?q=ng%E1%BB%99", "/oai?verb=ListRecords&metadataPrefix=oai_dc"}) {
    Reply const reply = ask(port(), get(target));
    EXPECT_EQ(reply.status, 200) << target;
    EXPECT_EQ(reply.body.find("<script>alert"), std::string::npos) << target;
    EXPECT_EQ(reply.body.find("href=\"javascript:"), std::string::npos) << target;
  }
  Reply const found = ask(port(), get("/api/v1/search?q=ng%E1%BB%99+alert"));
  auto const hit = nlohmann::json::parse(found.body)["hits"][0];
  for (char const* const field : {"title_html", "snippet_html"}) {
    EXPECT_EQ(hit[field].get<std::string>().find("<script"), std::string::npos) << field;
  }
  Reply const table = ask(port(), get("/api/v1/export?q=ng%E1%BB%99+alert&format=csv"));
  EXPECT_NE(table.body.find(",'=cmd|"), std::string::npos) << table.body;
  EXPECT_NE(table.body.find(",'@SUM("), std::string::npos) << table.body;
}

TEST_F(LiveIndexTest, ReadsTheTokensAgain) {
  auto const other = make_token("archive").value();
  std::string const bearer = "Bearer " + other.token;
  EXPECT_FALSE(live_->writer_of(bearer));
  folder_.write("tokens", other.line + "\n");
  ASSERT_TRUE(live_->reload_tokens());
  EXPECT_TRUE(live_->writer_of(bearer));
  EXPECT_FALSE(live_->writer_of("Bearer " + token_)) << "is not in the file any more";
  folder_.write("tokens", other.line + "\nportal\n");
  EXPECT_FALSE(live_->reload_tokens());
  EXPECT_TRUE(live_->writer_of(bearer)) << "a file with a wrong line changes nothing";
  folder_.write("tokens", "");
  EXPECT_EQ(live_->reload_tokens().value(), 0u);
  EXPECT_FALSE(live_->writer_of(bearer)) << "an empty file means nobody";
  for (bool const is_removed : {false, true}) {
    folder_.write("tokens", other.line + "\n");
    EXPECT_EQ(live_->reload_tokens().value(), 1u);
    folder_.write("tokens", "# " + other.line + "\n");
    if (is_removed) std::filesystem::remove(folder_.path() / "tokens");
    EXPECT_EQ(live_->reload_tokens().value(), 0u);
    EXPECT_FALSE(live_->writer_of(bearer)) << (is_removed ? "no file" : "commented out");
  }
}

TEST(OpenLiveIndex, RefusesAFileWithoutTokens) {
  test::TestFolder const folder;
  auto const opened = open_live_index(folder.path(), folder.write("tokens", "# none yet\n"));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, base::ErrorCode::InvalidArgument);
}

TEST_F(LiveService, IsOffByDefault) {
  start();
  Reply const reply = ask(port(), "DELETE /api/v1/announcements/gv-1 HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.headers.at("allow"), "GET, HEAD, OPTIONS");
}

}  // namespace
}  // namespace tracuu::server
