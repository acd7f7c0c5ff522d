// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "indexer/crawl/crawl_job.hpp"
#include "indexer/crawl/crawl_store.hpp"
#include "tests/indexer/crawl/scripted_server.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::test {

/// A portal of a few pages, by target, that a test changes between runs.
class SmallPortal {
 public:
  SmallPortal()
      : server_(
            [this](Connection const& to, std::string const& head) { return answer(to, head); }) {
    set_raw("/robots.txt", "404 Not Found", "", "");
    set_raw("/sitemap.xml", "404 Not Found", "", "");
  }

  void set(std::string const& target, std::string const& html, std::string const& fields = "") {
    set_raw(target, "200 OK", "Content-Type: text/html; charset=utf-8\r\n" + fields, html);
  }
  void set_raw(std::string const& target, std::string const& status, std::string const& fields,
               std::string const& body) {
    std::lock_guard const lock(mutex_);
    pages_[target] = {status, fields, body};
  }
  void remove(std::string const& target) {
    std::lock_guard const lock(mutex_);
    pages_.erase(target);
  }
  /// What is answered for targets that are not set.
  void set_missing(std::string const& status, std::string const& fields, std::string const& body) {
    std::lock_guard const lock(mutex_);
    missing_ = {status, fields, body};
  }
  [[nodiscard]] std::string url(std::string const& target = "/") const {
    return server_.url(target);
  }
  /// How often a target was asked for.
  [[nodiscard]] int asked(std::string const& target) {
    std::lock_guard const lock(mutex_);
    return static_cast<int>(std::ranges::count(asked_, target));
  }
  /// All targets in their order; forgotten after that.
  std::vector<std::string> take_asked() {
    std::lock_guard const lock(mutex_);
    return std::exchange(asked_, {});
  }

 private:
  struct Page {
    std::string status;
    std::string fields;
    std::string body;
  };

  bool answer(test::Connection const& to, std::string const& head) {
    std::lock_guard const lock(mutex_);
    std::size_t const begin = head.find(' ') + 1;
    std::string const target = head.substr(begin, head.find(' ', begin) - begin);
    asked_.push_back(target);
    auto const found = pages_.find(target);
    Page page = found == pages_.end() ? missing_ : found->second;
    std::size_t const tag = page.fields.find("ETag: ");
    if (tag != std::string::npos) {
      std::string const value = page.fields.substr(tag + 6, page.fields.find('\r', tag) - tag - 6);
      if (head.find("If-None-Match: " + value) != std::string::npos ||
          head.find("if-none-match: " + value) != std::string::npos) {
        page = {"304 Not Modified", "ETag: " + value + "\r\n", ""};
      }
    }
    to.send(fmt::format("HTTP/1.1 {}\r\n{}Content-Length: {}\r\n\r\n", page.status, page.fields,
                        page.body.size()) +
            page.body);
    return true;
  }

  std::mutex mutex_;
  std::map<std::string, Page> pages_;
  Page missing_{"404 Not Found", "Content-Type: text/html\r\n", "<p>Không tìm thấy</p>"};
  std::vector<std::string> asked_;
  ScriptedServer server_;
};

inline std::string page(std::string const& text, std::vector<std::string> const& links = {}) {
  std::string html = "<title>" + text + "</title><body><p>" + text + "</p>";
  for (std::string const& link : links) html += "<a href='" + link + "'>Xem</a>";
  return html + "</body>";
}

/// Crawls of SmallPortal, without pauses.
class CrawlJobTest : public testing::Test {
 protected:
  CrawlJobTest() {
    options_.sites = {portal_.url()};
    options_.folder = folder_.path() / "crawl";
    options_.user_agent = "tracuu/test";
    options_.pace.delay = std::chrono::milliseconds(0);
    options_.pace.answer_share = 0;
    options_.pace.first_backoff = std::chrono::milliseconds(1);
    options_.pace.max_backoff = std::chrono::milliseconds(5);
  }
  indexer::CrawlReport crawl() {
    auto report = indexer::run_crawl(options_);
    EXPECT_TRUE(report) << to_string(report.error());
    return report ? *report : indexer::CrawlReport();
  }
  indexer::CrawlAddress known(std::string const& target) {
    auto store = indexer::CrawlStore::open(options_.folder);
    EXPECT_TRUE(store);
    auto found = store->find(portal_.url(target));
    EXPECT_TRUE(found && *found) << target;
    return found && *found ? **found : indexer::CrawlAddress();
  }

  TestFolder folder_;
  SmallPortal portal_;
  indexer::CrawlOptions options_;
};

}  // namespace tracuu::test
