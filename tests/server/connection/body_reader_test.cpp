// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/body_reader.hpp"

#include <thread>

#include "tests/server/live_service.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

// /oai reads a form.
std::string const kFormHead =
    "POST /oai HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n";
std::string const kChunkedForm = kFormHead + "Transfer-Encoding: chunked\r\n";

class BodyReader : public LiveService {
 protected:
  BodyReader() { start(); }
};

TEST_F(BodyReader, ReadsChunksAndLeavesWhatFollows) {
  RawClient client(port());
  client.send(kChunkedForm + "\r\n5\r\nverb=\r\n8\r\nIdentify\r\n0\r\n\r\n" + get("/healthz"));
  EXPECT_NE(client.read_reply().body.find("<Identify>"), std::string::npos);
  EXPECT_EQ(client.read_reply().status, 200) << "the next request on the connection";
}

TEST_F(BodyReader, ReadsChunksAsTheyCome) {
  RawClient client(port());
  std::string const request =
      kChunkedForm + "\r\n5\r\nverb=\r\n8;a=b\r\nIdentify\r\n0\r\nX: y\r\n\r\n";
  for (std::size_t at = 0; at < request.size(); at += 20) {
    client.send(request.substr(at, 20));
    std::this_thread::sleep_for(5ms);
  }
  EXPECT_EQ(client.read_reply().status, 200);
  EXPECT_TRUE(client.send(get("/healthz")));
  EXPECT_EQ(client.read_reply().status, 200);
}

TEST_F(BodyReader, SendsContinueBeforeChunks) {
  RawClient client(port());
  client.send(kChunkedForm + "Expect: 100-continue\r\n\r\n");
  EXPECT_TRUE(client.is_answered_within(2s));
  client.send("d\r\nverb=Identify\r\n0\r\n\r\n");
  EXPECT_EQ(client.read_reply().status, 100);
  EXPECT_EQ(client.read_reply().status, 200);
}

TEST_F(BodyReader, RefusesWhatHasNoSureEnd) {
  struct Row {
    std::string request;
    int status;
    char const* why;
  };
  std::string const following = get("/healthz");
  Row const rows[] = {
      {kChunkedForm + "\r\nd\nverb=Identify\r\n0\r\n\r\n", 400, "bare LF"},
      {kChunkedForm + "\r\ndverb=Identify\r\n0\r\n\r\n", 400, "no end of the size"},
      {kChunkedForm + "\r\n1001\r\n", 413, "over the limit of a form"},
      {kChunkedForm + "\r\n" + std::string(5'000, '0'), 400, "an endless line"},
      {kChunkedForm + "Content-Length: 13\r\n\r\nd\r\nverb=Identify\r\n0\r\n\r\n", 400,
       "a length beside it"},
      {kFormHead + "Content-Length: 5000\r\n\r\n", 413, "by length"},
  };
  for (Row const& row : rows) {
    RawClient client(port());
    client.send(row.request + following);
    Reply reply = client.read_reply();
    EXPECT_EQ(reply.status, row.status) << row.why;
    EXPECT_EQ(reply.headers["connection"], "close") << row.why;
    EXPECT_TRUE(client.is_closed_within(2s)) << row.why << ": something else was answered";
  }
}

TEST_F(BodyReader, EndsWhenTheTimeIsUp) {
  RawClient client(port());
  client.send(kChunkedForm + "\r\nd\r\nverb=Ide");
  EXPECT_TRUE(client.is_closed_within(3s));
}

}  // namespace
}  // namespace tracuu::server
