// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/folder_watch.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class FolderWatchTest : public ::testing::Test {
 protected:
  FolderWatchTest() : source_(folder_.path() / "s") {
    folder_.write("s/a.txt", "a");
    folder_.write("s/f/b.txt", "b");
    folder_.write("s/.hidden/c.txt", "c");
    folder_.write("s/index.db/XAPIANDB", "stub");
    folder_.write("away/g/d.txt", "d");
  }

  FolderWatch open(std::vector<fs::path> sources) {
    return FolderWatch::open(std::move(sources), source_ / "index.db").value();
  }

  /// The parts that were changed within the time, joined by blanks; "*" is everything.
  static std::string changes(FolderWatch& watch, std::chrono::milliseconds longest = 2s) {
    FolderChanges const found = watch.wait(-1, longest).value();
    if (found.is_everything) return "*";
    std::vector<std::string> parts;
    for (SourcePart const& one : found.parts) {
      parts.push_back(one.part.empty() ? one.source.filename() : one.part);
    }
    return fmt::format("{}", fmt::join(parts, " "));
  }

  test::TestFolder folder_;
  fs::path source_;
};

TEST_F(FolderWatchTest, TellsWhatWasChanged) {
  struct {
    char const* why;
    std::function<void(fs::path const& s)> change;
    char const* expected;
  } const rows[] = {
      {"nothing", [](auto const&) {}, ""},
      {"a new file", [](auto const& s) { std::ofstream(s / "n.txt") << "n"; }, "n.txt"},
      {"a changed file", [](auto const& s) { std::ofstream(s / "f/b.txt") << "x"; }, "f/b.txt"},
      {"a file put in place of another",
       [](auto const& s) {
         std::ofstream(s.parent_path() / "tmp") << "x";
         fs::rename(s.parent_path() / "tmp", s / "a.txt");
       },
       "a.txt"},
      {"a renamed file", [](auto const& s) { fs::rename(s / "f/b.txt", s / "e.txt"); },
       "e.txt f/b.txt"},
      {"a deleted file", [](auto const& s) { fs::remove(s / "f/b.txt"); }, "f/b.txt"},
      {"a link", [](auto const& s) { fs::create_symlink("a.txt", s / "l.txt"); }, "l.txt"},
      {"a time",
       [](auto const& s) {
         fs::last_write_time(s / "a.txt", fs::file_time_type::clock::now() - 1h);
       },
       "a.txt"},
      {"a new folder with what is in it",
       [](auto const& s) {
         fs::create_directories(s / "n/m");
         std::ofstream(s / "n/m/x.txt") << "x";
       },
       "n"},
      {"a folder that is moved in",
       [](auto const& s) { fs::rename(s.parent_path() / "away/g", s / "g"); }, "g"},
      {"a folder that is moved out",
       [](auto const& s) { fs::rename(s / "f", s.parent_path() / "away/f"); }, "f"},
      {"a deleted folder", [](auto const& s) { fs::remove_all(s / "f"); }, "f"},
      {"what is hidden",
       [](auto const& s) {
         std::ofstream(s / ".hidden/x.txt") << "x";
         std::ofstream(s / ".x.txt") << "x";
         std::ofstream(s / "README.md") << "x";
         fs::create_directory(s / ".git");
       },
       ""},
      {"the index itself",
       [](auto const& s) {
         std::ofstream(s / "index.db/XAPIANDB") << "x";
         fs::create_directory(s / "index.db/gen-2");
       },
       ""},
      {"the source", [](auto const& s) { fs::rename(s, s.parent_path() / "away/s"); }, "s"},
  };
  auto const check = [this](auto const& row) {
    test::TestFolder const fresh;
    fs::path const source = fresh.path() / "s";
    fs::copy(folder_.path(), fresh.path(), fs::copy_options::recursive);
    FolderWatch watch = FolderWatch::open({source}, source / "index.db").value();
    row.change(source);
    EXPECT_EQ(changes(watch, *row.expected == '\0' ? 700ms : 3'000ms), row.expected) << row.why;
    EXPECT_EQ(changes(watch, 350ms), "") << row.why << ": it is told once";
  };
  // All at once: each has folders of its own and mostly waits.
  std::vector<std::jthread> at_once;
  for (auto const& row : rows) at_once.emplace_back([&] { check(row); });
}

TEST_F(FolderWatchTest, FollowsWhatCameLater) {
  FolderWatch watch = open({source_});
  fs::create_directories(source_ / "n/m");
  EXPECT_EQ(changes(watch), "n");
  folder_.write("s/n/m/x.txt", "x");
  EXPECT_EQ(changes(watch), "n/m/x.txt");
  fs::rename(source_ / "n", source_ / "o");
  EXPECT_EQ(changes(watch), "n o");
  folder_.write("s/o/m/x.txt", "y");
  EXPECT_EQ(changes(watch), "o/m/x.txt") << "by its new name";
  fs::rename(source_ / "o", folder_.path() / "away/o");
  EXPECT_EQ(changes(watch), "o");
  folder_.write("away/o/m/x.txt", "z");
  EXPECT_EQ(changes(watch, 500ms), "") << "it is elsewhere";
}

TEST_F(FolderWatchTest, FollowsSingleFilesAndSourcesWithinEachOther) {
  FolderWatch watch = open({source_ / "a.txt", source_ / "f", source_});
  folder_.write("s/a.txt", "x");
  EXPECT_EQ(changes(watch), "a.txt") << "of the first source that holds it";
  folder_.write("s/f/b.txt", "x");
  EXPECT_EQ(changes(watch), "b.txt");
  folder_.write("s/z.txt", "x");
  EXPECT_EQ(changes(watch), "z.txt");
}

TEST_F(FolderWatchTest, WaitsForASourceThatIsNotThere) {
  FolderWatch watch = open({source_, folder_.path() / "late", folder_.path() / "late.jsonl"});
  EXPECT_EQ(changes(watch, 400ms), "");
  folder_.write("late/x.txt", "x");
  folder_.write("late.jsonl", "{}");
  EXPECT_EQ(changes(watch, 4s), "late late.jsonl");
  folder_.write("late/y.txt", "y");
  EXPECT_EQ(changes(watch), "y.txt");
  fs::rename(source_, folder_.path() / "gone");
  EXPECT_EQ(changes(watch), "s");
  fs::rename(folder_.path() / "gone", source_);
  EXPECT_EQ(changes(watch, 4s), "s") << "it is back";
  folder_.write("s/f/b.txt", "y");
  EXPECT_EQ(changes(watch), "f/b.txt");
}

TEST_F(FolderWatchTest, DoesNotWaitForQuietForEver) {
  FolderWatch watch = open({source_});
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int i = 0; !done; ++i) {
      folder_.write(fmt::format("s/n{}.txt", i), "x");
      std::this_thread::sleep_for(20ms);
    }
  });
  auto const begin = Clock::now();
  EXPECT_NE(changes(watch, 10s), "");
  EXPECT_LT(Clock::now() - begin, 2'500ms);
  done = true;
  writer.join();
}

TEST_F(FolderWatchTest, WaitsForAFileThatIsBeingWritten) {
  FolderWatch watch = open({source_});
  auto const begin = Clock::now();
  std::thread writer([&] {
    std::ofstream file(source_ / "slow.txt");
    for (int i = 0; i < 25; ++i) {
      file << "x" << std::flush;
      std::this_thread::sleep_for(100ms);
    }
  });
  EXPECT_EQ(changes(watch, 10s), "slow.txt");
  EXPECT_GT(Clock::now() - begin, 2'400ms) << "not before it is closed";
  writer.join();
  // One that stays open, a log, counts as written when it rests.
  std::ofstream log(source_ / "log.jsonl");
  log << "{}\n" << std::flush;
  EXPECT_EQ(changes(watch, 3s), "log.jsonl");
}

TEST_F(FolderWatchTest, ReadsAllAgainWhenEventsWereLost) {
  int queue = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> queue;
  if (queue <= 0 || queue > 100'000) GTEST_SKIP() << "a queue of " << queue;
  FolderWatch watch = open({source_});
  for (int i = 0; i < queue; ++i) {
    fs::path const link = source_ / fmt::format("l{}", i % 2);
    fs::create_symlink("a.txt", link);
    fs::remove(link);
  }
  fs::create_directory(source_ / "unseen");
  EXPECT_EQ(changes(watch), "*");
  (void)changes(watch, 500ms);
  folder_.write("s/unseen/x.txt", "x");
  EXPECT_EQ(changes(watch), "unseen/x.txt") << "folders of which the event was lost";
}

TEST_F(FolderWatchTest, IsEndedByAFileDescriptor) {
  FolderWatch watch = open({source_});
  int const stop = eventfd(0, 0);
  std::thread stopper([&] {
    std::this_thread::sleep_for(100ms);
    eventfd_write(stop, 1);
  });
  EXPECT_TRUE(watch.wait(stop).value().empty());
  stopper.join();
  close(stop);
}

TEST(WatchError, NamesTheLimit) {
  struct {
    int error_number;
    char const* message;
    char const* hint;
  } const rows[] = {
      {ENOSPC, "data: too many folders to follow", "fs.inotify.max_user_watches"},
      {EMFILE, "data: too many programs follow folders", "fs.inotify.max_user_instances"},
      {ENOMEM, "data: cannot be followed: Cannot allocate memory", ""},
  };
  for (auto const& row : rows) {
    base::Error const error = watch_error("data", row.error_number);
    EXPECT_EQ(error.code, base::ErrorCode::Io);
    EXPECT_EQ(error.message, row.message);
    EXPECT_NE(error.hint.find(row.hint), std::string::npos) << error.hint;
  }
}

}  // namespace
}  // namespace tracuu::indexer
