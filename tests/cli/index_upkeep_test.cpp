// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <csignal>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "store/index_check.hpp"
#include "store/index_folder.hpp"
#include "tests/support/index_dump.hpp"
#include "tests/support/program.hpp"
#include "tests/support/small_index.hpp"

// `tracuu index` on an index that is kept up to date: --report, --dry-run, --prune, --watch.

namespace tracuu::cli {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;
using test::ProgramResult;
using test::run_program;

bool contains(std::string const& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

class IndexUpkeepTest : public ::testing::Test {
 protected:
  IndexUpkeepTest()
      : db_((folder_.path() / "index.db").string()), source_((folder_.path() / "s").string()) {
    folder_.write("s/a.txt", "Tin một\nBản một ở xã.\n");
    folder_.write("s/b.jsonl", "{\"id\":\"b1\",\"title\":\"Bản một\"}\n{broken\n");
  }

  [[nodiscard]] ProgramResult run(std::vector<std::string> const& more) const {
    std::vector<std::string> words{"index", source_, "--db", db_};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
  }

  [[nodiscard]] bool finds(std::string const& word) const {
    return run_program({"search", "\"bản " + word + "\"", "--db", db_, "--exact"}).exit_code == 0;
  }

  test::TestFolder folder_;
  std::string db_;
  std::string source_;
};

TEST_F(IndexUpkeepTest, BuildsThroughXapian) {
  ASSERT_EQ(run({}).exit_code, 3);
  auto const direct = test::index_dump(db_);
  ProgramResult const built = run({"--rebuild", "--through-xapian"});
  EXPECT_EQ(built.exit_code, 3);
  EXPECT_TRUE(contains(built.out, "2 added")) << built.out;
  EXPECT_FALSE(contains(built.err, "Xapian")) << "only a road that was not asked for is told of";
  EXPECT_EQ(test::first_difference(direct, test::index_dump(db_)), "");
}

TEST_F(IndexUpkeepTest, ChecksTellOfABuildThatFailed) {
  ASSERT_EQ(run({}).exit_code, 3);
  EXPECT_FALSE(contains(run_program({"check", "--db", db_}).out, "failed"));
  store::IndexFolder const folder(db_);
  auto const build = folder.make_build_folder().value();
  auto const kept = folder.set_failed_build_aside(build, "document 1 differs").value();
  ProgramResult const checked = run_program({"check", "--db", db_});
  EXPECT_EQ(checked.exit_code, 0) << "the index in use is whole";
  EXPECT_TRUE(contains(checked.out, kept.string())) << checked.out;
  EXPECT_TRUE(contains(checked.out, "document 1 differs")) << checked.out;
}

TEST_F(IndexUpkeepTest, WritesAReport) {
  std::string const file = (folder_.path() / "report.json").string();
  ProgramResult const first = run({"--report", file});
  EXPECT_EQ(first.exit_code, 3);
  EXPECT_TRUE(contains(first.err, "refused: " + source_ + "/b.jsonl:2: broken JSON")) << first.err;
  json report = json::parse(test::read_file(file));
  EXPECT_EQ(report["added"], 2);
  EXPECT_EQ(report["refused"][0]["source"], source_ + "/b.jsonl:2");
  EXPECT_TRUE(report["refused"][0]["reason"].get<std::string>().starts_with("broken JSON"));
  EXPECT_GT(report["peak_rss_bytes"].get<int>(), 1'000'000);
  EXPECT_FALSE(report.contains("error"));

  ProgramResult const second = run({"--report", "-"});
  report = json::parse(second.out);
  EXPECT_EQ(report["unchanged"], 2);
  EXPECT_TRUE(contains(second.err, "0 added, 0 updated, 2 unchanged, 1 refused")) << second.err;
}

TEST_F(IndexUpkeepTest, ReportsAFailedRun) {
  EXPECT_EQ(run({}).exit_code, 3);
  auto const lock = store::WriterLock::acquire(store::IndexFolder(db_));
  ProgramResult const failed = run({"--report", "-"});
  EXPECT_EQ(failed.exit_code, 5);
  EXPECT_EQ(json::parse(failed.out)["error"]["code"], "IndexLocked");
}

TEST_F(IndexUpkeepTest, RefusesAReportThatCannotBeWrittenBeforeItBegins) {
  ProgramResult const refused = run({"--report", source_ + "/none/report.json"});
  EXPECT_EQ(refused.exit_code, 7);
  EXPECT_TRUE(contains(refused.err, "report.json: cannot be written")) << refused.err;
  EXPECT_FALSE(fs::exists(db_));
}

TEST_F(IndexUpkeepTest, SaysWhatItWouldDo) {
  ProgramResult const dry = run({"--dry-run"});
  EXPECT_EQ(dry.exit_code, 3);
  EXPECT_TRUE(contains(dry.out, "dry run, nothing was written: 2 added, 0 updated")) << dry.out;
  EXPECT_FALSE(fs::exists(db_));
}

TEST_F(IndexUpkeepTest, Prunes) {
  EXPECT_EQ(run({}).exit_code, 3);
  fs::remove(fs::path(source_) / "a.txt");
  folder_.write("s/b.jsonl", "{broken\n");
  ProgramResult const pruned = run({"--prune"});
  EXPECT_TRUE(contains(pruned.out, "0 added, 0 updated, 0 unchanged, 1 removed, 1 refused"))
      << pruned.out;
  EXPECT_TRUE(contains(pruned.err, "kept: 1 announcement ")) << pruned.err;
  fs::rename(source_, source_ + "2");
  EXPECT_TRUE(contains(run({"--prune"}).err, "no such file or folder"));
  EXPECT_TRUE(finds("một")) << "a source that is not there keeps all";
  EXPECT_TRUE(contains(run({"--prune", "--prune-missing"}).out, "1 removed, 0 refused"));
  EXPECT_FALSE(finds("một"));
}

// Killed at any moment, --prune leaves the state before or after; again, it is completed.
TEST_F(IndexUpkeepTest, PruningMayBeKilled) {
  fs::remove_all(source_);
  auto const announcements = test::tiny_announcements(2'000);
  auto const half = std::vector(announcements.begin(), announcements.begin() + 1'000);
  std::mt19937 random(20230711);
  int killed = 0;
  for (int runs = 0; runs < 12; ++runs) {
    folder_.write("s/a.jsonl", test::to_json_lines(announcements));
    EXPECT_EQ(run({}).exit_code, 0);
    folder_.write("s/a.jsonl", test::to_json_lines(half));
    auto const moment = std::chrono::microseconds(random() % 120'000);
    std::vector<std::string> const words{"index", source_, "--db", db_, "--prune"};
    killed += test::run_and_kill(words, moment) ? 1 : 0;
    auto const report = store::check_index(store::IndexFolder(db_)).value();
    EXPECT_TRUE(report.problems.empty());
    EXPECT_TRUE(report.announcements == 2'000 || report.announcements == 1'000)
        << report.announcements;
    EXPECT_EQ(run_program(words).exit_code, 0);
    EXPECT_EQ(store::check_index(store::IndexFolder(db_)).value().announcements, 1'000u);
  }
  EXPECT_GT(killed, 0);
}

TEST_F(IndexUpkeepTest, FollowsItsSources) {
  for (int const signal : {SIGINT, SIGTERM}) {
    folder_.write("s/a.txt", "Tin một\nBản một ở xã.\n");
    test::RunningProgram program({"index", source_, "--db", db_, "--watch", "--prune"});
    auto const wait_until = [&](auto const& is_so) {
      auto const begin = std::chrono::steady_clock::now();
      while (!is_so() && std::chrono::steady_clock::now() - begin < 6s) {
        std::this_thread::sleep_for(20ms);
      }
      return is_so();
    };
    ASSERT_TRUE(wait_until([&] { return contains(program.out(), "following the sources"); }));
    folder_.write("s/new/c.txt", "Tin hai\nBản hai ở xã.\n");
    EXPECT_TRUE(wait_until([&] { return finds("hai"); }));
    fs::remove_all(fs::path(source_) / "new");
    EXPECT_TRUE(wait_until([&] { return !finds("hai"); }));
    program.send(signal);
    ProgramResult const ended = program.wait();
    EXPECT_EQ(ended.exit_code, 0) << ended.err;
    EXPECT_TRUE(contains(ended.out, "  1 added, 0 updated, 0 removed, 0 refused\n")) << ended.out;
    EXPECT_TRUE(contains(ended.out, "  0 added, 0 updated, 1 removed, 0 refused\n")) << ended.out;
    EXPECT_TRUE(store::check_index(store::IndexFolder(db_)).value().problems.empty());
  }
}

TEST_F(IndexUpkeepTest, CannotFollowStandardInput) {
  ProgramResult const refused = run_program({"index", "-", "--db", db_, "--watch"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_TRUE(contains(refused.err, "standard input cannot be followed")) << refused.err;
}

}  // namespace
}  // namespace tracuu::cli
