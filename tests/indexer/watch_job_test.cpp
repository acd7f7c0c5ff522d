// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/watch_job.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "indexer/ocr/kept_pages.hpp"
#include "store/index_folder.hpp"
#include "tests/indexer/office_files.hpp"
#include "tests/support/comes_true.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// A watch on folder s with an index of it, at work in a thread of its own.
class WatchJobTest : public ::testing::Test {
 protected:
  WatchJobTest() : stop_(eventfd(0, 0)) {
    write("a", "một");
    write("b", "một");
    options_.index.sources = {folder_.path() / "s"};
    options_.index.index = folder_.path() / "index.db";
    options_.index.prune = true;
    options_.stop = stop_;
    options_.on_update = [this](IndexReport const&) { ++updates_; };
    options_.on_locked = [this](base::Error const&) { ++locked_; };
  }
  ~WatchJobTest() override {
    end();
    close(stop_);
  }

  void begin() {
    auto watch = FolderWatch::open(options_.index.sources, options_.index.index).value();
    ASSERT_TRUE(run_index_job(options_.index).has_value());
    thread_ = std::thread([this, watch = std::move(watch)]() mutable {
      auto const done = run_watch_job(options_, watch);
      EXPECT_TRUE(done.has_value()) << to_string(done.error());
    });
  }

  void end() {
    if (!thread_.joinable()) return;
    eventfd_write(stop_, 1);
    thread_.join();
  }

  void write(std::string const& name, std::string const& word) const {
    folder_.write("s/" + name + ".txt", fmt::format("Tin {}\nBản {} ở xã.\n", name, word));
  }

  [[nodiscard]] std::string found(std::string const& word) const {
    auto searcher = search::Searcher::open(options_.index.index);
    if (!searcher) return "";
    return test::id_set(searcher->search(test::request_for("\"bản " + word + "\"")).value());
  }

  /// How long it takes until a search for "bản WORD" finds just these.
  std::chrono::milliseconds time_until(std::string const& word, std::string const& expected) const {
    auto const begin = Clock::now();
    while (found(word) != expected && Clock::now() - begin < 8s) std::this_thread::sleep_for(20ms);
    EXPECT_EQ(found(word), expected);
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
  }

  test::TestFolder folder_;
  int stop_;
  WatchOptions options_;
  std::atomic<int> updates_ = 0;
  std::atomic<int> locked_ = 0;
  std::thread thread_;
};

TEST_F(WatchJobTest, ChangesAreFoundWithinThreeSeconds) {
  begin();
  write("a", "hai");
  EXPECT_LT(time_until("hai", "a.txt"), 3s);
  write("f/g/c", "hai");
  EXPECT_LT(time_until("hai", "a.txt f/g/c.txt"), 3s);
  fs::rename(folder_.path() / "s/f", folder_.path() / "s/h");
  EXPECT_LT(time_until("hai", "a.txt h/g/c.txt"), 3s);
  fs::remove(folder_.path() / "s/a.txt");
  EXPECT_LT(time_until("hai", "h/g/c.txt"), 3s);
  fs::remove_all(folder_.path() / "s/h");
  EXPECT_LT(time_until("hai", ""), 3s);
  EXPECT_EQ(found("một"), "b.txt");
  end();
  EXPECT_GE(updates_, 5);
}

TEST_F(WatchJobTest, RemovesNothingUnlessAsked) {
  options_.index.prune = false;
  begin();
  fs::remove(folder_.path() / "s/a.txt");
  write("c", "hai");
  EXPECT_LT(time_until("hai", "c.txt"), 3s);
  EXPECT_EQ(found("một"), "a.txt b.txt");
}

TEST_F(WatchJobTest, KeepsAllOfASourceThatGoesAway) {
  begin();
  fs::rename(folder_.path() / "s", folder_.path() / "away");
  std::this_thread::sleep_for(1s);
  EXPECT_EQ(found("một"), "a.txt b.txt");
  fs::remove(folder_.path() / "away/a.txt");
  fs::rename(folder_.path() / "away", folder_.path() / "s");
  EXPECT_LT(time_until("một", "b.txt"), 4s) << "it is back";
}

TEST_F(WatchJobTest, WaitsForAnotherWriter) {
  begin();
  {
    auto const lock = store::WriterLock::acquire(store::IndexFolder(options_.index.index));
    ASSERT_TRUE(lock.has_value());
    write("a", "hai");
    EXPECT_TRUE(test::comes_true([this] { return locked_ == 1; }));
    write("c", "hai");
    std::this_thread::sleep_for(1'500ms);
    EXPECT_EQ(found("hai"), "");
    EXPECT_EQ(locked_, 1) << "said once";
  }
  EXPECT_LT(time_until("hai", "a.txt c.txt"), 3s);
  // Between changes the lock is free, which may be a moment after they are found.
  EXPECT_TRUE(test::comes_true([this] {
    return store::WriterLock::acquire(store::IndexFolder(options_.index.index)).has_value();
  }));
}

TEST_F(WatchJobTest, PagesAreReadBetweenChanges) {
  // In place of tesseract: half a second a page, and the same words on all.
  std::string script = "#!/bin/sh\nhead -c 4 >/dev/null\nsleep 0.5\n";
  int left = 200;
  for (char const* const word : {"Bản", "quét", "của", "xã", "về", "việc", "tiêm", "phòng"}) {
    script += fmt::format("printf '5\\t1\\t1\\t1\\t1\\t1\\t{}\\t300\\t90\\t40\\t95\\t{}\\n'\n",
                          left, word);
    left += 110;
  }
  fs::permissions(folder_.write("tesseract", script), fs::perms::owner_all);
  options_.ocr.emplace();
  options_.ocr->pages = KeptPages::open(options_.index.index).value();
  options_.ocr->tesseract = {folder_.path() / "tesseract", "tesseract 5 test", false};
  options_.index.pages = options_.ocr->pages;
  options_.index.may_wait = true;
  begin();
  folder_.write("s/scan.pdf", test::make_placed_pdf(std::vector<test::PlacedPage>(8, {{}, true})));
  EXPECT_TRUE(test::comes_true([this] { return updates_ > 0; }));
  write("c", "hai");
  static_cast<void>(time_until("hai", "c.txt"));
  EXPECT_EQ(found("quét"), "") << "it does not wait for the pages, which are not all read yet";
  EXPECT_TRUE(test::comes_true([this] { return found("quét") == "scan.pdf"; }, 60s));
}

TEST_F(WatchJobTest, BuildsAnIndexThatWasTakenAway) {
  begin();
  fs::remove_all(options_.index.index);
  write("a", "hai");
  EXPECT_LT(time_until("hai", "a.txt"), 3s);
  EXPECT_EQ(found("một"), "b.txt") << "all of it";
}

TEST_F(WatchJobTest, EndsAnUpdateUnderWay) {
  begin();
  std::string lines;
  for (int i = 0; i < 60'000; ++i) {
    lines += fmt::format("{{\"id\":\"n{}\",\"title\":\"Bản ba\"}}\n", i);
  }
  folder_.write("s/many.jsonl", lines);
  std::this_thread::sleep_for(800ms);
  auto const asked = Clock::now();
  end();
  EXPECT_LT(Clock::now() - asked, 5s);
  options_.index.prune = true;
  EXPECT_EQ(run_index_job(options_.index).value().rejected.size(), 0u);
  EXPECT_EQ(search::Searcher::open(options_.index.index).value().stats().value().announcements,
            60'002u);
}

}  // namespace
}  // namespace tracuu::indexer
