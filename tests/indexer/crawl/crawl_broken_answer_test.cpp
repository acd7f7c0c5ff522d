// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <string>

#include "indexer/crawl/crawl_job.hpp"
#include "indexer/crawl/crawl_store.hpp"
#include "indexer/crawl/warc_writer.hpp"
#include "tests/indexer/crawl/scripted_server.hpp"
#include "tests/indexer/test_folder.hpp"

// Answers that do not come to their end.

namespace tracuu::indexer {
namespace {

using test::Connection;
using test::ScriptedServer;

std::string const kText = "<title>Thông báo</title><p>Lịch tiếp công dân tháng 12</p>";

std::string whole(std::string const& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// A portal of two pages, of which the second breaks off, or never comes, when it is told to.
class BrokenPortal {
 public:
  enum class Mood { Well, BreaksOff, Hangs };

  [[nodiscard]] std::string url(std::string_view target = "/") const { return server_.url(target); }

  std::atomic<Mood> mood = Mood::Well;
  std::atomic<bool> was_asked = false;

 private:
  bool answer(Connection const& to, std::string const& head) {
    if (head.starts_with("GET / ")) return to.send(whole("<a href='/a'>Thông báo</a>"));
    if (!head.starts_with("GET /a ")) {
      return to.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    }
    was_asked = true;
    if (mood == Mood::Well) return to.send(whole(kText));
    if (mood == Mood::BreaksOff) to.send(whole(kText).substr(0, whole(kText).size() - 20));
    while (mood == Mood::Hangs && !to.is_closed()) continue;
    return false;
  }

  ScriptedServer server_{
      [this](Connection const& to, std::string const& head) { return answer(to, head); }};
};

class CrawlBrokenAnswer : public testing::Test {
 protected:
  CrawlBrokenAnswer() {
    options_.sites = {portal_.url()};
    options_.folder = folder_.path() / "crawl";
    options_.user_agent = "tracuu/1.2 (+mailto:a@b.vn)";
    options_.pace.delay = std::chrono::milliseconds(0);
    options_.pace.first_backoff = std::chrono::milliseconds(1);
  }

  CrawlReport crawl() {
    auto report = run_crawl(options_);
    EXPECT_TRUE(report) << to_string(report.error());
    return report ? *report : CrawlReport();
  }

  CrawlAddress page() {
    auto const store = CrawlStore::open(options_.folder);
    EXPECT_TRUE(store);
    auto const found = store->find(portal_.url("/a"));
    return found && *found ? **found : CrawlAddress();
  }

  test::TestFolder folder_;
  BrokenPortal portal_;
  CrawlOptions options_;
};

TEST_F(CrawlBrokenAnswer, KeepsWhatWasWhole) {
  crawl();
  EXPECT_EQ(page().digest, payload_digest(kText));
  portal_.mood = BrokenPortal::Mood::BreaksOff;
  CrawlReport const report = crawl();
  EXPECT_TRUE(std::ranges::any_of(report.counts, [](CrawlCount const& each) {
    return each.kind == "failed" && each.subject == "the answer broke off" && each.count == 1;
  }));
  EXPECT_EQ(page().digest, payload_digest(kText));
  EXPECT_EQ(page().state, AddressState::Page);
  EXPECT_EQ(page().failures, 1u);
  portal_.mood = BrokenPortal::Mood::Well;
  crawl();
  EXPECT_EQ(page().failures, 0u);
}

// A service manager waits two minutes for the end, an answer may take three.
TEST_F(CrawlBrokenAnswer, StopsWithoutWaitingForAnAnswer) {
  portal_.mood = BrokenPortal::Mood::Hangs;
  options_.should_stop = [this] { return portal_.was_asked.load(); };
  auto const begin = std::chrono::steady_clock::now();
  EXPECT_EQ(crawl().end, CrawlEnd::Stopped);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
  portal_.mood = BrokenPortal::Mood::Well;
  options_.should_stop = {};
  CrawlReport const report = crawl();
  EXPECT_TRUE(report.is_continued);
  EXPECT_EQ(page().digest, payload_digest(kText));
}

}  // namespace
}  // namespace tracuu::indexer
