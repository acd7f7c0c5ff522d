// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/live_writer.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "store/document_lookup.hpp"
#include "store/exported_line.hpp"
#include "store/index_folder.hpp"
#include "tests/support/comes_true.hpp"
#include "tests/support/resource_limit.hpp"
#include "tests/support/samples.hpp"
#include "tests/support/small_index.hpp"
#include "tests/support/wanted_kills.hpp"

namespace tracuu::indexer {
namespace {

using namespace std::chrono_literals;

class LiveWriterTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::unique_ptr<LiveWriter> start() const {
    return LiveWriter::start(options_).value();
  }

  [[nodiscard]] bool is_there(std::string const& id) const {
    return search::Searcher::open(index_.path()).value().find(id).has_value();
  }

  test::SmallIndex index_{test::tiny_announcements(5)};
  LiveWriterOptions options_{index_.path(), 100, 20ms, 20ms, {}};
};

Change put_titled(std::string const& id, std::string const& title = "Thông báo") {
  schema::Announcement announcement;
  announcement.title = title;
  return {id, announcement};
}

TEST_F(LiveWriterTest, PutsReplacesAndRemoves) {
  auto const writer = start();
  ASSERT_TRUE(
      writer->submit({put_titled("n-1", "Một"), put_titled("n-2"), {"t-0003", std::nullopt}}));
  ASSERT_TRUE(
      writer->submit({put_titled("n-1", "Hai"), {"n-2", std::nullopt}, {"none", std::nullopt}}));
  ASSERT_TRUE(writer->wait_until_committed(10s));
  EXPECT_EQ(writer->status().waiting, 0u);
  EXPECT_EQ(writer->status().committed, 6u);
  auto searcher = search::Searcher::open(index_.path()).value();
  EXPECT_EQ(searcher.find("n-1").value().announcement.title, "Hai");
  EXPECT_FALSE(searcher.find("n-2").has_value());
  EXPECT_FALSE(searcher.find("t-0003").has_value());
  EXPECT_EQ(searcher.stats().value().announcements, 5u);
}

TEST_F(LiveWriterTest, ChangesAPageOfADocument) {
  test::TestFolder const folder;
  std::string const line =
      store::exported_line(schema::to_json(test::scanned_announcement())) + "\n";
  (void)test::index_source(folder.write("a.jsonl", line), index_.path()).value();
  auto const files = [&](std::string const& id) {
    Xapian::Database const database = index_.database();
    auto const number = store::document_of(database, id).value();
    return store::file_term_of(database.get_document(number));
  };
  std::string const file = files("quet/1");
  EXPECT_FALSE(file.empty());
  auto const writer = start();
  auto const change = [](std::size_t page, std::string const& text, bool is_corrected) {
    return Change{"quet/1", std::nullopt, PageChange{page, {text, {}}, is_corrected}};
  };
  ASSERT_TRUE(writer->submit({change(2, "Bỏ điểm theo 7/TB-UBND.", true),
                              change(3, "Ảnh.", true),
                              change(9, "không có trang này", true),
                              {"none", std::nullopt, PageChange{1, {"x", {}}, true}}}));
  ASSERT_TRUE(writer->wait_until_committed(10s));
  auto searcher = search::Searcher::open(index_.path()).value();
  schema::Announcement const corrected = searcher.find("quet/1").value().announcement;
  EXPECT_EQ(corrected.body, "Kính gửi các thôn của xã.\nBỏ điểm theo 7/TB-UBND.\nẢnh.");
  EXPECT_EQ(corrected.corrected_pages, "2-3");
  EXPECT_EQ(corrected.numbers, std::vector<std::string>{"7/TB-UBND"});
  EXPECT_TRUE(corrected.repairs.empty());
  EXPECT_EQ(files("quet/1"), file) << "it still is of its file";
  EXPECT_FALSE(searcher.find("none").has_value());
  EXPECT_EQ(test::ids(searcher.search(test::request_for("\"bỏ điểm\"")).value()).size(), 1u);
  EXPECT_TRUE(test::ids(searcher.search(test::request_for("\"tiêm phòng tại\"")).value()).empty());
  ASSERT_TRUE(writer->submit({change(2, "Nay bổ sung.", false)}));
  ASSERT_TRUE(writer->wait_until_committed(10s));
  EXPECT_EQ(searcher.find("quet/1").value().announcement.corrected_pages, "3");
}

TEST_F(LiveWriterTest, IsSearchableSoon) {
  auto searcher = index_.searcher();
  auto const writer = start();
  ASSERT_TRUE(writer->submit({put_titled("n-1", "Thủ tục khai sinh")}));
  auto const begin = std::chrono::steady_clock::now();
  while (test::ids(searcher.search(test::request_for("khai sinh")).value()).empty()) {
    ASSERT_LT(std::chrono::steady_clock::now() - begin, 2s);
    std::this_thread::sleep_for(5ms);
  }
}

TEST_F(LiveWriterTest, RefusesWhatIsTooMuchOrHasNoId) {
  options_.commit_within = 10s;
  auto const writer = start();
  auto const no_id = writer->submit({put_titled("n-1"), put_titled("")});
  ASSERT_FALSE(no_id.has_value());
  EXPECT_EQ(no_id.error().code, base::ErrorCode::InvalidArgument);
  ASSERT_TRUE(writer->submit(std::vector<Change>(100, put_titled("n-1"))));
  auto const too_many = writer->submit({put_titled("n-2")});
  ASSERT_FALSE(too_many.has_value());
  EXPECT_EQ(too_many.error().code, base::ErrorCode::Busy);
}

TEST_F(LiveWriterTest, WaitsForAnotherWriter) {
  auto const writer = start();
  {
    auto const lock = store::WriterLock::acquire(store::IndexFolder(index_.path())).value();
    ASSERT_TRUE(writer->submit({put_titled("n-1")}));
    EXPECT_FALSE(writer->wait_until_committed(200ms));
    ASSERT_TRUE(writer->status().failure.has_value());
    EXPECT_EQ(writer->status().failure->code, base::ErrorCode::IndexLocked);
  }
  ASSERT_TRUE(writer->wait_until_committed(10s));
  EXPECT_FALSE(writer->status().failure.has_value());
  EXPECT_TRUE(is_there("n-1"));
}

TEST_F(LiveWriterTest, CommitsAtOnceWhatHasWaited) {
  options_.commit_within = 2s;
  auto lock = std::optional(store::WriterLock::acquire(store::IndexFolder(index_.path())).value());
  auto const writer = start();
  ASSERT_TRUE(writer->submit({put_titled("n-1")}));
  ASSERT_TRUE(test::comes_true([&] { return writer->status().failure.has_value(); }));
  lock.reset();
  auto const begin = std::chrono::steady_clock::now();
  ASSERT_TRUE(writer->wait_until_committed(10s));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
}

TEST_F(LiveWriterTest, CommitsTogetherWhatComesOneAfterTheOther) {
  options_.commit_within = 200ms;
  options_.max_waiting = 10'000;
  auto const writer = start();
  auto const first = index_.database().get_revision();
  auto const begin = std::chrono::steady_clock::now();
  for (int i = 0; std::chrono::steady_clock::now() - begin < 1s; ++i) {
    ASSERT_TRUE(writer->submit({put_titled("n-" + std::to_string(i))}));
    std::this_thread::sleep_for(2ms);
  }
  ASSERT_TRUE(writer->wait_until_committed(10s));
  EXPECT_LE(index_.database().get_revision() - first, 8u);
}

TEST_F(LiveWriterTest, GoesOnInANewGeneration) {
  auto const writer = start();
  ASSERT_TRUE(writer->submit({put_titled("n-1")}));
  ASSERT_TRUE(writer->wait_until_committed(10s));
  index_.add(test::tiny_announcements(3), true);
  ASSERT_TRUE(writer->submit({put_titled("n-2")}));
  ASSERT_TRUE(writer->wait_until_committed(10s));
  EXPECT_FALSE(is_there("n-1")) << "a rebuild holds its sources only";
  EXPECT_TRUE(is_there("n-2"));
}

TEST_F(LiveWriterTest, ReadsNothingAndTellsWhileAnotherWriterWorks) {
  std::mutex mutex;
  std::vector<std::string> lines;
  options_.tell_after = 60ms;
  options_.retry_at_most = 40ms;
  options_.log = [&](std::string const& line) {
    std::scoped_lock const lock(mutex);
    lines.push_back(line);
  };
  auto const writer = start();
  {
    auto const lock = store::WriterLock::acquire(store::IndexFolder(index_.path())).value();
    ASSERT_TRUE(writer->submit({put_titled("n-1")}));
    EXPECT_FALSE(writer->wait_until_committed(400ms));
    LiveWriter::Status const status = writer->status();
    EXPECT_TRUE(status.is_delayed);
    EXPECT_GE(status.failing_for, 60ms);
    EXPECT_GT(status.waiting_bytes, 0u);
    ASSERT_TRUE(writer->submit({put_titled("n-2")}));
    auto const folder = index_.path() / "changes";
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1)
        << "attempts without the lock do not touch the journal";
  }
  ASSERT_TRUE(writer->wait_until_committed(10s));
  EXPECT_FALSE(writer->status().is_delayed);
  EXPECT_EQ(writer->status().waiting_bytes, 0u);
  EXPECT_TRUE(test::comes_true([&] {
    std::scoped_lock const lock(mutex);
    return lines.size() >= 2;
  }));
  std::scoped_lock const lock(mutex);
  ASSERT_EQ(lines.size(), 2u) << "once, not at each attempt";
  EXPECT_NE(lines[0].find("1 wait to be written"), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find("another writer"), std::string::npos) << lines[0];
  EXPECT_NE(lines[1].find("written again"), std::string::npos) << lines[1];
}

TEST_F(LiveWriterTest, TakesNoMoreThanTheJournalMayHold) {
  options_.max_waiting_bytes = 3'000;
  auto const writer = start();
  {
    auto const lock = store::WriterLock::acquire(store::IndexFolder(index_.path())).value();
    std::size_t taken = 0;
    while (taken < 50 && writer->submit({put_titled("n-1", std::string(500, 'a'))})) ++taken;
    EXPECT_GE(taken, 3u);
    EXPECT_LE(taken, 6u);
    EXPECT_TRUE(writer->status().is_full);
    EXPECT_EQ(writer->submit({put_titled("n-2")}).error().code, base::ErrorCode::Busy);
  }
  ASSERT_TRUE(writer->wait_until_committed(10s));
  EXPECT_FALSE(writer->status().is_full);
  EXPECT_TRUE(writer->submit({put_titled("n-2")}));
  auto const never = writer->submit(std::vector<Change>(101, put_titled("n-3")));
  EXPECT_EQ(never.error().code, base::ErrorCode::InvalidArgument) << "trying again is of no use";
}

/// More waits than one commit takes: each goes on where the one before ended.
TEST_F(LiveWriterTest, CommitsALongJournalInSteps) {
  options_.commit_limits = {3, 1'000'000};
  std::vector<Change> batch;
  for (int i = 0; i < 10; ++i) batch.push_back(put_titled("b-" + std::to_string(i)));
  batch.push_back({"b-4", std::nullopt});
  auto const writer = start();
  ASSERT_TRUE(writer->submit(batch));
  ASSERT_TRUE(writer->submit({put_titled("b-1", "Hai")}));
  ASSERT_TRUE(writer->wait_until_committed(20s));
  EXPECT_EQ(writer->status().committed, 12u);
  auto searcher = search::Searcher::open(index_.path()).value();
  EXPECT_EQ(searcher.stats().value().announcements, 5u + 9u);
  EXPECT_EQ(searcher.find("b-1").value().announcement.title, "Hai");
  EXPECT_FALSE(searcher.find("b-4").has_value());
}

TEST_F(LiveWriterTest, RollsBackAndGoesOnWhenMemoryRunsOut) {
  if (!test::kHasPlainMemory) GTEST_SKIP();
  std::string body;
  for (int i = 0; i < 200'000; ++i) body += "x" + std::to_string(i) + " ";
  schema::Announcement large;
  large.title = "Lớn";
  large.body = body;
  auto const writer = start();
  {
    // Room for the journal's line, none for terms and postings of the text.
    test::ResourceLimit const limit(RLIMIT_AS, test::address_space() + (24u << 20));
    ASSERT_TRUE(writer->submit({Change{"n-1", large}}));
    ASSERT_TRUE(test::comes_true([&] { return writer->status().failure.has_value(); }));
    auto const status = writer->status();
    EXPECT_EQ(status.failure->code, base::ErrorCode::OutOfMemory) << to_string(*status.failure);
    EXPECT_TRUE(status.is_delayed);
    EXPECT_FALSE(is_there("n-1"));
  }
  ASSERT_TRUE(writer->wait_until_committed(60s));
  EXPECT_TRUE(is_there("n-1"));
}

TEST_F(LiveWriterTest, CommitsWhatWaitsWhenItStops) {
  options_.commit_within = 10s;
  ASSERT_TRUE(start()->submit({put_titled("n-1")}));
  EXPECT_TRUE(is_there("n-1"));
}

/// What was acknowledged survives a kill at any moment, and is there after the next start.
TEST_F(LiveWriterTest, SurvivesKills) {
  std::set<std::string> acknowledged;
  for (int round = 0; round < test::wanted_kills(20); ++round) {
    int answers[2];
    ASSERT_EQ(::pipe(answers), 0);
    ::pid_t const child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      auto const writer = start();
      for (int i = 0; i < 1000; ++i) {
        if (!writer->submit({put_titled("k-" + std::to_string(round) + "-" + std::to_string(i))})) {
          std::this_thread::sleep_for(1ms);
          continue;
        }
        if (::write(answers[1], &i, sizeof(i)) != sizeof(i)) break;
      }
      ::_exit(1);
    }
    ::close(answers[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + 9 * (round % 40)));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    for (int i = 0; ::read(answers[0], &i, sizeof(i)) == sizeof(i);) {
      acknowledged.insert("k-" + std::to_string(round) + "-" + std::to_string(i));
    }
    ::close(answers[0]);
  }
  ASSERT_FALSE(acknowledged.empty());
  {
    auto const writer = start();
    ASSERT_TRUE(writer->wait_until_committed(30s));
  }
  auto searcher = search::Searcher::open(index_.path()).value();
  for (std::string const& id : acknowledged) EXPECT_TRUE(searcher.find(id).has_value()) << id;
}

TEST_F(LiveWriterTest, WritesALooseIndexAnewInAPause) {
  options_.pack_after = 30ms;
  options_.loose = {1.01, 0, 1u << 30};
  std::mutex mutex;
  std::string lines;
  options_.log = [&](std::string const& line) {
    std::scoped_lock const lock(mutex);
    lines += line + "\n";
  };
  index_.add(test::tiny_announcements(800), true);
  auto const before = index_.generation_path();
  auto const writer = start();
  std::vector<Change> changes;
  for (schema::Announcement const& announcement : test::tiny_announcements(1'200)) {
    changes.push_back({"n-" + announcement.id, announcement});
    if (changes.size() < 100) continue;
    ASSERT_TRUE(writer->submit(std::exchange(changes, {})));
    ASSERT_TRUE(writer->wait_until_committed(10s));
  }
  EXPECT_TRUE(test::comes_true([&] {
    std::scoped_lock const lock(mutex);
    return lines.find("written anew without gaps") != std::string::npos;
  })) << lines;
  EXPECT_NE(index_.generation_path(), before);
  EXPECT_TRUE(is_there("n-t-1199"));
  ASSERT_TRUE(writer->submit({put_titled("n-80")}));
  ASSERT_TRUE(writer->wait_until_committed(10s));
  EXPECT_TRUE(is_there("n-80")) << "in the new generation";
}

}  // namespace
}  // namespace tracuu::indexer
