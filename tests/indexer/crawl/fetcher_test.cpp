// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/fetcher.hpp"

#include <brotli/encode.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "indexer/bytes/http_response.hpp"
#include "tests/indexer/crawl/nginx_server.hpp"
#include "tests/indexer/crawl/scripted_server.hpp"
#include "tests/indexer/gzip_bytes.hpp"

namespace tracuu::indexer {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test::Connection;
using test::NginxServer;
using test::ScriptedServer;

FetcherOptions options_for(std::string const& site) {
  FetcherOptions options;
  options.user_agent = "tracuu-test/1.0 (+mailto:a@b.vn)";
  options.answer = seconds(20);
  options.sites = {site};
  return options;
}

/// Waits for one outcome; a fetcher that never comes to an end fails the test.
FetchOutcome outcome_of(Fetcher& fetcher) {
  auto outcome = fetcher.wait(seconds(60));
  if (outcome) return std::move(*outcome);
  return {"", 0, base::Error{base::ErrorCode::Internal, "nothing came", ""}};
}

FetchOutcome fetch(FetcherOptions options, FetchRequest const& request) {
  auto fetcher = Fetcher::make(std::move(options));
  if (!fetcher) return {request.url, request.tag, fetcher.error()};
  auto const added = fetcher->add(request);
  if (!added) return {request.url, request.tag, added.error()};
  return outcome_of(*fetcher);
}

FetchOutcome fetch(ScriptedServer const& server) {
  return fetch(options_for(server.url()), {.url = server.url("/tin")});
}

/// "200 <body>" of an answer, with "(cut: why)", or "!" and the message of an error.
std::string in_words(FetchOutcome const& outcome) {
  if (!outcome.answer) return "!" + outcome.answer.error().message;
  FetchAnswer const& answer = *outcome.answer;
  std::string words = std::to_string(answer.status) + " " + answer.body;
  if (answer.is_cut()) words += " (cut: " + answer.truncated + ")";
  return words;
}

TEST(Fetcher, AsksAndKeepsWhatWasSaid) {
  ScriptedServer const server(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"a\"\r\n\r\nxin chào");
  auto const before = std::chrono::system_clock::now();
  FetchOutcome const outcome =
      fetch(options_for(server.url()), {.url = server.url("/tin?a=b%20c"),
                                        .etag = "W/\"x\"",
                                        .last_modified = "Sun, 06 Nov 1994 08:49:37 GMT",
                                        .tag = 7});
  ASSERT_TRUE(outcome.answer) << in_words(outcome);
  FetchAnswer const& answer = *outcome.answer;
  EXPECT_EQ(outcome.tag, 7u);
  EXPECT_EQ(answer.tag, 7u);
  EXPECT_EQ(answer.url, server.url("/tin?a=b%20c"));
  EXPECT_EQ(outcome.url, answer.url);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.head, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"a\"\r\n\r\n");
  EXPECT_EQ(answer.body, "xin chào");
  EXPECT_EQ(answer.ip, "127.0.0.1");
  EXPECT_EQ(answer.protocol, "http/1.1");
  EXPECT_FALSE(answer.is_cut());
  EXPECT_GE(answer.at, before);
  EXPECT_LE(answer.at, std::chrono::system_clock::now());
  EXPECT_EQ(answer.request_head,
            "GET /tin?a=b%20c HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                "\r\nUser-Agent: tracuu-test/1.0 (+mailto:a@b.vn)\r\n"
                "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
                "Accept-Encoding: br, gzip\r\nAccept-Language: vi,en;q=0.5\r\n"
                "If-None-Match: W/\"x\"\r\n"
                "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n");
}

TEST(Fetcher, TakesAnswersAsTheyCome) {
  std::string const ok = "HTTP/1.1 200 OK\r\n";
  struct Row {
    std::string answer;
    std::string expected;
    char const* why;
  };
  std::vector<Row> const rows{
      {ok + "\r\nmột", "200 một", "to the end of the connection"},
      {ok + "Content-Length: 3\r\n\r\nhai", "200 hai", "a length"},
      {ok + "Content-Length: 3\r\n\r\nhai and more", "200 hai", "more than was announced"},
      {ok + "Content-Length: 30\r\n\r\nhai", "200 hai (cut: disconnect)", "less than that"},
      {ok + "Content-Length: 99999999999\r\n\r\nhai", "200  (cut: length)", "more than is wanted"},
      {ok + "Content-Length: soon\r\n\r\nhai", "!Invalid Content-Length: value", "no length"},
      {ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nhai\r\n2\r\n b\r\n0\r\n\r\n", "200 hai b",
       "chunks"},
      {ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nhai\r\n5\r\nba", "200 haiba (cut: disconnect)",
       "chunks that end early"},
      {ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nhai\r\nzz\r\n", "200 hai (cut: disconnect)",
       "chunks that are none"},
      {ok + "\r\n" + std::string(2'000'000, 'a'),
       "200 " + std::string(1'000'000, 'a') + " (cut: length)", "too long, without a length"},
      {"HTTP/1.1 304 Not Modified\r\nContent-Length: 99999999999\r\n\r\n", "304 ", "no body"},
      {"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n", "302 ", "not followed"},
      {"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 9\r\nContent-Length: 4\r\n\r\nslow",
       "429 slow", "too many requests"},
      {"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + ok + "Content-Length: 3\r\n\r\nhai",
       "200 hai", "an interim answer before it"},
      {"HTTP/1.0 404 Không thấy\r\n\r\nno", "404 no", "an old server"},
      {ok + "A: " + std::string(70'000, 'a') + "\r\n\r\nhai",
       "!the head of the answer has more than 65535 bytes", "a head without an end"},
      {"", "!Empty reply from server", "nothing"},
      {"SSH-2.0-OpenSSH_9.2\r\n", "!Received HTTP/0.9 when not allowed", "no HTTP"},
  };
  for (Row const& row : rows) {
    ScriptedServer const server(row.answer);
    FetcherOptions options = options_for(server.url());
    options.max_bytes = 1'000'000;
    EXPECT_EQ(in_words(fetch(options, {.url = server.url("/tin")})), row.expected) << row.why;
  }
}

TEST(Fetcher, KeepsTheHeadOfTheAnswerThatCounts) {
  ScriptedServer const server(
      "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 Được\r\nA: b\r\n"
      "transfer-encoding: chunked\r\nC: d,\r\n\te\r\n\r\n3\r\nhai\r\n0\r\nDigest: e\r\n\r\n");
  FetchOutcome const outcome = fetch(server);
  ASSERT_TRUE(outcome.answer) << in_words(outcome);
  EXPECT_EQ(outcome.answer->head, "HTTP/1.1 200 Được\r\nA: b\r\nC: d,\r\n\te\r\n\r\n");
  EXPECT_EQ(outcome.answer->body, "hai");
}

std::string brotli_bytes(std::string const& text) {
  std::string packed(text.size() + 1000, '\0');
  std::size_t bytes = packed.size();
  EXPECT_EQ(BrotliEncoderCompress(BROTLI_DEFAULT_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT,
                                  text.size(), reinterpret_cast<std::uint8_t const*>(text.data()),
                                  &bytes, reinterpret_cast<std::uint8_t*>(packed.data())),
            BROTLI_TRUE);
  packed.resize(bytes);
  return packed;
}

TEST(Fetcher, LeavesEncodingsOn) {
  std::string const text = "<p>Thông báo lịch tiếp công dân</p>";
  std::map<std::string, std::string> const packed{{"gzip", test::gzip_bytes(text)},
                                                  {"br", brotli_bytes(text)}};
  for (auto const& [encoding, bytes] : packed) {
    ScriptedServer const server("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " +
                                encoding + "\r\n\r\n" + bytes);
    FetchOutcome const outcome = fetch(server);
    ASSERT_TRUE(outcome.answer) << in_words(outcome);
    EXPECT_EQ(outcome.answer->body, bytes) << encoding;
    auto const head = parse_http_head(outcome.answer->head);
    ASSERT_TRUE(head);
    EXPECT_EQ(decode_http_body(*head, outcome.answer->body, 1000).value(), text) << encoding;
  }
}

TEST(Fetcher, EndsInTime) {
  auto const sends = [](std::string const& begin, std::string const& again, milliseconds pause) {
    return [=](Connection const& connection, std::string const&) {
      connection.send(begin);
      for (int times = 0; times < 200 && !again.empty(); ++times) {
        std::this_thread::sleep_for(pause);
        if (!connection.send(again)) break;
      }
      while (again.empty() && !connection.is_closed()) continue;
      return false;
    };
  };
  struct Row {
    std::string begin;
    std::string again;
    milliseconds answer;
    milliseconds silence;
    std::string expected;  ///< its beginning
    char const* why;
  };
  std::string const head = "HTTP/1.1 200 OK\r\n\r\n";
  std::vector<Row> const rows{
      {"", "", milliseconds(1500), seconds(60), "!Operation timed out after", "no answer"},
      {head + "một", "", seconds(60), seconds(1), "200 một (cut: time)", "silence"},
      {head, "a", milliseconds(1500), seconds(60), "200 a", "an answer without an end"},
      {"HTTP/1.1 200 OK\r\n", "A: b\r\n", milliseconds(1500), seconds(60), "!Operation timed out",
       "a head without an end"},
  };
  for (Row const& row : rows) {
    ScriptedServer const server(sends(row.begin, row.again, milliseconds(50)));
    FetcherOptions options = options_for(server.url());
    options.answer = row.answer;
    options.silence = row.silence;
    std::string const words = in_words(fetch(options, {.url = server.url()}));
    EXPECT_TRUE(words.starts_with(row.expected)) << row.why << ": " << words;
    EXPECT_EQ(words.ends_with("(cut: time)"), row.expected.starts_with("200")) << words;
  }
}

TEST(Fetcher, RefusesWhatIsNoAddress) {
  auto fetcher = Fetcher::make({.user_agent = "a"});
  ASSERT_TRUE(fetcher);
  for (char const* url :
       {"", "tin", "ftp://a.vn/", "file:///etc/passwd", "http://", "javascript:alert(1)",
        "http://user:word@a.vn/", "http://a.vn/\r\nA: b", "gopher://a.vn/"}) {
    auto const added = fetcher->add({.url = url});
    ASSERT_FALSE(added) << url;
    EXPECT_EQ(added.error().code, base::ErrorCode::InvalidArgument) << url;
  }
  EXPECT_FALSE(fetcher->add({.url = "http://a.vn/", .etag = "\"a\"\r\nCookie: b"}));
  EXPECT_FALSE(fetcher->add({.url = "http://a.vn/", .last_modified = "a\nb"}));
  EXPECT_EQ(fetcher->running(), 0u);
  EXPECT_FALSE(fetcher->wait(seconds(60)));
}

TEST(Fetcher, RefusesBadOptions) {
  EXPECT_FALSE(Fetcher::make({.user_agent = "a\r\nb: c"}));
  EXPECT_FALSE(Fetcher::make({.user_agent = "a", .ca_file = "/no/such/file.pem"}));
  EXPECT_FALSE(Fetcher::make({.user_agent = "a", .sites = {"ftp://a.vn/"}}));
}

// A public page that leads into an office's network: no connection may even be opened.
TEST(Fetcher, KeepsOutOfPrivateNetworks) {
  ScriptedServer const server("HTTP/1.1 200 OK\r\n\r\nsecret");
  std::string const port = std::to_string(server.port());
  for (std::string const host :
       {"127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0"}) {
    FetchOutcome const outcome =
        fetch({.user_agent = "a"}, {.url = "http://" + host + ":" + port + "/"});
    ASSERT_FALSE(outcome.answer) << host;
    EXPECT_EQ(outcome.answer.error().code, base::ErrorCode::InvalidArgument) << host;
    EXPECT_TRUE(outcome.answer.error().message.ends_with("is an address of a private network"))
        << outcome.answer.error().message;
  }
  EXPECT_EQ(server.connections(), 0);

  ScriptedServer const other("HTTP/1.1 200 OK\r\n\r\nsecret");
  FetchOutcome const outcome = fetch(options_for(server.url()), {.url = other.url()});
  EXPECT_FALSE(outcome.answer) << "another port of a start address";
  EXPECT_EQ(other.connections(), 0);
  EXPECT_EQ(in_words(fetch(options_for(server.url("/van-ban/")), {.url = server.url("/x")})),
            "200 secret");
}

TEST(Fetcher, HasOneConnectionAHost) {
  auto const answers = [](Connection const& connection, std::string const&) {
    std::this_thread::sleep_for(milliseconds(20));
    return connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na");
  };
  ScriptedServer const one(answers);
  ScriptedServer const two(answers);
  FetcherOptions options = options_for(one.url());
  options.sites.push_back(two.url());
  auto fetcher = Fetcher::make(options);
  ASSERT_TRUE(fetcher);
  for (std::size_t tag = 0; tag < 20; ++tag) {
    ASSERT_TRUE(fetcher->add({.url = (tag % 2 ? one : two).url(), .tag = tag}));
  }
  EXPECT_EQ(fetcher->running(), 20u);
  std::map<std::size_t, std::string> got;
  while (fetcher->running() > 0) {
    FetchOutcome const outcome = outcome_of(*fetcher);
    got[outcome.tag] = in_words(outcome);
  }
  EXPECT_EQ(got.size(), 20u);
  for (auto const& [tag, words] : got) EXPECT_EQ(words, "200 a") << tag;
  EXPECT_EQ(one.connections(), 1);
  EXPECT_EQ(two.connections(), 1);
}

TEST(Fetcher, TellsWhatDoesNotAnswer) {
  std::string gone;
  {
    ScriptedServer const server("");
    gone = server.url();
  }
  FetchOutcome const closed = fetch(options_for(gone), {.url = gone, .tag = 3});
  ASSERT_FALSE(closed.answer);
  EXPECT_EQ(closed.tag, 3u);
  EXPECT_EQ(closed.answer.error().code, base::ErrorCode::Unavailable);
  EXPECT_EQ(closed.answer.error().subject, gone);
  EXPECT_NE(closed.answer.error().message.find("Failed to connect to 127.0.0.1"), std::string::npos)
      << closed.answer.error().message;
}

TEST(Fetcher, IsBrokenOffWithoutWaiting) {
  ScriptedServer const server([](Connection const& connection, std::string const&) {
    while (!connection.is_closed()) continue;
    return false;
  });
  auto const start = std::chrono::steady_clock::now();
  {
    auto fetcher = Fetcher::make(options_for(server.url()));
    ASSERT_TRUE(fetcher);
    ASSERT_TRUE(fetcher->add({.url = server.url()}));
    EXPECT_FALSE(fetcher->wait(milliseconds(100)));
    EXPECT_EQ(fetcher->running(), 1u);
    Fetcher moved = std::move(*fetcher);
    EXPECT_EQ(moved.running(), 1u);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, seconds(15));
}

class FetcherWithNginx : public testing::Test {
 protected:
  void SetUp() override {
    if (!NginxServer::is_there()) GTEST_SKIP() << "nginx or openssl is missing";
  }
};

FetcherOptions trusting(NginxServer const& server) {
  FetcherOptions options = options_for(server.url("/"));
  options.ca_file = server.ca_file();
  return options;
}

TEST_F(FetcherWithNginx, SpeaksHttp2OverTls) {
  NginxServer const server("gzip on; gzip_min_length 1;");
  ASSERT_TRUE(server.runs());
  std::ofstream(server.root() / "tin.html") << "<p>Thông báo</p>";
  FetchOutcome const outcome = fetch(trusting(server), {.url = server.url("/tin.html")});
  ASSERT_TRUE(outcome.answer) << in_words(outcome);
  EXPECT_EQ(outcome.answer->protocol, "h2");
  EXPECT_TRUE(outcome.answer->head.starts_with("HTTP/1.1 200 \r\n")) << outcome.answer->head;
  EXPECT_TRUE(outcome.answer->request_head.starts_with("GET /tin.html HTTP/1.1\r\nHost: localhost"))
      << outcome.answer->request_head;
  auto const head = parse_http_head(outcome.answer->head);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->content_encodings, std::vector<std::string>{"gzip"});
  EXPECT_EQ(decode_http_body(*head, outcome.answer->body, 1000).value(), "<p>Thông báo</p>");

  FetcherOptions options = trusting(server);
  options.http2 = false;
  FetchOutcome const old = fetch(options, {.url = server.url("/tin.html")});
  ASSERT_TRUE(old.answer) << in_words(old);
  EXPECT_EQ(old.answer->protocol, "http/1.1");
}

TEST_F(FetcherWithNginx, AsksWhetherAnythingChanged) {
  NginxServer const server;
  ASSERT_TRUE(server.runs());
  std::ofstream(server.root() / "tin.html") << "một";
  FetchOutcome const first = fetch(trusting(server), {.url = server.url("/tin.html")});
  ASSERT_TRUE(first.answer) << in_words(first);
  auto const value_of = [&first](std::string const& name) {
    std::string const& head = first.answer->head;
    std::size_t const at = head.find("\n" + name + ": ") + name.size() + 3;
    return head.substr(at, head.find('\r', at) - at);
  };
  FetchOutcome const again =
      fetch(trusting(server), {.url = server.url("/tin.html"), .etag = value_of("etag")});
  EXPECT_EQ(in_words(again), "304 ");
  FetchOutcome const by_date =
      fetch(trusting(server),
            {.url = server.url("/tin.html"), .last_modified = value_of("last-modified")});
  EXPECT_EQ(in_words(by_date), "304 ");
}

TEST_F(FetcherWithNginx, BelievesNoUnknownCertificate) {
  NginxServer const server;
  ASSERT_TRUE(server.runs());
  FetchOutcome const outcome = fetch(options_for(server.url("/")), {.url = server.url("/")});
  ASSERT_FALSE(outcome.answer);
  EXPECT_EQ(outcome.answer.error().code, base::ErrorCode::Unavailable);
  EXPECT_TRUE(outcome.answer.error().message.starts_with("the certificate cannot be verified"))
      << outcome.answer.error().message;

  std::string by_number = server.url("/");
  by_number.replace(by_number.find("localhost"), 9, "127.0.0.1");
  FetcherOptions options = trusting(server);
  options.sites = {by_number};
  EXPECT_FALSE(fetch(options, {.url = by_number}).answer) << "a certificate for another name";
}

TEST_F(FetcherWithNginx, CutsOverHttp2) {
  NginxServer const server("gzip on;");
  ASSERT_TRUE(server.runs());
  std::ofstream(server.root() / "long.html") << std::string(300'000, 'a');  // packed: no length
  std::ofstream(server.root() / "long.pdf") << std::string(300'000, 'a');
  FetcherOptions options = trusting(server);
  options.max_bytes = 100;
  FetchOutcome const packed = fetch(options, {.url = server.url("/long.html")});
  ASSERT_TRUE(packed.answer) << in_words(packed);
  EXPECT_EQ(packed.answer->truncated, "length");
  EXPECT_EQ(packed.answer->body.size(), 100u);
  EXPECT_EQ(in_words(fetch(options, {.url = server.url("/long.pdf")})), "200  (cut: length)");
}

}  // namespace
}  // namespace tracuu::indexer
