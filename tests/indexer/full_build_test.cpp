// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/full_build.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "store/index_check.hpp"
#include "store/index_folder.hpp"
#include "tests/support/index_dump.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using test::TestFolder;

/// The database of the build that is under way below `index`.
fs::path database_under_way(fs::path const& index) {
  for (auto const& entry : fs::directory_iterator(index)) {
    bool const is_build = entry.path().filename().string().starts_with("build-");
    if (is_build) return entry.path() / "merged";
  }
  return {};
}

void cut_in_half(fs::path const& file) {
  fs::resize_file(file, fs::file_size(file) / 2);
}

/// Writes `now` over the first `before`; both have as many bytes.
void overwrite(fs::path const& file, std::string const& before, std::string const& now) {
  std::string const bytes = test::read_file(file);
  std::size_t const at = bytes.find(before);
  ASSERT_NE(at, std::string::npos) << file << " has no " << before;
  std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
  out.seekp(static_cast<std::streamoff>(at));
  out << now;
}

std::vector<schema::Announcement> announcements_by(std::string const& word) {
  auto announcements = test::tiny_announcements(300);
  for (schema::Announcement& announcement : announcements) announcement.author = word;
  return announcements;
}

class FullBuildTest : public ::testing::TestWithParam<bool> {
 protected:
  /// Rebuilds the index; `damage` gets the new database between its writing and its check.
  [[nodiscard]] IndexOutcome rebuild(std::function<void(fs::path const&)> const& damage) const {
    IndexJobOptions options;
    options.sources = {folder_.write("b.jsonl", test::to_json_lines(announcements_by("mới")))};
    options.index = index_.path();
    options.workers = 2;
    options.rebuild = true;
    options.through_xapian = GetParam();
    options.on_progress = [&](IndexProgress const& now) {
      if (now.stage == IndexStage::Checking) damage(database_under_way(index_.path()));
    };
    return attempt_index_job(options);
  }

  [[nodiscard]] std::string author() const {
    return index_.searcher().find("t-0007").value().announcement.author;
  }

  test::SmallIndex index_{announcements_by("cũ")};
  TestFolder folder_;
};

TEST_P(FullBuildTest, DoesNotSwitchInWhatIsNotWhatWasWritten) {
  struct {
    char const* why;
    std::function<void(fs::path const&)> damage;
  } const rows[] = {
      {"a list of terms is cut", [](auto& path) { cut_in_half(path / "termlist.glass"); }},
      {"texts are cut", [](auto& path) { cut_in_half(path / "docdata.glass"); }},
      {"positions are cut", [](auto& path) { cut_in_half(path / "position.glass"); }},
      {"postings are cut", [](auto& path) { cut_in_half(path / "postlist.glass"); }},
      {"the version file is cut", [](auto& path) { cut_in_half(path / "iamglass"); }},
      {"a table is gone", [](auto& path) { fs::remove(path / "docdata.glass"); }},
      {"all is gone", [](auto& path) { fs::remove_all(path); }},
      {"a byte of the first document's id",
       [](auto& path) { overwrite(path / "postlist.glass", "\x06t-0000", "\x06t-000X"); }},
      {"a byte of the schema version",
       [](auto& path) {
         overwrite(path / "postlist.glass", "tracuu.schema_version", "tracuu.schema_versioX");
       }},
  };
  fs::path const before = index_.generation_path();
  for (auto const& row : rows) {
    IndexOutcome const outcome = rebuild(row.damage);
    ASSERT_TRUE(outcome.error.has_value()) << row.why;
    EXPECT_EQ(outcome.error->code, base::ErrorCode::IndexCorrupt) << row.why;
    EXPECT_NE(outcome.error->hint.find("the index is as it was"), std::string::npos);
    EXPECT_EQ(outcome.report.added, 0u) << row.why;
    EXPECT_EQ(index_.generation_path(), before) << row.why;
    EXPECT_EQ(author(), "cũ") << row.why;
    auto const failed = store::IndexFolder(index_.path()).failed_build();
    if (std::string(row.why) == "all is gone") continue;  // nothing can be kept
    ASSERT_TRUE(failed.has_value()) << row.why;
    EXPECT_NE(outcome.error->message.find(failed->path.string()), std::string::npos)
        << outcome.error->message;
    EXPECT_NE(outcome.error->message.find(failed->why), std::string::npos) << failed->why;
    EXPECT_NE(failed->why, "") << row.why;
  }
  EXPECT_TRUE(store::check_index(store::IndexFolder(index_.path())).value().problems.empty());

  EXPECT_FALSE(rebuild([](fs::path const&) {}).error.has_value()) << "the next one passes";
  EXPECT_EQ(author(), "mới");
  EXPECT_FALSE(store::IndexFolder(index_.path()).failed_build().has_value()) << "and tidies up";
}

TEST_P(FullBuildTest, AFailedBuildStaysBesideAnUpdate) {
  ASSERT_TRUE(rebuild([](fs::path const& path) {
                cut_in_half(path / "termlist.glass");
              }).error.has_value());
  index_.add(test::vankhe_announcements());
  EXPECT_TRUE(store::IndexFolder(index_.path()).failed_build().has_value());
}

INSTANTIATE_TEST_SUITE_P(Roads, FullBuildTest, ::testing::Values(false, true),
                         [](auto const& test_info) {
                           return test_info.param ? "ThroughXapian" : "Direct";
                         });

/// Two batches in which ids repeat, also far apart, and some are refused.
std::string lines_with_duplicates(int round) {
  auto announcements = test::tiny_announcements(1'300);
  for (std::size_t i = 0; i < announcements.size(); i += 3) {
    announcements[i].body += fmt::format(" Vòng {}.", round);
  }
  for (auto const& [second, first] : {std::pair{1'200u, 7u}, {1'250u, 7u}, {1'101u, 1'100u}}) {
    announcements[second].id = announcements[first].id;
  }
  return test::to_json_lines(announcements) + "{\"id\": \"x\", \"title\":\n";
}

/// Both roads, fact by fact: documents, terms with counts and positions, values, texts, metadata,
/// statistics.
class TwoRoadsTest : public ::testing::Test {
 protected:
  [[nodiscard]] fs::path index(bool through_xapian) const {
    return folder_.path() / (through_xapian ? "xapian.db" : "direct.db");
  }

  void run(fs::path const& source, bool rebuild) const {
    for (bool const through_xapian : {false, true}) {
      IndexJobOptions options;
      options.sources = {source};
      options.index = index(through_xapian);
      options.workers = 3;
      options.rebuild = rebuild;
      options.through_xapian = through_xapian;
      ASSERT_TRUE(run_index_job(options).has_value());
    }
  }

  void expect_same(char const* when) const {
    EXPECT_EQ(test::first_difference(test::index_dump(index(false)), test::index_dump(index(true))),
              "")
        << when;
    EXPECT_EQ(test::first_difference(test::index_statistics(index(false)),
                                     test::index_statistics(index(true))),
              "")
        << when;
    for (bool const through_xapian : {false, true}) {
      auto const report = store::check_index(store::IndexFolder(index(through_xapian)));
      EXPECT_TRUE(report.value().problems.empty()) << when;
    }
  }

  TestFolder folder_;
};

TEST_F(TwoRoadsTest, LeadToTheSameIndexOfTheSample) {
  run(test::sample_folder(), false);
  expect_same("the sample");
}

TEST_F(TwoRoadsTest, LeadToTheSameIndexWithDuplicatesAndReplacedIds) {
  fs::path const source = folder_.write("a.jsonl", lines_with_duplicates(1));
  run(source, false);
  expect_same("the first build");
  folder_.write("a.jsonl", lines_with_duplicates(2));
  run(source, false);
  expect_same("an update that replaced every third id");
  run(source, true);
  expect_same("a rebuild");
}

TEST(FullBuild, ChoosesItsRoadByTheInstalledXapian) {
  struct {
    XapianVersion version;
    bool is_told;
    char const* notice;  ///< part of it; "" = none
  } const rows[] = {
      {kOldestTestedXapian, false, ""},
      {kNewestTestedXapian, false, ""},
      {kNewestTestedXapian, true, ""},
      {{1, 4, 99}, false, "1.4.99 is installed"},
      {{1, 5, 0}, false, "built through Xapian itself"},
      {{2, 0, 0}, true, ""},
      {{1, 4, 21}, false, "tested with Xapian 1.4.22 to"},
  };
  TestFolder const folder;
  IndexJobOptions options;
  options.sources = {folder.write("a.jsonl", test::to_json_lines(test::vankhe_announcements()))};
  options.index = folder.path() / "index.db";
  options.rebuild = true;
  std::string notices;
  options.on_notice = [&](std::string const& line) { notices += line; };
  for (auto const& row : rows) {
    notices.clear();
    options.xapian = row.version;
    options.through_xapian = row.is_told;
    // Segments lie beside the database on the direct road only.
    bool has_segments = false;
    options.on_progress = [&](IndexProgress const& now) {
      if (now.stage != IndexStage::Checking) return;
      has_segments = fs::exists(database_under_way(options.index).parent_path() / "postings");
    };
    ASSERT_TRUE(run_index_job(options).has_value()) << to_string(row.version);
    EXPECT_EQ(has_segments, is_tested(row.version) && !row.is_told) << to_string(row.version);
    EXPECT_EQ(notices.empty(), *row.notice == '\0') << notices;
    EXPECT_NE(notices.find(row.notice), std::string::npos) << notices;
    EXPECT_EQ(search::Searcher::open(options.index).value().stats().value().announcements, 13u);
  }
}

TEST(XapianVersion, ComparesByPart) {
  EXPECT_TRUE(is_tested({1, 4, 25}));
  EXPECT_FALSE(is_tested({1, 3, 25}));
  EXPECT_FALSE(is_tested({0, 9, 0}));
  EXPECT_EQ(to_string(XapianVersion{1, 4, 22}), "1.4.22");
  EXPECT_EQ(to_string(installed_xapian()), Xapian::version_string());
}

/// A run of a file of each kind of excess beside a good page.
IndexOutcome run_limited(TestFolder const& folder, bool through_xapian,
                         SourceLimits const& limits) {
  IndexJobOptions options;
  options.sources = {folder.path() / "tin"};
  options.index = folder.path() / "index.db";
  options.workers = 2;
  options.through_xapian = through_xapian;
  options.limits = limits;
  return attempt_index_job(options);
}

TEST_P(FullBuildTest, AnItemThatExceedsItsLimitsIsListedAndTheRunGoesOn) {
  fs::create_directory(folder_.path() / "tin");
  folder_.write("tin/good.html", "<title>Họp dân</title><p>Bà con đến họp tại nhà văn hóa.</p>");
  std::string large = "<title>Danh sách</title>";
  while (large.size() < 300'000) large += "<p>Thôn Đông họp dân.</p>";
  folder_.write("tin/large.html", large);
  folder_.write("tin/long.txt", "Thông báo\n" + std::string(5'000, 'x') + "\nhết");
  SourceLimits limits;
  limits.document_time = std::chrono::milliseconds(0);
  limits.max_text_bytes = 1'000;
  IndexOutcome const outcome = run_limited(folder_, GetParam(), limits);
  ASSERT_FALSE(outcome.error.has_value()) << to_string(*outcome.error);
  EXPECT_EQ(outcome.report.added, 2u);
  ASSERT_EQ(outcome.report.rejected.size(), 1u);
  EXPECT_NE(outcome.report.rejected[0].source.find("large.html"), std::string::npos);
  EXPECT_NE(outcome.report.rejected[0].reason.find("longer than the limit"), std::string::npos);
  auto const& left_out = outcome.report.remarks.left_out();
  ASSERT_EQ(left_out.size(), 1u);
  EXPECT_NE(left_out[0].source.find("long.txt"), std::string::npos);
  EXPECT_EQ(left_out[0].kind, LeftOutKind::Cut);
}

/// More text than a worker takes at once: its batch is written in parts.
TEST_P(FullBuildTest, ManyLongTextsAreAllThereInOrder) {
  fs::create_directory(folder_.path() / "tin");
  std::string line;
  for (int i = 0; i < 12'000; ++i) line += "Thôn Đông Khê họp dân bàn việc làm đường bê tông. ";
  std::string lines;
  for (int i = 0; i < 40; ++i) {
    lines +=
        fmt::format("{{\"id\":\"t{:02}\",\"title\":\"Họp {}\",\"body\":\"{}\"}}\n", i, i, line);
  }
  folder_.write("tin/a.jsonl", lines + "{\"id\":\"t07\",\"title\":\"Hai lần\"}\n");
  IndexOutcome const outcome = run_limited(folder_, GetParam(), {});
  ASSERT_FALSE(outcome.error.has_value()) << to_string(*outcome.error);
  EXPECT_EQ(outcome.report.added, 40u);
  EXPECT_EQ(outcome.report.rejected.size(), 1u) << "an id that was given before";
  auto searcher = search::Searcher::open(folder_.path() / "index.db").value();
  EXPECT_EQ(searcher.find("t39").value().announcement.title, "Họp 39");
  EXPECT_EQ(searcher.find("t07").value().announcement.title, "Họp 7");
}

}  // namespace
}  // namespace tracuu::indexer
