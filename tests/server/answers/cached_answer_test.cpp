// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/cached_answer.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <map>
#include <thread>

#include "tests/server/decoding.hpp"
#include "tests/server/live_service.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

constexpr char const* kSearch = "/api/v1/search?q=c%E1%BA%A3i+c%C3%A1ch";

std::string with(std::string_view target, std::string const& fields) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

class CachedAnswer : public LiveService {
 protected:
  // How often this has happened, as /metrics says.
  int counted(std::string const& result) {
    return measured("tracuu_cache_requests_total{result=\"" + result + "\"}");
  }
};

TEST_F(CachedAnswer, IsSearchedOnce) {
  config_.revision_check = 0ms;
  start();
  Reply first = ask(port(), get(kSearch));
  Reply second = ask(port(), get(kSearch));
  EXPECT_EQ(first.status, 200);
  EXPECT_FALSE(first.headers["etag"].empty());
  EXPECT_EQ(first.body, second.body) << "took_ms too";
  EXPECT_EQ(first.headers["etag"], second.headers["etag"]);
  EXPECT_EQ(counted("miss"), 1);
  EXPECT_EQ(counted("hit"), 1);
}

TEST_F(CachedAnswer, EveryRouteOfTheIndexHasATag) {
  start();
  for (char const* const target :
       {kSearch, "/api/v1/announcements/gv-1", "/", "/search?q=x", "/announcements/gv-1",
        "/style.css", "/search.js", "/announcement.js", "/embed.js"}) {
    Reply reply = ask(port(), get(target));
    EXPECT_EQ(reply.status, 200) << target;
    std::string const tag = reply.headers["etag"];
    ASSERT_FALSE(tag.empty()) << target;
    for (std::string const& header : {tag, "\"x\", " + tag, std::string("*"), tag.substr(2)}) {
      RawClient client(port());
      client.send(with(target, "If-None-Match: " + header + "\r\n"));
      Reply same = client.read_reply();
      EXPECT_EQ(same.status, 304) << target << " " << header;
      EXPECT_EQ(same.headers["etag"], tag);
      EXPECT_EQ(same.headers["vary"], reply.headers["vary"]) << target;
      EXPECT_EQ(same.headers["cache-control"], reply.headers["cache-control"]) << target;
      EXPECT_FALSE(same.headers.contains("content-length"));
      client.send(get("/healthz"));
      EXPECT_EQ(client.read_reply().status, 200) << "no body came with it";
    }
    EXPECT_EQ(ask(port(), with(target, "If-None-Match: \"x\"\r\n")).status, 200) << target;
  }
  for (char const* const target : {"/healthz", "/metrics", "/nothing", "/api/v1/search?size=0"}) {
    EXPECT_FALSE(ask(port(), get(target)).headers.contains("etag")) << target;
  }
}

TEST_F(CachedAnswer, A304CostsNoSearch) {
  start();
  std::string const tag = ask(port(), get(kSearch)).headers["etag"];
  EXPECT_EQ(ask(port(), with(kSearch, "If-None-Match: " + tag + "\r\n")).status, 304);
  RawClient busy(port());
  busy.send(get("/slow"));
  gate().wait_for(1);  // the only worker
  EXPECT_EQ(ask(port(), with(kSearch, "If-None-Match: " + tag + "\r\n")).status, 304);
  EXPECT_EQ(ask(port(), get(kSearch)).status, 200) << "nor does a hit";
  gate().open();
  EXPECT_EQ(busy.read_reply().status, 200);
  EXPECT_EQ(counted("unchanged"), 2);
}

TEST_F(CachedAnswer, ACommitMakesItNew) {
  config_.revision_check = 0ms;
  start();
  Reply before = ask(port(), get(kSearch));
  schema::Announcement more = test::reform_announcement();
  more.id = "gv-2";
  more.body += " Thêm.";
  add_to_test_index(*config_.index.sole_folder(), more);
  Reply after = ask(port(), with(kSearch, "If-None-Match: " + before.headers["etag"] + "\r\n"));
  EXPECT_EQ(after.status, 200);
  EXPECT_NE(after.headers["etag"], before.headers["etag"]);
  EXPECT_EQ(before.body.find("gv-2"), std::string::npos);
  EXPECT_NE(after.body.find("gv-2"), std::string::npos);
}

TEST_F(CachedAnswer, LanguagesAndFormsAreApart) {
  start();
  std::string const wrong = "/api/v1/announcements/none";
  EXPECT_NE(ask(port(), with(wrong, "Accept-Language: en\r\n")).body,
            ask(port(), with(wrong, "Accept-Language: vi\r\n")).body);
  std::string const search = "/api/v1/search?q=cai+cach";
  EXPECT_NE(ask(port(), with(search, "Accept-Language: en\r\n")).headers["etag"],
            ask(port(), with(search, "Accept-Language: vi\r\n")).headers["etag"]);
  EXPECT_EQ(ask(port(), get("/api/v1/search?q=a&size=5")).headers["etag"],
            ask(port(), get("/api/v1/search?size=5&q=a")).headers["etag"]);
}

TEST_F(CachedAnswer, FailuresAreNotKept) {
  start();
  EXPECT_EQ(ask(port(), get("/api/v1/search?size=0")).status, 422);
  EXPECT_EQ(ask(port(), get("/api/v1/announcements/none")).status, 404);
  EXPECT_EQ(ask(port(), get("/api/v1/announcements/none")).status, 404);
  EXPECT_EQ(counted("hit"), 0);
  EXPECT_NE(ask(port(), get("/metrics")).body.find("tracuu_cache_answers 0\n"), std::string::npos);
}

TEST_F(CachedAnswer, AllWhoAskAtOnceShareOneSearch) {
  config_.queue_capacity = 2;
  start();
  RawClient busy(port());
  busy.send(get("/slow"));
  gate().wait_for(1);  // the only worker, so that the others pile up
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 20; ++i) {
    clients.push_back(std::make_unique<RawClient>(port()));
    clients.back()->send(get(kSearch));
  }
  // All are connected, and one of them searches; what tells that the others wait for it, too, is
  // only that they would be quicker.
  EXPECT_TRUE(has_connections(21));
  EXPECT_TRUE(has_queued(1));
  std::this_thread::sleep_for(50ms);
  gate().open();
  std::string const body = clients.front()->read_reply().body;
  EXPECT_FALSE(body.empty());
  for (std::size_t i = 1; i < clients.size(); ++i) {
    Reply const reply = clients[i]->read_reply();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, body);
  }
  EXPECT_EQ(counted("miss"), 1);
  EXPECT_EQ(counted("shared"), 19);
}

TEST_F(CachedAnswer, AFullQueueIsToldToAllWhoWait) {
  start();
  RawClient running(port());
  running.send(get("/slow"));
  gate().wait_for(1);
  RawClient waiting(port());
  waiting.send(get("/slow"));
  EXPECT_TRUE(has_queued(1));
  EXPECT_EQ(ask(port(), get(kSearch)).status, 503);
  gate().open();
  EXPECT_EQ(running.read_reply().status, 200);
  EXPECT_EQ(waiting.read_reply().status, 200);
  EXPECT_EQ(ask(port(), get(kSearch)).status, 200) << "503 was not kept";
}

TEST_F(CachedAnswer, WithoutAnIndexTheAnswerIsToTryLater) {
  config_.revision_check = 0ms;
  start();
  EXPECT_EQ(ask(port(), get("/readyz")).status, 200);
  std::filesystem::rename(config_.index.text(), config_.index.text() + ".away");
  EXPECT_EQ(ask(port(), get(kSearch)).status, 503);
  Reply const ready = ask(port(), get("/readyz"));
  EXPECT_EQ(ready.status, 503);
  EXPECT_EQ(ready.body, R"({"status":"no_index"})");
  EXPECT_EQ(ask(port(), get("/healthz")).status, 200);
  std::filesystem::rename(config_.index.text() + ".away", config_.index.text());
  EXPECT_EQ(ask(port(), get("/readyz")).status, 200);
  EXPECT_EQ(ask(port(), get(kSearch)).status, 200);
}

TEST_F(CachedAnswer, IsSentPackedFromTheCacheToo) {
  start();
  std::string const target = "/announcements/gv-1";
  std::string const plain = ask(port(), get(target)).body;
  ASSERT_GT(plain.size(), 1'024u);
  for (int round = 0; round < 2; ++round) {
    for (std::string const coding : {"gzip", "br"}) {
      Reply packed = ask(port(), with(target, "Accept-Encoding: " + coding + "\r\n"));
      EXPECT_EQ(packed.headers["content-encoding"], coding);
      EXPECT_EQ(packed.headers["vary"], "Accept-Encoding");
      EXPECT_LT(packed.body.size(), plain.size());
      EXPECT_EQ(decoded(packed.body, coding), plain);
      Reply to_head = [&] {
        RawClient client(port());
        client.send("HEAD " + target + " HTTP/1.1\r\nHost: a\r\nAccept-Encoding: " + coding +
                    "\r\n\r\n");
        return client.read_reply(true);
      }();
      EXPECT_EQ(to_head.headers["content-length"], std::to_string(packed.body.size()));
    }
  }
  EXPECT_EQ(ask(port(), with(target, "Accept-Encoding: gzip\r\nAccept-Encoding: br;q=0\r\n"))
                .headers["content-encoding"],
            "gzip")
      << "two fields are one list";
}

// Each answer is of the revision that its tag names, whatever a writer does meanwhile.
TEST_F(CachedAnswer, NeverShowsARevisionUnderAnothersName) {
  config_.revision_check = 0ms;
  config_.workers = 2;
  config_.queue_capacity = 64;
  start();
  std::atomic<bool> is_done{false};
  std::atomic<int> answered = 0;
  std::vector<std::map<std::string, std::string>> seen(3);
  std::vector<std::thread> readers;
  for (auto& answers : seen) {
    readers.emplace_back([&] {
      while (!is_done) {
        Reply reply = ask(port(), get("/api/v1/search?q=h%E1%BB%99i+ngh%E1%BB%8B&size=100"));
        if (reply.status != 200 || !reply.headers.contains("etag")) continue;
        std::string const total = reply.body.substr(reply.body.find("\"total\":"), 40);
        auto const [known, is_new] = answers.try_emplace(reply.headers["etag"], total);
        EXPECT_EQ(known->second, total) << known->first;
        ++answered;
      }
    });
  }
  auto const wait_for_answers = [&](int count) {  // the first may take longer than all commits
    int const wanted = answered + count;
    auto const end = std::chrono::steady_clock::now() + 5s;
    while (answered < wanted && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(1ms);
    }
  };
  for (int i = 0; i < 12; ++i) {
    wait_for_answers(i == 0 ? 3 : 1);
    schema::Announcement more = test::reform_announcement();
    more.id = "more-" + std::to_string(i);
    more.title += " " + std::to_string(i);
    more.body += " Lần " + std::to_string(i);
    add_to_test_index(*config_.index.sole_folder(), more);
  }
  is_done = true;
  for (std::thread& reader : readers) reader.join();
  std::map<std::string, std::string> all;
  for (auto const& answers : seen) {
    for (auto const& [tag, total] : answers) {
      auto const [known, is_new] = all.try_emplace(tag, total);
      EXPECT_EQ(known->second, total) << tag;
    }
  }
  EXPECT_GT(all.size(), 2u) << "the writer was seen at work";
}

}  // namespace
}  // namespace tracuu::server
