// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "store/index_check.hpp"
#include "tests/support/program.hpp"
#include "tests/support/small_index.hpp"

// The indexer is killed at any moment: the index opens, is whole, and holds the old state or the
// new one; running it again completes the work. After notmuch: test/T380-atomicity.sh.

namespace tracuu::cli {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;

constexpr std::size_t kAnnouncements = 1'000;

std::string edition(std::string const& word) {
  auto announcements = test::tiny_announcements(kAnnouncements);
  for (schema::Announcement& announcement : announcements) announcement.body += " bản " + word;
  return test::to_json_lines(announcements);
}

enum class Run { Rebuild, ThroughXapian, Update, Merge };

class IndexKillTest : public ::testing::TestWithParam<Run> {
 protected:
  IndexKillTest()
      : db_((folder_.path() / "index.db").string()),
        sources_{folder_.write("a/a.jsonl", edition("một")).string(),
                 folder_.write("b/b.jsonl", edition("hai")).string()} {}

  [[nodiscard]] std::vector<std::string> command(std::string const& source) const {
    std::vector<std::string> words{"index", source, "--db", db_, "--workers", "2"};
    switch (GetParam()) {
      case Run::Rebuild: words.emplace_back("--rebuild"); break;
      case Run::ThroughXapian: words.insert(words.end(), {"--rebuild", "--through-xapian"}); break;
      case Run::Update: words.insert(words.end(), {"--merge", "never"}); break;
      case Run::Merge: words.insert(words.end(), {"--merge", "always"}); break;
    }
    return words;
  }

  /// How many announcements are of that edition; the index is whole.
  [[nodiscard]] std::size_t count(char const* word) const {
    auto const report = store::check_index(store::IndexFolder(db_));
    EXPECT_TRUE(report.has_value()) << (report ? "" : to_string(report.error()));
    if (!report) return 0;
    EXPECT_TRUE(report->problems.empty()) << report->problems[0];
    EXPECT_EQ(report->announcements, kAnnouncements);
    auto searcher = search::Searcher::open(db_).value();
    auto const answer =
        searcher.search(test::request_for(fmt::format("\"bản {}\"", word), 1)).value();
    return answer.total.lower;
  }

  test::TestFolder folder_;
  std::string db_;
  std::vector<std::string> sources_;
};

TEST_P(IndexKillTest, LeavesTheOldStateOrTheNew) {
  ASSERT_EQ(test::run_program({"index", sources_[0], "--db", db_}).exit_code, 0);
  auto const begin = std::chrono::steady_clock::now();
  ASSERT_EQ(test::run_program(command(sources_[1])).exit_code, 0);
  auto const whole_run =
      std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begin);

  char const* const words[] = {"một", "hai"};
  std::mt19937 random(20230711);
  double longest = static_cast<double>(whole_run.count());
  std::uniform_real_distribution<double> share(0, 1);
  std::size_t state = 1;
  int const wanted = test::wanted_kills(20);
  int killed = 0;
  for (int runs = 0; killed < wanted && runs < 5 * wanted; ++runs) {
    std::size_t const next = 1 - state;
    auto const moment = microseconds(static_cast<std::int64_t>(longest * share(random)));
    if (test::run_and_kill(command(sources_[next]), moment)) {
      ++killed;
    } else {
      longest *= 0.9;  // the first run was a slow one: on a busy machine they differ
    }
    std::size_t const old_ones = count(words[state]);
    std::size_t const new_ones = count(words[next]);
    EXPECT_EQ(old_ones + new_ones, kAnnouncements);
    EXPECT_TRUE(old_ones == 0 || new_ones == 0) << old_ones << " and " << new_ones;

    test::ProgramResult const rerun = test::run_program(command(sources_[next]));
    EXPECT_EQ(rerun.exit_code, 0) << rerun.err;
    EXPECT_EQ(count(words[next]), kAnnouncements);
    state = next;
  }
  EXPECT_EQ(killed, wanted) << "too few moments were within the run";
}

std::string name_of(::testing::TestParamInfo<Run> const& test_info) {
  switch (test_info.param) {
    case Run::Rebuild: return "Rebuild";
    case Run::ThroughXapian: return "ThroughXapian";
    case Run::Update: return "Update";
    case Run::Merge: return "Merge";
  }
  return "";
}

INSTANTIATE_TEST_SUITE_P(Index, IndexKillTest,
                         ::testing::Values(Run::Rebuild, Run::ThroughXapian, Run::Update,
                                           Run::Merge),
                         name_of);

}  // namespace
}  // namespace tracuu::cli
