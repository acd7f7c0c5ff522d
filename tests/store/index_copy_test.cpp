// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/index_copy.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "store/index_check.hpp"
#include "store/index_format.hpp"
#include "tests/support/index_dump.hpp"
#include "tests/support/read_only_folder.hpp"
#include "tests/support/small_index.hpp"
#include "tests/support/unseen_leaks.hpp"

namespace tracuu::store {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

/// Names in a folder, sorted, generations without their number: "XAPIANDB gen writer.lock".
std::string names_in(fs::path const& folder) {
  std::vector<std::string> names;
  for (auto const& file : fs::directory_iterator(folder)) {
    std::string name = file.path().filename().string();
    if (name.starts_with("gen-")) name = "gen";
    names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  std::string text;
  for (std::string const& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

void set_schema_version(test::SmallIndex const& index, std::string const& version) {
  Xapian::WritableDatabase database(index.generation_path().string());
  database.set_metadata(std::string(kSchemaVersionKey), version);
}

class IndexCopyTest : public ::testing::Test {
 protected:
  [[nodiscard]] IndexFolder destination() const { return IndexFolder(folder_.path() / "copy.db"); }
  [[nodiscard]] IndexFolder source() const { return IndexFolder(index_.path()); }
  [[nodiscard]] std::string difference() const {
    return test::first_difference(test::index_dump(index_.path()),
                                  test::index_dump(destination().path()));
  }

  test::SmallIndex index_{test::tiny_announcements(400)};
  test::TestFolder folder_;
};

TEST_F(IndexCopyTest, ABackupIsTheSameIndex) {
  auto announcements = test::tiny_announcements(400);
  announcements[3].body += " Thêm.";
  index_.add(announcements);
  auto const report = back_up(source(), destination(), OldBackup::Keep).value();
  EXPECT_EQ(report.announcements, 400u);
  EXPECT_GT(report.bytes_after, 10'000u);
  EXPECT_LE(report.bytes_after, report.bytes_before);
  EXPECT_EQ(difference(), "");
  EXPECT_EQ(names_in(destination().path()), "XAPIANDB gen writer.lock");
  EXPECT_TRUE(check_index(destination())->problems.empty());
  auto searcher = search::Searcher::open(destination().path()).value();
  EXPECT_EQ(searcher.search(test::request_for("xã", 1))->total.lower, 400u);
  EXPECT_TRUE(
      test::index_source(index_.folder().path() / "source", destination().path()).has_value())
      << "it can be written to";
}

TEST_F(IndexCopyTest, ABackupOverwritesOnlyWhenTold) {
  ASSERT_TRUE(back_up(source(), destination(), OldBackup::Keep).has_value());
  index_.add(test::tiny_announcements(410));
  auto const refused = back_up(source(), destination(), OldBackup::Keep);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
  EXPECT_NE(difference(), "");
  ASSERT_TRUE(back_up(source(), destination(), OldBackup::Replace).has_value());
  EXPECT_EQ(difference(), "");
  EXPECT_EQ(names_in(destination().path()), "XAPIANDB gen writer.lock");
}

TEST_F(IndexCopyTest, ABackupGoesOnWhereOneWasKilled) {
  folder_.write("copy.db/writer.lock", "");
  folder_.write("copy.db/build-99/copy/postlist.glass", "half");
  folder_.write("copy.db/gen-000001-00000000/postlist.glass", "never switched in");
  ASSERT_TRUE(back_up(source(), destination(), OldBackup::Keep).has_value());
  EXPECT_EQ(difference(), "");
  EXPECT_EQ(names_in(destination().path()), "XAPIANDB gen writer.lock");
}

TEST_F(IndexCopyTest, ABackupBesideAWriterIsOneCommit) {
  // Each commit changes every announcement: a mixture of two would show.
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    auto announcements = test::tiny_announcements(400);
    for (int round = 0; !stop; ++round) {
      for (schema::Announcement& announcement : announcements) {
        announcement.author = fmt::format("vòng{}", round);
      }
      index_.add(announcements);
    }
  });
  // Overtaken by the writer, Xapian 1.4's compaction forgets its cursors (glass_compact.cc).
  test::UnseenLeaks const xapian;
  for (int i = 0; i < 8; ++i) {
    auto const report = back_up(source(), destination(), OldBackup::Replace);
    ASSERT_TRUE(report.has_value()) << to_string(report.error());
    EXPECT_TRUE(check_index(destination())->problems.empty());
    auto searcher = search::Searcher::open(destination().path()).value();
    auto const all = searcher.search(test::request_for("xã", 1)).value();
    std::string const author = all.hits[0].announcement.author;
    auto const same =
        searcher.search(test::request_for(author.empty() ? "xã" : "author:" + author, 1)).value();
    EXPECT_EQ(same.total.lower, 400u) << author;
  }
  stop = true;
  writer.join();
}

TEST_F(IndexCopyTest, RefusesPolitely) {
  test::TestFolder const other;
  other.write("full/photo.jpg", "");
  other.write("foreign/XAPIANDB", "remote localhost:1\n");
  other.write("file", "");
  fs::path const inside = index_.path() / "backup";
  fs::path const above = index_.path().parent_path();
  struct {
    fs::path from;
    fs::path to;
    ErrorCode code;
    char const* why;
  } const rows[] = {
      {other.path() / "none", other.path() / "a", ErrorCode::IndexMissing, "no index"},
      {index_.path(), other.path() / "full", ErrorCode::InvalidArgument, "other files"},
      {index_.path(), other.path() / "foreign", ErrorCode::SchemaMismatch, "another program's"},
      {index_.path(), other.path() / "file", ErrorCode::Io, "a file"},
      {index_.path(), index_.path(), ErrorCode::InvalidArgument, "itself"},
      {index_.path(), index_.path() / ".." / "index.db" / "", ErrorCode::InvalidArgument,
       "itself by another name"},
      {index_.path(), inside, ErrorCode::InvalidArgument, "inside the source"},
      {index_.path(), above, ErrorCode::InvalidArgument, "around the source"},
  };
  for (auto const& row : rows) {
    auto const report = back_up(IndexFolder(row.from), IndexFolder(row.to), OldBackup::Replace);
    ASSERT_FALSE(report.has_value()) << row.why;
    EXPECT_EQ(report.error().code, row.code) << row.why << ": " << to_string(report.error());
    EXPECT_FALSE(report.error().hint.empty()) << row.why;
  }
  EXPECT_FALSE(fs::exists(other.path() / "a"));
  EXPECT_FALSE(fs::exists(inside));
  EXPECT_EQ(names_in(other.path() / "full"), "photo.jpg");
  // Folders side by side were taken for one in the other.
  EXPECT_TRUE(back_up(source(), IndexFolder(above / "backup.db"), OldBackup::Keep).has_value());
}

TEST_F(IndexCopyTest, RestoresUnderASearcher) {
  ASSERT_TRUE(back_up(source(), destination(), OldBackup::Keep).has_value());
  index_.add(test::vankhe_announcements(), true);
  search::Searcher searcher = index_.searcher();
  EXPECT_FALSE(searcher.find("t-0007").has_value());
  auto const report = restore(destination(), source()).value();
  EXPECT_EQ(report.announcements, 400u);
  EXPECT_EQ(difference(), "");
  EXPECT_EQ(searcher.find("t-0007")->announcement.title, "Tin số 7");
  EXPECT_EQ(names_in(index_.path()), "XAPIANDB gen writer.lock");
}

TEST_F(IndexCopyTest, RestoresWhatIsGoneOrDamaged) {
  ASSERT_TRUE(back_up(source(), destination(), OldBackup::Keep).has_value());
  fs::resize_file(index_.generation_path() / "postlist.glass", 100);
  ASSERT_TRUE(restore(destination(), source()).has_value()) << "a damaged index";
  EXPECT_EQ(difference(), "");
  fs::remove_all(index_.path());
  ASSERT_TRUE(restore(destination(), source()).has_value()) << "no index";
  EXPECT_EQ(difference(), "");
}

TEST_F(IndexCopyTest, RestoresABackupThatMayOnlyBeRead) {
  ASSERT_TRUE(back_up(source(), destination(), OldBackup::Keep).has_value());
  test::TestFolder const mine;
  fs::permissions(mine.path(), fs::perms::all);
  IndexFolder const restored(mine.path() / "restored.db");
  {
    test::ReadOnlyFolder const read_only(folder_.path());
    auto const report = restore(destination(), restored);
    ASSERT_TRUE(report.has_value()) << to_string(report.error());
    EXPECT_EQ(report->announcements, 400u);
  }
  EXPECT_EQ(
      test::first_difference(test::index_dump(index_.path()), test::index_dump(restored.path())),
      "");
}

TEST_F(IndexCopyTest, RestoresOnlyWhatIsWhole) {
  auto const before = test::index_dump(index_.path());
  test::SmallIndex const damaged(test::tiny_announcements(400));
  fs::resize_file(damaged.generation_path() / "docdata.glass",
                  fs::file_size(damaged.generation_path() / "docdata.glass") / 2);
  EXPECT_EQ(restore(IndexFolder(damaged.path()), source()).error().code, ErrorCode::IndexCorrupt);

  test::SmallIndex const newer(test::tiny_announcements(3));
  set_schema_version(newer, "99");
  auto const refused = restore(IndexFolder(newer.path()), source());
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::SchemaMismatch);
  EXPECT_NE(refused.error().hint.find("restore it with"), std::string::npos);

  EXPECT_EQ(restore(IndexFolder(folder_.path() / "none"), source()).error().code,
            ErrorCode::IndexMissing);
  EXPECT_EQ(restore(IndexFolder(folder_.path() / "none"), IndexFolder(folder_.path() / "new"))
                .error()
                .code,
            ErrorCode::IndexMissing);
  EXPECT_FALSE(fs::exists(folder_.path() / "new"));
  EXPECT_EQ(test::first_difference(before, test::index_dump(index_.path())), "");
}

TEST_F(IndexCopyTest, WaitsForNoWriterOfTheDestination) {
  ASSERT_TRUE(back_up(source(), destination(), OldBackup::Keep).has_value());
  auto const lock = WriterLock::acquire(source());
  ASSERT_TRUE(lock.has_value());
  EXPECT_EQ(restore(destination(), source()).error().code, ErrorCode::IndexLocked);
  EXPECT_EQ(compact(source()).error().code, ErrorCode::IndexLocked);
  EXPECT_TRUE(
      back_up(source(), IndexFolder(folder_.path() / "other.db"), OldBackup::Keep).has_value())
      << "a writer does not stop a backup";
}

TEST_F(IndexCopyTest, CompactsUnderASearcher) {
  auto announcements = test::tiny_announcements(400);
  for (int round = 0; round < 6; ++round) {
    for (schema::Announcement& announcement : announcements)
      announcement.body += " Thêm một câu nữa.";
    index_.add(announcements);
  }
  search::Searcher searcher = index_.searcher();
  auto const before = test::index_dump(index_.path());
  auto const report = compact(source()).value();
  EXPECT_EQ(report.announcements, 400u);
  EXPECT_LT(report.bytes_after, report.bytes_before);
  EXPECT_EQ(test::first_difference(before, test::index_dump(index_.path())), "");
  EXPECT_EQ(searcher.search(test::request_for("xã", 1))->total.lower, 400u);
  EXPECT_EQ(names_in(index_.path()), "XAPIANDB gen writer.lock");
  EXPECT_EQ(compact(IndexFolder(folder_.path() / "none")).error().code, ErrorCode::IndexMissing);
  EXPECT_FALSE(fs::exists(folder_.path() / "none"));
}

}  // namespace
}  // namespace tracuu::store
