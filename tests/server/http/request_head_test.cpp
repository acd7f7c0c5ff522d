// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request_head.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using namespace std::string_literals;

constexpr std::uint64_t kBodyLimit = 1'000;

RequestHead read(std::string const& text) {
  return read_head(text, kBodyLimit);
}

TEST(ScanHead, FindsTheEnd) {
  struct Row {
    std::string bytes;
    HeadScanState state;
    std::size_t head_bytes;
    char const* why;
  };
  Row const rows[] = {
      {"", HeadScanState::Incomplete, 0, "nothing yet"},
      {"GET / HTTP/1.1\r\n", HeadScanState::Incomplete, 0, "no blank line"},
      {"GET / HTTP/1.1\r\nHost: a\r\n\r", HeadScanState::Incomplete, 0, "one byte short"},
      {"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET", HeadScanState::Complete, 27, "pipelined"},
      {"\r\n", HeadScanState::Complete, 2, "an empty head"},
      {"GET / HTTP/1.1\n", HeadScanState::Malformed, 0, "bare LF"},
      {"GET / HTTP/1.1\r\nA: b\n\r\n", HeadScanState::Malformed, 0, "bare LF in a field"},
      {"GET / HTTP/1.1\rA: b\r\n\r\n", HeadScanState::Malformed, 0, "bare CR"},
      {"GET / HTTP/1.1\r\n\rX", HeadScanState::Malformed, 0, "bare CR at a line's start"},
      {"GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", HeadScanState::Malformed, 0, "obs-fold"},
      {"GET / HTTP/1.1\r\nA: b\r\n\tc\r\n\r\n", HeadScanState::Malformed, 0, "obs-fold, tab"},
      {"GET / HTTP/1.1\r\nA: \0b\r\n\r\n"s, HeadScanState::Malformed, 0, "NUL"},
      {" GET / HTTP/1.1\r\n", HeadScanState::Malformed, 0, "leading space"},
  };
  for (Row const& row : rows) {
    HeadScan const scan = scan_head(row.bytes);
    EXPECT_EQ(scan.state, row.state) << row.why;
    EXPECT_EQ(scan.head_bytes, row.head_bytes) << row.why;
  }
}

TEST(ReadHead, ReadsAGoodRequest) {
  auto const head =
      read("GET /search?q=a%20b&lang=en HTTP/1.1\r\nHost: a\r\nAccept-Language: en\r\n\r\n");
  ASSERT_FALSE(head.problem);
  EXPECT_EQ(head.request.method, Method::Get);
  EXPECT_EQ(head.request.path, "/search");
  ASSERT_EQ(head.request.parameters.size(), 2u);
  EXPECT_EQ(head.request.parameters[0].value, "a b");
  EXPECT_EQ(head.request.accept_language, "en");
  EXPECT_EQ(head.version, 11);
  EXPECT_TRUE(head.keep_alive);
  EXPECT_EQ(head.body_bytes, 0u);
}

TEST(ReadHead, KeepsAliveAsTheVersionSays) {
  struct Row {
    std::string head;
    bool keep_alive;
  };
  Row const rows[] = {
      {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", true},
      {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nHost: a\r\nConnection: foo, CLOSE\r\n\r\n", false},
      {"GET / HTTP/1.0\r\n\r\n", false},
      {"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", true},
  };
  for (Row const& row : rows) {
    auto const head = read(row.head);
    EXPECT_FALSE(head.problem) << row.head;
    EXPECT_EQ(head.keep_alive, row.keep_alive) << row.head;
  }
}

struct Refusal {
  std::string head;
  int status;
  char const* why;
};

void expect_refused(std::initializer_list<Refusal> rows) {
  for (Refusal const& row : rows) {
    auto const head = read(row.head);
    ASSERT_TRUE(head.problem) << row.why;
    EXPECT_EQ(head.problem->status, row.status) << row.why;
    EXPECT_FALSE(head.keep_alive) << row.why;
  }
}

TEST(ReadHead, TakesABodyInChunks) {
  for (char const* const coding : {"chunked", "Chunked", " chunked "}) {
    auto const head = read(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + std::string(coding) + "\r\n\r\n");
    ASSERT_FALSE(head.problem) << coding;
    EXPECT_TRUE(head.is_chunked && head.has_body() && head.keep_alive) << coding;
    EXPECT_EQ(head.body_bytes, 0u);
  }
  EXPECT_FALSE(read("POST / HTTP/1.1\r\nHost: a\r\n\r\n").has_body());
  EXPECT_TRUE(read("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n").has_body());
}

TEST(ReadHead, RefusesAmbiguousFraming) {
  std::string const get = "GET / HTTP/1.1\r\nHost: a\r\n";
  std::string const post = "POST / HTTP/1.1\r\nHost: a\r\n";
  expect_refused({
      {post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "twice"},
      {post + "Transfer-Encoding: chunked, chunked\r\n\r\n", 400, "a list"},
      {post + "Transfer-Encoding: chunked;a=b\r\n\r\n", 400, "a parameter"},
      {post + "Transfer-Encoding: \"chunked\"\r\n\r\n", 400, "quotes"},
      {post + "Transfer-Encoding: xchunked\r\n\r\n", 400, "another word"},
      {post + "Transfer-Encoding:\r\n\r\n", 400, "none"},
      {post + "Transfer-Encoding : chunked\r\n\r\n", 400, "space before the colon of a coding"},
      {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "in HTTP/1.0"},
      {post + "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n", 400, "and no length"},
      {post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 400, "more codings"},
      {post + "Transfer-Encoding: identity\r\n\r\n", 400, "identity"},
      {post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "length and coding"},
      {get + "Transfer-Encoding: chunked\r\n\r\n", 400, "on GET"},
      {post + "Content-Length: 4\r\nContent-Length: 4\r\n\r\n", 400, "two equal lengths"},
      {post + "Content-Length: 4\r\nContent-Length: 5\r\n\r\n", 400, "two lengths"},
      {post + "Content-Length: 4, 4\r\n\r\n", 400, "a list of lengths"},
      {post + "Content-Length: +4\r\n\r\n", 400, "a sign"},
      {post + "Content-Length: 0x4\r\n\r\n", 400, "hexadecimal"},
      {post + "Content-Length: \r\n\r\n", 400, "empty"},
      {post + "Content-Length: 99999999999999999999\r\n\r\n", 400, "over 64 bits"},
      {post + "Content-Length : 4\r\n\r\n", 400, "space before the colon"},
      {get + "Content-Length: 4\r\n\r\n", 400, "a body on GET"},
      {"HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n", 400, "a body on HEAD"},
      {post + "Content-Length: 1001\r\n\r\n", 413, "body over the limit"},
  });
}

TEST(ReadHead, RefusesWhatIsNotHttp) {
  expect_refused({
      {"\r\n", 400, "an empty head"},
      {"GET /\r\n\r\n", 400, "HTTP/0.9"},
      {"GET / HTTP/1.1\r\n\r\n", 400, "no Host"},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "two Hosts"},
      {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505, "another version"},
      {"PRI * HTTP/2.0\r\n\r\n", 505, "the preface of HTTP/2"},
      {"GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 505, "trailing space"},
      {"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "two spaces"},
      {"GET / HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n", 400, "no colon"},
      {"GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n", 400, "no name"},
      {"G@T / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "a bad method"},
      {"\x16\x03\x01\x02 / HTTP/1.1\r\n\r\n", 400, "TLS on a plain port"},
  });
}

TEST(ReadHead, RefusesBadTargets) {
  std::string const host = " HTTP/1.1\r\nHost: a\r\n\r\n";
  expect_refused({
      {"GET /search?q=%zz" + host, 400, "bad percent-encoding"},
      {"GET /search?q=%ff" + host, 400, "not UTF-8"},
      {"GET /search?q=%00" + host, 400, "NUL"},
      {"GET search" + host, 400, "no slash"},
      {"GET *" + host, 400, "a star is for OPTIONS"},
      {"GET /search?q=" + std::string(4'096, 'a') + host, 414, "too long"},
      {"GET /" + std::string(4'096, 'a') + host, 414, "path too long"},
  });
}

TEST(ReadHead, KnowsThePathOfABadRequest) {
  // So that a person who pasted too much into the box gets a page, not JSON.
  auto const long_query =
      read("GET /search?q=" + std::string(5'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(long_query.request.path, "/search");
  auto const bad_query = read("GET /api/v1/search?q=%zz HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(bad_query.request.path, "/api/v1/search");
  auto const bad_path =
      read("GET /api/v1/announcements/a%zz%00%ff%C3%A1 HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(bad_path.problem->status, 400);
  EXPECT_EQ(bad_path.request.path, "/api/v1/announcements/a%zzá")
      << "programs are answered in JSON";
}

TEST(ReadHead, TheHostIsAHost) {
  for (char const* good : {"a", "tim.example.gov.vn", "127.0.0.1:8080", "[::1]", "[2001:db8::7]:80",
                           "a_b", "a:", ""}) {
    auto const head = read("GET / HTTP/1.1\r\nHost: " + std::string(good) + "\r\n\r\n");
    EXPECT_FALSE(head.problem) << good;
    EXPECT_EQ(head.host, good);
  }
  for (char const* bad : {"a b", "a/b", "u@a", "a:80:80", "[::1", "::1", "a:port", "a:99999", ":80",
                          "a<b", "a%zz", "\xc3\xa1"}) {
    auto const head = read("GET / HTTP/1.1\r\nHost: " + std::string(bad) + "\r\n\r\n");
    ASSERT_TRUE(head.problem) << bad;
    EXPECT_EQ(head.problem->status, 400) << bad;
  }
}

TEST(ReadHead, AnAbsoluteFormSaysTheHost) {
  auto const head = read("GET http://tim.example:81/kho?q=a HTTP/1.1\r\nHost: other\r\n\r\n");
  EXPECT_FALSE(head.problem);
  EXPECT_EQ(head.host, "tim.example:81");
  EXPECT_EQ(head.request.path, "/kho");
  EXPECT_EQ(read("GET HTTP://tim.example?q=a HTTP/1.1\r\nHost: b\r\n\r\n").host, "tim.example");
  for (char const* bad : {"http://", "http:///kho", "http://u@a/", "http://a b/", "http://a:x/"}) {
    EXPECT_TRUE(read("GET " + std::string(bad) + " HTTP/1.1\r\nHost: a\r\n\r\n").problem) << bad;
  }
  EXPECT_TRUE(read("GET http://a/ HTTP/1.1\r\nHost: a/b\r\n\r\n").problem) << "both count";
}

TEST(ReadHead, TakesOtherMethodsWithOrWithoutABody) {
  auto const post = read("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n");
  EXPECT_FALSE(post.problem);
  EXPECT_EQ(post.request.method, Method::Post);
  EXPECT_GT(post.body_bytes, 0u);
  auto const options = read("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_FALSE(options.problem);
  EXPECT_EQ(options.request.path, "*");
  EXPECT_FALSE(read("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").problem);
}

TEST(ReadOversizedHead, TellsUrlFromHeader) {
  EXPECT_EQ(read_oversized_head("GET /" + std::string(9'000, 'a')).problem->status, 414);
  EXPECT_EQ(read_oversized_head("GET / HTTP/1.1\r\nA: " + std::string(9'000, 'a')).problem->status,
            431);
}

}  // namespace
}  // namespace tracuu::server
