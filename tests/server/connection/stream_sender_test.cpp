// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/stream_sender.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "tests/server/live_service.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/comes_true.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMany = 10'000;

std::vector<schema::Announcement> many_announcements() {
  std::vector<schema::Announcement> announcements(kMany, test::reform_announcement());
  for (std::size_t i = 0; i < kMany; ++i) {
    announcements[i].id = "a-" + std::to_string(i);
    announcements[i].body = "Số " + std::to_string(i) + ". " + std::string(600, 'x');
    announcements[i].numbers.clear();
  }
  return announcements;
}

/// Exports over sockets; the index of 10,000 is made once.
class StreamSenderTest : public LiveService {
 protected:
  static void SetUpTestSuite() { index_ = make_test_index(many_announcements()); }

  void SetUp() override {
    config_.index = index_;
    config_.write_timeout = 2s;
    config_.max_streams = 2;
    start();
  }

  /// A client that has asked for everything and reads nothing yet.
  std::unique_ptr<RawClient> greedy_client() {
    auto client = std::make_unique<RawClient>(port(), 16 * 1024);
    client->send(get(kAll));
    EXPECT_GT(client->read_some(100), 0u);
    return client;
  }

  /// Whether an export is accepted within some seconds.
  bool gets_a_place() {
    return test::comes_true([this] { return ask(port(), get(kFew)).status == 200; });
  }

  static constexpr char const* kAll = "/api/v1/export?q=c%E1%BA%A3i+c%C3%A1ch";
  static constexpr char const* kFew = "/api/v1/export?q=c%E1%BA%A3i+c%C3%A1ch&to=1999";
  static inline std::filesystem::path index_;
};

TEST_F(StreamSenderTest, AllOfTenThousandArriveOnce) {
  RawClient client(port());
  client.send(get(kAll));
  Reply reply = client.read_reply();
  ASSERT_EQ(reply.status, 200);
  client.send(get("/healthz"));
  EXPECT_EQ(client.read_reply().status, 200) << "the connection is kept";
  EXPECT_EQ(reply.headers["transfer-encoding"], "chunked");
  EXPECT_FALSE(reply.headers.contains("content-length"));
  EXPECT_EQ(reply.headers["tracuu-total"], std::to_string(kMany));
  std::set<std::string> ids;
  std::istringstream lines(reply.body);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    ids.insert(nlohmann::json::parse(line)["id"].get<std::string>());
  }
  EXPECT_EQ(count, kMany);
  EXPECT_EQ(ids.size(), kMany);
}

TEST_F(StreamSenderTest, OldClientsGetTheSameBodyWithoutChunks) {
  RawClient client(port());
  client.send(std::string("GET ") + kAll + " HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  std::string const answer = client.read_to_end();
  EXPECT_EQ(answer.find("chunked"), std::string::npos);
  std::string const body = answer.substr(answer.find("\r\n\r\n") + 4);
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(body, '\n')), kMany);
  EXPECT_TRUE(body.starts_with("{") && body.ends_with("}\n"));
}

TEST_F(StreamSenderTest, HeadHasTheHeadersOnly) {
  RawClient client(port());
  client.send(std::string("HEAD ") + kAll + " HTTP/1.1\r\nHost: a\r\n\r\n");
  Reply reply = client.read_reply(true);
  EXPECT_EQ(reply.headers["tracuu-total"], std::to_string(kMany));
  client.send(get("/healthz"));
  EXPECT_EQ(client.read_reply().body, R"({"status":"ok"})");
}

TEST_F(StreamSenderTest, ClientsThatLeaveGiveTheirPlaceBack) {
  for (int round = 0; round < 3; ++round) {
    auto const first = greedy_client();
    auto const second = greedy_client();
  }
  EXPECT_TRUE(gets_a_place());
  EXPECT_TRUE(log_lines().empty()) << log_lines().front();
}

TEST_F(StreamSenderTest, ASlowReaderGetsAllAndHoldsNobodyUp) {
  auto const slow = greedy_client();
  std::size_t bytes = 100;
  for (int i = 0; i < 10; ++i) {
    bytes += slow->read_some(50'000);
    auto const begin = std::chrono::steady_clock::now();
    EXPECT_EQ(ask(port(), get("/api/v1/search?q=a")).status, 200) << "searches go on";
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
    std::this_thread::sleep_for(30ms);
  }
  std::string const rest = slow->read_to_end_of_chunks();
  EXPECT_TRUE(rest.ends_with("\r\n0\r\n\r\n"));
  EXPECT_GT(bytes + rest.size(), kMany * 600);
}

TEST_F(StreamSenderTest, ReadersThatStopAreCutOff) {
  auto const stuck = greedy_client();
  auto const other = greedy_client();
  EXPECT_EQ(ask(port(), get(kFew)).status, 503) << "both places are taken";
  EXPECT_TRUE(gets_a_place()) << "the write timeout frees them";
}

TEST_F(StreamSenderTest, OneTooManyIsToldWhenToComeBack) {
  auto const first = greedy_client();
  auto const second = greedy_client();
  Reply refused = ask(port(), get(kFew));
  EXPECT_EQ(refused.status, 503);
  EXPECT_FALSE(refused.headers["retry-after"].empty());
  EXPECT_EQ(ask(port(), get("/sitemaps/1.xml")).status, 503);
  EXPECT_EQ(ask(port(), get("/api/v1/search?q=a")).status, 200) << "searches are not meant";
}

TEST_F(StreamSenderTest, NoClientTakesAllPlaces) {
  RawClient first(port());
  std::string const head = "GET " + std::string(kAll) + " HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ";
  first.send(head + "203.0.113.1\r\n\r\n");
  EXPECT_GT(first.read_some(100), 0u);
  Reply second = ask(port(), head + "203.0.113.1\r\n\r\n");
  EXPECT_EQ(second.status, 429);
  EXPECT_FALSE(second.headers["retry-after"].empty());
  EXPECT_EQ(ask(port(), "GET " + std::string(kFew) +
                            " HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.2\r\n\r\n")
                .status,
            200);
}

// Reads a little again and again, so that the write timeout never comes.
TEST_F(StreamSenderTest, WhoReadsTooSlowlyIsCutOff) {
  service_.reset();
  config_.write_timeout = 30s;
  config_.stream_rate_window = 200ms;
  config_.stream_min_rate = 100'000'000;
  start();
  auto const slow = greedy_client();
  auto const is_cut = [&] {
    static_cast<void>(slow->read_some(1'000));
    auto const lines = log_lines();
    return std::ranges::count(lines, "stream: cut off: the client reads too slowly") == 1;
  };
  EXPECT_TRUE(test::comes_true(is_cut));
  EXPECT_FALSE(slow->read_to_end().ends_with("\r\n0\r\n\r\n"));
}

TEST_F(StreamSenderTest, WhileAPlaceIsFreeSlowReadersMayStay) {
  service_.reset();
  config_.write_timeout = 30s;
  config_.stream_rate_window = 50ms;
  config_.stream_min_rate = 1;
  config_.stream_min_rate_when_full = 100'000'000;
  start();
  auto const slow = greedy_client();
  for (int i = 0; i < 20; ++i) {
    EXPECT_GT(slow->read_some(1'000), 0u);
    std::this_thread::sleep_for(10ms);
  }
  EXPECT_TRUE(log_lines().empty());
  auto const other = greedy_client();
  EXPECT_TRUE(test::comes_true([&] {
    static_cast<void>(slow->read_some(1'000));
    static_cast<void>(other->read_some(1'000));
    return !log_lines().empty();
  })) << "all places are taken";
}

TEST_F(StreamSenderTest, AStopCutsAtTheDeadlineWithoutAnEnd) {
  auto const stuck = greedy_client();
  auto const begin = std::chrono::steady_clock::now();
  service_->stop();
  service_->wait();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
  EXPECT_FALSE(stuck->read_to_end().ends_with("\r\n0\r\n\r\n"));
}

TEST_F(StreamSenderTest, AStopLetsAnExportFinish) {
  service_.reset();
  config_.drain_timeout = 60s;
  start();
  auto const client = greedy_client();
  service_->stop();
  EXPECT_TRUE(client->read_to_end().ends_with("\r\n0\r\n\r\n"));
  service_->wait();
}

TEST_F(StreamSenderTest, SitemapsAreStreamedToo) {
  Reply const reply = ask(port(), get("/sitemaps/1.xml"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_TRUE(reply.body.ends_with("</urlset>\n"));
  std::size_t pages = 0;
  for (std::size_t at = 0; (at = reply.body.find("<url>", at)) != std::string::npos; ++at) ++pages;
  EXPECT_EQ(pages, kMany + 2) << "the home page and the archive, too";
}

TEST_F(StreamSenderTest, MemoryDoesNotGrowWithTheExport) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer keeps what was freed";
#endif
  auto const resident_kb = [] {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
    }
    return 0L;
  };
  auto const reader = greedy_client();
  long const before = resident_kb();
  std::size_t bytes = 0;
  while (bytes < 6'000'000) {
    std::size_t const some = reader->read_some(65'536);
    if (some == 0) break;
    bytes += some;
  }
  EXPECT_GE(bytes, 6'000'000u);
  EXPECT_LT(resident_kb() - before, 4'096) << "kB more than at the beginning";
}

// The form of harvesters that POST: as GET with the fields of the form.
TEST_F(StreamSenderTest, HarvestersMayPost) {
  std::string const form = "verb=ListRecords&metadataPrefix=oai_dc";
  auto const post = [](std::string const& body, std::string const& type) {
    return "POST /oai HTTP/1.1\r\nHost: a.example\r\nContent-Type: " + type +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  };
  std::string const form_type = "application/x-www-form-urlencoded";
  RawClient client(port());
  client.send(post(form, form_type) + get("/oai?verb=Identify"));
  EXPECT_NE(client.read_reply().body.find("<ListRecords>"), std::string::npos);
  EXPECT_NE(client.read_reply().body.find("<Identify>"), std::string::npos) << "pipelined";
  RawClient slow(port());
  std::string const request = post(form, form_type + "; charset=UTF-8");
  slow.send(request.substr(0, request.size() - 5));
  std::this_thread::sleep_for(50ms);
  slow.send(request.substr(request.size() - 5));
  EXPECT_EQ(slow.read_reply().status, 200);
  EXPECT_EQ(ask(port(), post("verb=%zz", form_type)).status, 400);
  EXPECT_EQ(ask(port(), post(std::string(5'000, 'a'), form_type)).status, 413);
  EXPECT_EQ(ask(port(), post(form, "text/plain")).status, 415);
  EXPECT_EQ(ask(port(), "OPTIONS /oai HTTP/1.1\r\nHost: a\r\n\r\n").headers["allow"],
            "GET, HEAD, POST, OPTIONS");
  RawClient silent(port());
  silent.send(request.substr(0, request.size() - 5));
  EXPECT_TRUE(silent.is_closed_within(2s)) << "the rest of the form never comes";
}

}  // namespace
}  // namespace tracuu::server
