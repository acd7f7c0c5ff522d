// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "store/index_check.hpp"
#include "tests/support/index_dump.hpp"
#include "tests/support/program.hpp"
#include "tests/support/small_index.hpp"

// compact, backup and restore are killed at any moment: each index is whole and holds what it
// held or the copy; running it again completes the work.

namespace tracuu::cli {
namespace {

using std::chrono::microseconds;

class CopyKillTest : public ::testing::Test {
 protected:
  CopyKillTest() {
    auto announcements = test::tiny_announcements(1'000);
    for (int round = 0; round < 2; ++round) {  // an update, so that there are gaps
      for (schema::Announcement& announcement : announcements) announcement.body += " Thêm.";
      index_.add(announcements);
    }
    dump_ = test::index_dump(index_.path());
  }

  [[nodiscard]] std::string db() const { return index_.path().string(); }
  [[nodiscard]] std::string other() const { return (folder_.path() / "other.db").string(); }

  void expect_whole(std::string const& index) const {
    auto const report = store::check_index(store::IndexFolder(index));
    ASSERT_TRUE(report.has_value()) << to_string(report.error());
    EXPECT_TRUE(report->problems.empty()) << report->problems[0];
  }

  /// Kills `command` at random moments, calls `check` each time, and runs it to its end.
  template <class Check>
  void kill_often(std::vector<std::string> const& command, Check check) {
    auto const begin = std::chrono::steady_clock::now();
    ASSERT_EQ(test::run_program(command).exit_code, 0);
    double longest =
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
    std::mt19937 random(20230711);
    std::uniform_real_distribution<double> share(0, 1);
    int const wanted = test::wanted_kills(20);
    int killed = 0;
    for (int runs = 0; killed < wanted && runs < 5 * wanted; ++runs) {
      auto const moment = microseconds(static_cast<std::int64_t>(longest * share(random)));
      if (test::run_and_kill(command, moment)) {
        ++killed;
      } else {
        longest *= 0.9;
      }
      check();
      test::ProgramResult const rerun = test::run_program(command);
      ASSERT_EQ(rerun.exit_code, 0) << rerun.err;
      check();
    }
    EXPECT_EQ(killed, wanted) << "too few moments were within the run";
  }

  test::SmallIndex index_{test::tiny_announcements(1'000)};
  test::TestFolder folder_;
  std::vector<std::string> dump_;
};

TEST_F(CopyKillTest, CompactLosesNothing) {
  kill_often({"compact", "--db", db()}, [&] {
    expect_whole(db());
    EXPECT_EQ(test::first_difference(dump_, test::index_dump(index_.path())), "");
  });
}

TEST_F(CopyKillTest, BackupLeavesTheOldOneOrTheNew) {
  ASSERT_EQ(test::run_program({"backup", other(), "--db", db()}).exit_code, 0);
  kill_often({"backup", other(), "--replace", "--db", db()}, [&] {
    expect_whole(other());
    EXPECT_EQ(test::first_difference(dump_, test::index_dump(folder_.path() / "other.db")), "");
  });
}

TEST_F(CopyKillTest, AFirstBackupIsWholeOrNotThere) {
  kill_often({"backup", other(), "--replace", "--db", db()}, [&] {
    store::IndexFolder const copy(other());
    if (copy.current_generation().has_value()) expect_whole(other());
    std::filesystem::remove(folder_.path() / "other.db/XAPIANDB");
  });
}

TEST_F(CopyKillTest, RestoreLeavesTheOldIndexOrTheBackup) {
  ASSERT_EQ(test::run_program({"backup", other(), "--db", db()}).exit_code, 0);
  auto const tiny = test::vankhe_announcements();
  index_.add(tiny, true);
  auto const old_dump = test::index_dump(index_.path());
  kill_often({"restore", other(), "--db", db()}, [&] {
    expect_whole(db());
    auto const now = test::index_dump(index_.path());
    EXPECT_TRUE(now == dump_ || now == old_dump);
    index_.add(tiny, true);
  });
}

}  // namespace
}  // namespace tracuu::cli
