// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/session.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "tests/server/decoding.hpp"
#include "tests/server/live_service.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;

class SessionTest : public LiveService {
 protected:
  void SetUp() override { start(); }
};

TEST_F(SessionTest, AnswersAndKeepsTheConnection) {
  RawClient client(port());
  for (int i = 0; i < 3; ++i) {
    client.send(get("/api/v1/search?q=c%E1%BA%A3i+c%C3%A1ch"));
    Reply const reply = client.read_reply();
    EXPECT_EQ(reply.status, 200);
    EXPECT_NE(reply.body.find("\"gv-1\""), std::string::npos);
  }
}

TEST_F(SessionTest, AnswersPipelinedRequestsInOrder) {
  RawClient client(port());
  client.send(get("/healthz") + get("/api/v1/announcements/gv-1") + get("/nothing") +
              get("/style.css"));
  EXPECT_EQ(client.read_reply().body, R"({"status":"ok"})");
  EXPECT_NE(client.read_reply().body.find("\"gv-1\""), std::string::npos);
  EXPECT_EQ(client.read_reply().status, 404);
  EXPECT_EQ(client.read_reply().headers["content-type"], "text/css; charset=utf-8");
}

TEST_F(SessionTest, AnEmptyLineBeforeARequestIsIgnored) {
  RawClient client(port());
  client.send("\r\n" + get("/healthz") + "\r\n" + get("/healthz"));
  EXPECT_EQ(client.read_reply().status, 200);
  EXPECT_EQ(client.read_reply().status, 200);
  client.send("\r");
  client.send("\n" + get("/healthz"));
  EXPECT_EQ(client.read_reply().status, 200);
  client.send("\r\n\r\n" + get("/healthz"));
  EXPECT_EQ(client.read_reply().status, 400) << "one, not many";
}

TEST_F(SessionTest, ProgramsAreRefusedInJson) {
  for (char const* target : {"/api/v1/announcements/%zz", "/api/%ff", "/api/v1/search%00"}) {
    Reply reply = ask(port(), get(target));
    EXPECT_EQ(reply.status, 400) << target;
    EXPECT_EQ(reply.headers["content-type"].substr(0, 16), "application/json") << target;
  }
  EXPECT_EQ(ask(port(), get("/kho/%zz")).headers["content-type"].substr(0, 9), "text/html");
}

TEST_F(SessionTest, HeadIsGetWithoutTheBody) {
  for (char const* target : {"/", "/api/v1/search?q=x", "/nothing", "/healthz"}) {
    RawClient client(port());
    client.send(get(target));
    Reply to_get = client.read_reply();
    client.send("HEAD " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    Reply to_head = client.read_reply(true);
    to_get.headers.erase("date");
    to_head.headers.erase("date");
    EXPECT_EQ(to_head.status, to_get.status) << target;
    EXPECT_EQ(to_head.headers.size(), to_get.headers.size()) << target;
    // The next answer begins at once: no body came.
    client.send(get("/healthz"));
    EXPECT_EQ(client.read_reply().body, R"({"status":"ok"})") << target;
  }
}

TEST_F(SessionTest, OldClientsAreClosedUnlessTheyAsk) {
  RawClient closing(port());
  closing.send("GET /healthz HTTP/1.0\r\n\r\n");
  EXPECT_EQ(closing.read_reply().status, 200);
  EXPECT_TRUE(closing.is_closed_within(1s));
  RawClient keeping(port());
  keeping.send("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(keeping.read_reply().headers["connection"], "keep-alive");
  keeping.send("GET /healthz HTTP/1.0\r\n\r\n");
  EXPECT_EQ(keeping.read_reply().status, 200);
}

// One large answer used to hold up all connections of its thread while it was packed.
TEST_F(SessionTest, LargeAnswersArePackedByAWorker) {
  std::string const large = "GET /large HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\n\r\n";
  start();
  RawClient slow(port());
  slow.send(get("/slow"));
  gate().wait_for(1);
  RawClient packed(port());
  packed.send(large);
  EXPECT_TRUE(has_queued(1)) << "it waits for the worker";
  Reply plain = ask(port(), large);
  EXPECT_EQ(plain.headers.count("content-encoding"), 0u) << "there is no room to wait";
  EXPECT_EQ(plain.body, std::string(400'000, 'a'));
  gate().open();
  Reply reply = packed.read_reply();
  EXPECT_EQ(reply.headers["content-encoding"], "br");
  EXPECT_EQ(decoded(reply.body, "br"), std::string(400'000, 'a'));
}

TEST_F(SessionTest, OtherMethodsAreToldWhatIsAllowed) {
  RawClient client(port());
  client.send("DELETE /api/v1/search HTTP/1.1\r\nHost: a\r\n\r\n");
  Reply refused = client.read_reply();
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.headers["allow"], "GET, HEAD, OPTIONS");
  client.send("OPTIONS /api/v1/search HTTP/1.1\r\nHost: a\r\n\r\n");
  Reply options = client.read_reply();
  EXPECT_EQ(options.status, 204);
  EXPECT_FALSE(options.headers.contains("content-length"));
  client.send(get("/healthz"));
  EXPECT_EQ(client.read_reply().status, 200);
}

struct Hostile {
  std::string bytes;
  int status;
  char const* why;
};

/// Answered once, with its status, and closed.
void expect_refused(std::uint16_t port, Hostile const& row) {
  RawClient client(port);
  client.send(row.bytes);
  Reply reply = client.read_reply();
  EXPECT_EQ(reply.status, row.status) << row.why;
  EXPECT_EQ(reply.headers["connection"], "close") << row.why;
  EXPECT_TRUE(client.is_closed_within(2s)) << row.why << ": something else was answered";
}

TEST_F(SessionTest, RefusesHostileRequestsAndCloses) {
  std::string const post = "POST /api/v1/search HTTP/1.1\r\nHost: a\r\n";
  std::string const following = get("/healthz");
  Hostile const rows[] = {
      {post + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + following, 405,
       "a body in chunks that nobody reads"},
      {post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc" + following, 400, "CL, CL"},
      {post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc" + following, 400, "CL, other CL"},
      {post + "Content-Length: 99999999\r\n\r\n", 413, "a large body"},
      {post + "Content-Length: 38\r\n\r\n" + following, 405, "a body that looks like a request"},
      {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 38\r\n\r\n" + following, 400, "GET with body"},
      {"GET / HTTP/1.1\nHost: a\n\n" + following, 400, "bare LF"},
      {"GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n" + following, 400, "obs-fold"},
      {"GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"s + following, 400, "NUL"},
      {get("/search?q=%zz") + following, 400, "bad percent-encoding"},
      {get("/search?q=%c3%28") + following, 400, "bad UTF-8"},
      {get("/search?q=a%00b") + following, 400, "encoded NUL"},
      {get("/search?q=" + std::string(5'000, 'a')) + following, 414, "a long URL"},
      {"GET /" + std::string(20'000, 'a'), 414, "an endless URL"},
      {"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'a'), 431, "an endless field"},
      {"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(9'000, 'a') + "\r\n\r\n", 431, "a header"},
      {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc"s, 400, "TLS"},
      {"SSH-2.0-x\r\n\r\n", 400, "SSH"},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "HTTP/2"},
  };
  for (Hostile const& row : rows) expect_refused(port(), row);
  EXPECT_EQ(ask(port(), get("/healthz")).status, 200) << "the server lives";
}

// What follows such a request is not answered as a second one.
TEST_F(SessionTest, RefusesWhatAProxyMayReadDifferently) {
  std::string const post = "POST /api/v1/search HTTP/1.1\r\nHost: a\r\n";
  std::string const following = get("/healthz");
  std::string const start_line = "GET /healthz HTTP/1.1\r\n";
  Hostile const rows[] = {
      {post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + following, 400,
       "length and coding"},
      {post + "Transfer-Encoding: identity\r\nContent-Length: 3\r\n\r\nabc" + following, 400,
       "identity"},
      {post + "Transfer-Encoding: gzip\r\n\r\n" + following, 400, "another coding"},
      {post + "X\x0b: a\r\n\r\n" + following, 400, "a control in the name"},
      {post + "X: a\rY: b\r\n\r\n" + following, 400, "a bare CR"},
      {post + "X: a\nY: b\r\n\r\n" + following, 400, "a bare LF"},
      {post + "Content-Length: +3\r\n\r\nabc" + following, 400, "+3"},
      {post + "Content-Length: -1\r\n\r\n" + following, 400, "-1"},
      {post + "Content-Length: 0x3\r\n\r\nabc" + following, 400, "0x3"},
      {post + "Content-Length: 3, 3\r\n\r\nabc" + following, 400, "a list"},
      {post + "Content-Length:\r\n\r\n" + following, 400, "no number"},
      {post + "Content-Length: 99999999999999999999\r\n\r\na" + following, 400, "over 64 bits"},
      {start_line + "Host: a\r\nHost: b\r\n\r\n" + following, 400, "two hosts"},
      {start_line + "Host: a\r\nhost: a\r\n\r\n" + following, 400, "one host, twice"},
      {start_line + "\r\n" + following, 400, "no host"},
      {start_line + " Host: a\r\n\r\n" + following, 400, "a folded first line"},
      {start_line + "Host: a\r\n\tb\r\n\r\n" + following, 400, "folded with a tab"},
      {start_line + "Host: a\r\nX\r\n\r\n" + following, 400, "a field without a colon"},
      {start_line + "Host: a\r\n: x\r\n\r\n" + following, 400, "a field without a name"},
      {"GET  /healthz HTTP/1.1\r\nHost: a\r\n\r\n" + following, 400, "two blanks"},
      {"GET /healthz HTTP/1.1 \r\nHost: a\r\n\r\n" + following, 505, "a blank at the end"},
      {"GET /health z HTTP/1.1\r\nHost: a\r\n\r\n" + following, 505, "a blank in the path"},
      {"GET\t/healthz\tHTTP/1.1\r\nHost: a\r\n\r\n" + following, 400, "tabs"},
      {"GET healthz HTTP/1.1\r\nHost: a\r\n\r\n" + following, 400, "not a path"},
      {"GET /healthz\r\n\r\n" + following, 400, "HTTP/0.9"},
      {"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n" + following, 400, "CONNECT"},
  };
  for (Hostile const& row : rows) expect_refused(port(), row);
}

TEST_F(SessionTest, PathsLeadNowhereButToRoutes) {
  for (char const* const target :
       {"/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/etc/passwd", "//etc/passwd",
        "/style.css/..", "/./style.css", "/style.css%20", "/STYLE.CSS", "/api/v1/../v1/search",
        "/api/v1/announcements/../../../etc/passwd", "/announcements/..%2f..%2fetc%2fpasswd",
        "/announcements/%2e%2e", "/metrics/", "/%6detrics%2f", "/style.css%0a", "/;/metrics",
        "/\\..\\", "/announcements/file:%2f%2f%2fetc%2fpasswd"}) {
    Reply const reply = ask(port(), get(target));
    EXPECT_EQ(reply.status, 404) << target;
    EXPECT_EQ(reply.body.find("root:"), std::string::npos) << target;
  }
}

TEST_F(SessionTest, NoTextOfTheClientBecomesAHeader) {
  std::string const crlf = "%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a<script>";
  for (std::string const& target :
       {"/search?q=" + crlf, "/search?q=a&lang=" + crlf, "/announcements/" + crlf, "/" + crlf,
        "/api/v1/search?q=" + crlf, "/api/v1/search?" + crlf + "=1",
        "/api/v1/announcements/" + crlf}) {
    Reply reply = ask(port(), get(target));
    EXPECT_NE(reply.status, 0) << target;
    EXPECT_FALSE(reply.headers.contains("set-cookie")) << target;
    bool const is_page = reply.headers["content-type"].starts_with("text/html");
    EXPECT_TRUE(!is_page || reply.body.find("<script>") == std::string::npos) << target;
    EXPECT_EQ(reply.headers["x-content-type-options"], "nosniff") << target;
  }
  Reply reply = ask(port(),
                    "GET /api/v1/search?q=a HTTP/1.1\r\nHost: evil\r\nOrigin: https://evil\r\n"
                    "X-Forwarded-Host: evil\r\nIf-None-Match: evil\r\n"
                    "Accept-Language: evil\r\nAccept-Encoding: evil\r\n\r\n");
  EXPECT_EQ(reply.status, 200);
  for (auto const& [name, value] : reply.headers) {
    EXPECT_EQ(value.find("evil"), std::string::npos) << name;
  }
}

TEST_F(SessionTest, ManyFieldsAreTooManyOnlyTogether) {
  std::string head = "GET /healthz HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 300; ++i) head += "X-" + std::to_string(i) + ": a\r\n";
  EXPECT_EQ(ask(port(), head + "\r\n").status, 200);
  for (int i = 0; i < 2'000; ++i) head += "X-" + std::to_string(i) + ": a\r\n";
  EXPECT_EQ(ask(port(), head + "\r\n").status, 431);
}

class RateTest : public LiveService {};

TEST_F(RateTest, OneAddressAsksOnlySoOften) {
  config_.runtime.requests_per_second = 1;
  config_.runtime.request_burst = 3;
  start();
  auto const ask_as = [&](std::string const& client) {
    return ask(port(),
               "GET /healthz HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + client + "\r\n\r\n");
  };
  for (int i = 0; i < 3; ++i) EXPECT_EQ(ask_as("203.0.113.7").status, 200) << i;
  Reply refused = ask_as("203.0.113.7");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.headers["retry-after"], "1");
  EXPECT_NE(refused.body.find("TooManyRequests"), std::string::npos);
  EXPECT_EQ(ask_as("203.0.113.8").status, 200) << "another client";
  EXPECT_EQ(ask_as("6.6.6.6, 203.0.113.7").status, 429) << "what a client writes does not count";
  for (int i = 0; i < 10; ++i) EXPECT_EQ(ask(port(), get("/healthz")).status, 200) << "the proxy";
}

TEST_F(RateTest, ExportsHaveALimitOfTheirOwn) {
  config_.runtime.exports_per_minute = 2;
  start();
  auto const ask_for = [&](std::string const& target, std::string const& client) {
    return ask(port(), "GET " + target + " HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + client +
                           "\r\nConnection: close\r\n\r\n");
  };
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(ask_for("/api/v1/export?q=x", "203.0.113.7").status, 200) << i;
  }
  Reply refused = ask_for("/api/v1/export?q=x", "203.0.113.7");
  EXPECT_EQ(refused.status, 429);
  EXPECT_GE(std::stoi(refused.headers["retry-after"]), 20);
  EXPECT_EQ(ask_for("/api/v1/search?q=x", "203.0.113.7").status, 200) << "searches go on";
  EXPECT_EQ(ask_for("/api/v1/export?q=x", "203.0.113.8").status, 200) << "another client";
}

TEST_F(RateTest, TheFieldOfAStrangerDoesNotCount) {
  config_.runtime.trusted_proxies = {};
  config_.runtime.requests_per_second = 1;
  config_.runtime.request_burst = 2;
  start();
  int refused = 0;
  RawClient client(port());
  for (int i = 0; i < 4; ++i) {
    client.send("GET /healthz HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 10.0.0." + std::to_string(i) +
                "\r\n\r\n");
    Reply const reply = client.read_reply();
    if (reply.status == 429) ++refused;
  }
  EXPECT_EQ(refused, 2) << "and the connection is kept";
}

TEST_F(SessionTest, AnAnswerIsNotLostWhenTheClientIsStillSending) {
  RawClient client(port());
  std::string const head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n";
  client.send(head + std::string(200'000, 'x'));
  EXPECT_TRUE(client.is_answered_within(2s));
  EXPECT_EQ(client.read_reply().status, 405);
}

TEST_F(SessionTest, SlowSendersEndAtTheDeadline) {
  RawClient client(port());
  auto const begin = std::chrono::steady_clock::now();
  // A byte now and then: each comes in time, the request does not.
  for (char c : "GET /healthz HTTP/1.1\r\nHost: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"s) {
    if (!client.send(std::string(1, c)) || client.is_closed_within(50ms)) break;
  }
  auto const took = std::chrono::steady_clock::now() - begin;
  EXPECT_GE(took, 400ms);
  EXPECT_LT(took, 1500ms);
}

TEST_F(SessionTest, SilentClientsAreClosed) {
  RawClient silent(port());
  EXPECT_TRUE(silent.is_closed_within(1s));
  RawClient idle(port());
  idle.send(get("/healthz"));
  EXPECT_EQ(idle.read_reply().status, 200);
  EXPECT_FALSE(idle.is_closed_within(400ms)) << "keep-alive lasts longer than a read";
  EXPECT_TRUE(idle.is_closed_within(1s));
}

TEST_F(SessionTest, ASearchMayOutlastTheReadDeadline) {
  RawClient client(port());
  client.send(get("/slow"));
  gate().wait_for(1);
  std::this_thread::sleep_for(800ms);
  gate().open();
  EXPECT_EQ(client.read_reply().body, "\"slow\"");
}

TEST_F(SessionTest, ExceptionsBecomeAnswersAndLogLines) {
  Reply page = ask(port(), get("/throw"));
  EXPECT_EQ(page.status, 500);
  EXPECT_TRUE(page.body.starts_with("<!doctype html>"));
  Reply json = ask(port(), get("/api/throw"));
  EXPECT_EQ(json.status, 500);
  EXPECT_TRUE(json.body.starts_with("{\"error\":{\"code\":\"Internal\""));
  EXPECT_EQ(log_lines(),
            (std::vector<std::string>{"/throw: exception: boom", "/api/throw: exception: boom"}));
  EXPECT_EQ(ask(port(), get("/api/v1/announcements/gv-1")).status, 200) << "the worker goes on";
}

TEST_F(SessionTest, AFullQueueIsToldAtOnce) {
  RawClient running(port());
  running.send(get("/slow"));
  gate().wait_for(1);
  RawClient waiting(port());
  waiting.send(get("/slow"));
  EXPECT_TRUE(has_queued(1));
  Reply refused = ask(port(), get("/api/v1/search?q=a"));
  EXPECT_EQ(refused.status, 503);
  EXPECT_FALSE(refused.headers["retry-after"].empty());
  EXPECT_EQ(ask(port(), get("/healthz")).status, 200) << "sockets do not wait for searches";
  gate().open();
  EXPECT_EQ(running.read_reply().status, 200);
  EXPECT_EQ(waiting.read_reply().status, 200);
}

TEST_F(SessionTest, ClientsMayLeaveDuringASearch) {
  {
    RawClient client(port());
    client.send(get("/slow"));
    gate().wait_for(1);
  }
  gate().open();
  EXPECT_EQ(ask(port(), get("/healthz")).status, 200);
}

}  // namespace
}  // namespace tracuu::server
