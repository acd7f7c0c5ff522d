// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <filesystem>
#include <string>
#include <vector>

#include "store/index_check.hpp"
#include "tests/support/program.hpp"
#include "tests/support/resource_limit.hpp"
#include "tests/support/small_index.hpp"

// What runs out (memory, open files, the disk) or is damaged is an error with its code and a hint,
// and the index is as it was.

namespace tracuu::cli {
namespace {

namespace fs = std::filesystem;
using test::ProgramResult;

bool holds(std::string const& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

/// Texts of words that hardly repeat, which cost a writer most.
std::vector<schema::Announcement> wordy_announcements(std::size_t count) {
  auto announcements = test::tiny_announcements(count);
  std::size_t word = 0;
  for (schema::Announcement& announcement : announcements) {
    for (int i = 0; i < 400; ++i) announcement.body += fmt::format(" ba{}", ++word * 7'919);
  }
  return announcements;
}

class RunningOutTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::string db() const { return index_.path().string(); }

  void expect_whole(std::string const& when) const {
    auto const report = store::check_index(store::IndexFolder(db()));
    ASSERT_TRUE(report.has_value()) << when << ": " << to_string(report.error());
    EXPECT_TRUE(report->problems.empty()) << when << ": " << report->problems[0];
    EXPECT_GE(report->announcements, 20u) << when;
  }

  test::SmallIndex index_{test::tiny_announcements(20)};
  std::string source_ =
      index_.folder().write("more.jsonl", test::to_json_lines(wordy_announcements(120))).string();
};

TEST_F(RunningOutTest, AnUpdateWithoutMemoryIsRolledBack) {
  if (!test::kHasPlainMemory) GTEST_SKIP();
  int told = 0;
  for (std::uint64_t megabytes = 70; megabytes <= 130; megabytes += 12) {
    ProgramResult const ended =
        test::run_limited({"index", source_, "--db", db()}, RLIMIT_AS, megabytes << 20);
    std::string const when = fmt::format("{} MB: code {}", megabytes, ended.exit_code);
    constexpr int kLoaderFailed = 127;
    if (ended.exit_code == kLoaderFailed || ended.exit_code == 0) continue;
    bool const read_nothing =
        ended.exit_code == 3 && holds(ended.err, "nothing was indexed; the index is as it was");
    EXPECT_TRUE(ended.exit_code == 7 || read_nothing) << when << ended.err;
    EXPECT_TRUE(holds(ended.err, "memory")) << when << ended.err;
    expect_whole(when);
    ++told;
  }
  EXPECT_GT(told, 0) << "no limit was between too little to start and enough";
  ProgramResult const rerun = test::run_program({"index", source_, "--db", db()});
  EXPECT_EQ(rerun.exit_code, 0) << rerun.err;
  expect_whole("rerun");
}

TEST_F(RunningOutTest, TooManyOpenFilesAreNoFullDisk) {
  int told = 0;
  for (std::vector<std::string> const& more : {std::vector<std::string>{},
                                               {"--merge", "always"},
                                               {"--rebuild"},
                                               {"--rebuild", "--through-xapian"}}) {
    std::vector<std::string> words{"index", source_, "--db", db()};
    words.insert(words.end(), more.begin(), more.end());
    for (std::uint64_t files = 6; files <= 12; ++files) {
      ProgramResult const ended = test::run_limited(words, RLIMIT_NOFILE, files);
      if (ended.exit_code == 0 || ended.exit_code == 3)
        continue;  // enough, or no source was opened
      EXPECT_EQ(ended.exit_code, 7) << files << ended.err;
      EXPECT_TRUE(holds(ended.err, "ulimit -n")) << files << ended.err;
      EXPECT_FALSE(holds(ended.err, "make room")) << files << ended.err;
      ++told;
    }
  }
  EXPECT_GT(told, 0);
  expect_whole("after all");
}

TEST_F(RunningOutTest, AFullDiskIsSaid) {
  for (char const* const road : {"--workers", "--through-xapian"}) {
    std::vector<std::string> words{"index", source_, "--db", db(), "--rebuild", road};
    if (std::string(road) == "--workers") words.emplace_back("1");
    ProgramResult const ended = test::run_limited(words, RLIMIT_FSIZE, 60'000);
    EXPECT_EQ(ended.exit_code, 7) << ended.err;
    EXPECT_TRUE(holds(ended.err, "ulimit -f")) << ended.err;
    expect_whole(road);
  }
}

TEST_F(RunningOutTest, AFullDiskEndsAMergeAndLeavesTheIndex) {
  std::string const before = index_.generation_path().string();
  for (rlim_t bytes = 2'000; bytes <= 1'200'000; bytes *= 3) {
    ProgramResult const ended =
        test::run_limited({"index", source_, "--db", db(), "--merge", "always", "--workers", "1"},
                          RLIMIT_FSIZE, bytes);
    EXPECT_EQ(ended.exit_code, 7) << bytes << ended.err;
    EXPECT_TRUE(holds(ended.err, "ulimit -f")) << bytes << ended.err;
    EXPECT_EQ(index_.generation_path().string(), before) << bytes;
    expect_whole(fmt::format("{} bytes", bytes));
  }
  ProgramResult const rerun =
      test::run_program({"index", source_, "--db", db(), "--merge", "always"});
  EXPECT_EQ(rerun.exit_code, 0) << rerun.err;
  EXPECT_NE(index_.generation_path().string(), before);
  expect_whole("rerun");
}

TEST_F(RunningOutTest, DamagedPostingsAreNamed) {
  index_.add(test::tiny_announcements(400), true);
  fs::path const file = index_.generation_path() / "postlist.glass";
  fs::resize_file(file, fs::file_size(file) / 3);
  ProgramResult const found = test::run_program({"search", "xã họp", "--db", db()});
  EXPECT_EQ(found.exit_code, 6) << found.err;
  EXPECT_TRUE(holds(found.err, "postlist")) << found.err;
  EXPECT_TRUE(holds(found.err, "--rebuild")) << found.err;
}

}  // namespace
}  // namespace tracuu::cli
