// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pending_changes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "store/index_check.hpp"
#include "store/index_folder.hpp"
#include "tests/support/index_dump.hpp"
#include "tests/support/small_index.hpp"

// Which way an update takes into the index, and that both lead to the same.

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using test::DumpOf;

class PendingChangesTest : public ::testing::Test {
 protected:
  [[nodiscard]] fs::path index(std::string const& name) const { return folder_.path() / name; }

  [[nodiscard]] static std::string generation(fs::path const& index) {
    return store::IndexFolder(index).current_generation().value();
  }

  [[nodiscard]] IndexJobOptions job(fs::path const& index, MergeWhen merge) {
    IndexJobOptions options;
    options.sources = {folder_.path() / "s"};
    options.index = index;
    options.merge = merge;
    options.workers = 2;
    options.on_notice = [this](std::string const& line) { notices_ += line; };
    return options;
  }

  IndexReport run(fs::path const& index, MergeWhen merge, bool prune = false) {
    IndexJobOptions options = job(index, merge);
    options.prune = prune;
    IndexReport report = run_index_job(options).value();
    auto const checked = store::check_index(store::IndexFolder(index)).value();
    EXPECT_TRUE(checked.problems.empty()) << checked.problems[0];
    return report;
  }

  void write(std::string const& name, std::vector<schema::Announcement> const& announcements) {
    folder_.write("s/" + name, test::to_json_lines(announcements));
  }

  /// The first edition in two files, of which the second one is gone, and a third of the first one
  /// has changed, in the second.
  void write_first_edition() {
    auto const all = test::tiny_announcements(1'000);
    write("a.jsonl", {all.begin(), all.begin() + 800});
    write("b.jsonl", {all.begin() + 800, all.end()});
  }
  void write_second_edition() {
    auto all = test::tiny_announcements(1'500);
    for (std::size_t i = 0; i < 800; i += 3) all[i].body += " Bản hai, có thêm một câu.";
    std::vector<schema::Announcement> kept(all.begin(), all.begin() + 800);
    kept.insert(kept.end(), all.begin() + 1'000, all.end());
    write("a.jsonl", kept);
    fs::remove(folder_.path() / "s/b.jsonl");
  }

  static void expect_same(fs::path const& one, fs::path const& other, char const* why) {
    EXPECT_EQ(test::first_difference(test::index_dump(one, DumpOf::InAnyOrder),
                                     test::index_dump(other, DumpOf::InAnyOrder)),
              "")
        << why;
  }

  test::TestFolder folder_;
  std::string notices_;
};

TEST_F(PendingChangesTest, BothWaysLeadToTheSameIndex) {
  write_first_edition();
  for (char const* const name : {"merged", "in-place", "automatic"}) {
    run(index(name), MergeWhen::Never);
  }
  write_second_edition();
  std::string const before = generation(index("merged"));
  IndexReport const merged = run(index("merged"), MergeWhen::Always, true);
  IndexReport const in_place = run(index("in-place"), MergeWhen::Never, true);
  run(index("automatic"), MergeWhen::Auto, true);
  EXPECT_NE(generation(index("merged")), before);
  EXPECT_EQ(merged.added, 500u);
  EXPECT_EQ(merged.updated, 267u);
  EXPECT_EQ(merged.removed, 200u);
  EXPECT_EQ(in_place.removed, merged.removed);
  expect_same(index("merged"), index("in-place"), "a merge and an update in place");
  expect_same(index("automatic"), index("in-place"), "as is chosen");
  EXPECT_EQ(merged.text_bytes, in_place.text_bytes);
  EXPECT_LT(merged.index_bytes, in_place.index_bytes) << "no gaps are left";
  EXPECT_EQ(run(index("merged"), MergeWhen::Always).unchanged, 1'300u) << "the ledger is right";
}

TEST_F(PendingChangesTest, AMergeLeadsToWhatABuildLeadsTo) {
  auto const all = test::tiny_announcements(1'400);
  write("a.jsonl", {all.begin(), all.begin() + 900});
  run(index("merged"), MergeWhen::Never);
  write("b.jsonl", {all.begin() + 900, all.end()});
  run(index("merged"), MergeWhen::Always);
  run(index("built"), MergeWhen::Never);
  EXPECT_EQ(
      test::first_difference(test::index_dump(index("merged")), test::index_dump(index("built"))),
      "");
  EXPECT_EQ(test::first_difference(test::index_statistics(index("merged")),
                                   test::index_statistics(index("built"))),
            "");
}

TEST_F(PendingChangesTest, ChoosesByHowMuchChanges) {
  struct {
    char const* why;
    std::size_t announcements;  ///< there are 1,000 before
    MergeWhen merge;
    bool is_merged;
  } const rows[] = {
      {"few", 1'400, MergeWhen::Auto, false},       {"many", 1'600, MergeWhen::Auto, true},
      {"told to", 1'001, MergeWhen::Always, true},  {"told not to", 1'600, MergeWhen::Never, false},
      {"nothing", 1'000, MergeWhen::Always, false},
  };
  for (auto const& row : rows) {
    fs::path const here = index(row.why);
    write("a.jsonl", test::tiny_announcements(1'000));
    run(here, MergeWhen::Auto);
    auto searcher = search::Searcher::open(here).value();
    std::string const before = generation(here);
    write("a.jsonl", test::tiny_announcements(row.announcements));
    EXPECT_EQ(run(here, row.merge).added, row.announcements - 1'000) << row.why;
    EXPECT_EQ(generation(here) != before, row.is_merged) << row.why;
    EXPECT_EQ(searcher.stats().value().announcements, row.announcements)
        << row.why << ": who had it open sees it";
  }
  EXPECT_EQ(notices_, "");
}

/// More than may wait goes in place as long as the sources do not look large; then it is merged.
TEST_F(PendingChangesTest, MergesAfterAll) {
  write("a.jsonl", test::tiny_announcements(10));
  run(index("i"), MergeWhen::Auto);
  std::string const before = generation(index("i"));
  auto all = test::tiny_announcements(700);
  std::string text;
  while (text.size() < 1u << 17) text += "Thôn Đông Khê họp dân bàn việc làm đường bê tông.\n";
  for (std::size_t i = 10; i < 100; ++i) all[i].body = text;
  write("a.jsonl", all);
  EXPECT_EQ(run(index("i"), MergeWhen::Auto).added, 690u);
  EXPECT_NE(generation(index("i")), before);
  EXPECT_EQ(search::Searcher::open(index("i")).value().stats().value().announcements, 700u);
}

TEST_F(PendingChangesTest, GoesInPlaceWithAnUntestedXapian) {
  write("a.jsonl", test::tiny_announcements(10));
  run(index("i"), MergeWhen::Never);
  std::string const before = generation(index("i"));
  std::size_t count = 10;
  for (MergeWhen const merge : {MergeWhen::Auto, MergeWhen::Always}) {
    notices_.clear();
    write("a.jsonl", test::tiny_announcements(count += 600));
    IndexJobOptions options = job(index("i"), merge);
    options.xapian = {1, 4, 99};
    EXPECT_EQ(run_index_job(options).value().added, 600u);
    EXPECT_EQ(generation(index("i")), before);
    EXPECT_EQ(notices_.find("1.4.99") != std::string::npos, merge == MergeWhen::Always) << notices_;
  }
}

TEST_F(PendingChangesTest, DoesNotSwitchInWhatIsNotWhatWasWritten) {
  write_first_edition();
  run(index("i"), MergeWhen::Never);
  std::string const before = generation(index("i"));
  write_second_edition();
  struct {
    char const* why;
    std::function<void(fs::path const&)> damage;
  } const rows[] = {
      {"termlist.glass", [](auto& path) { fs::resize_file(path, fs::file_size(path) / 2); }},
      {"docdata.glass", [](auto& path) { fs::resize_file(path, fs::file_size(path) / 2); }},
      {"position.glass", [](auto& path) { fs::resize_file(path, fs::file_size(path) / 2); }},
      {"postlist.glass", [](auto& path) { fs::resize_file(path, fs::file_size(path) / 2); }},
      {"iamglass", [](auto& path) { fs::remove(path); }},
  };
  for (auto const& row : rows) {
    IndexJobOptions options = job(index("i"), MergeWhen::Always);
    options.on_progress = [&](IndexProgress const& now) {
      if (now.stage != IndexStage::Checking) return;
      for (auto const& entry : fs::directory_iterator(index("i"))) {
        bool const is_build = entry.path().filename().string().starts_with("build-");
        if (is_build) row.damage(entry.path() / "merged" / row.why);
      }
    };
    IndexOutcome const outcome = attempt_index_job(options);
    ASSERT_TRUE(outcome.error.has_value()) << row.why;
    EXPECT_EQ(outcome.error->code, base::ErrorCode::IndexCorrupt) << row.why;
    EXPECT_EQ(outcome.report.added, 0u) << row.why;
    EXPECT_EQ(generation(index("i")), before) << row.why;
    EXPECT_TRUE(store::IndexFolder(index("i")).failed_build().has_value()) << row.why;
    EXPECT_TRUE(store::check_index(store::IndexFolder(index("i"))).value().problems.empty());
  }
  EXPECT_EQ(run(index("i"), MergeWhen::Always).added, 500u) << "all of it is still to be done";
}

TEST_F(PendingChangesTest, TellsOfADamagedIndex) {
  write_first_edition();
  run(index("i"), MergeWhen::Never);
  fs::path const table = index("i") / generation(index("i")) / "position.glass";
  fs::resize_file(table, fs::file_size(table) / 2);
  write_second_edition();
  IndexOutcome const outcome = attempt_index_job(job(index("i"), MergeWhen::Always));
  ASSERT_TRUE(outcome.error.has_value());
  EXPECT_EQ(outcome.error->code, base::ErrorCode::IndexCorrupt) << outcome.error->message;
  EXPECT_NE(outcome.error->hint.find("--rebuild"), std::string::npos) << outcome.error->hint;
}

TEST_F(PendingChangesTest, AChangeWritesALooseIndexAnew) {
  for (MergeWhen const merge : {MergeWhen::Never, MergeWhen::Auto}) {
    fs::path const here = index(merge == MergeWhen::Auto ? "auto" : "never");
    write("a.jsonl", test::tiny_announcements(1'000));
    run(here, MergeWhen::Never);
    write("a.jsonl", test::tiny_announcements(1'300));
    run(here, MergeWhen::Never);
    std::string const before = generation(here);
    notices_.clear();
    write("a.jsonl", test::tiny_announcements(1'301));
    IndexJobOptions options = job(here, merge);
    options.loose = {1.01, 0, 1u << 30};
    EXPECT_EQ(run_index_job(options).value().added, 1u);
    EXPECT_EQ(generation(here) != before, merge == MergeWhen::Auto);
    EXPECT_EQ(notices_.find("times the room") != std::string::npos, merge == MergeWhen::Auto)
        << notices_;
  }
}

TEST_F(PendingChangesTest, AllMayBeRemoved) {
  write_first_edition();
  run(index("i"), MergeWhen::Never);
  write("a.jsonl", {});
  write("b.jsonl", {});
  EXPECT_EQ(run(index("i"), MergeWhen::Auto, true).removed, 1'000u);
  EXPECT_EQ(search::Searcher::open(index("i")).value().stats().value().announcements, 0u);
  write_first_edition();
  EXPECT_EQ(run(index("i"), MergeWhen::Auto).added, 1'000u);
}

}  // namespace
}  // namespace tracuu::indexer
