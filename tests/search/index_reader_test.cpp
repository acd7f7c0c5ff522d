// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/index_reader.hpp"

#include <gtest/gtest.h>

#include "store/index_format.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using base::ErrorCode;

std::size_t count(IndexReader& reader) {
  return reader
      .run([](Xapian::Database const& database) -> base::Result<std::size_t> {
        return database.get_doccount();
      })
      .value();
}

TEST(IndexReader, FollowsUpdatesAndRebuilds) {
  auto const all = test::vankhe_announcements();
  test::SmallIndex const index({all[0]});
  auto reader = IndexReader::open(index.path()).value();
  EXPECT_TRUE(reader.generation().starts_with("gen-000001-"));
  EXPECT_EQ(count(reader), 1u);
  index.add({all[1]});
  EXPECT_EQ(count(reader), 2u) << "a commit";
  index.add(all, true);
  EXPECT_EQ(count(reader), all.size()) << "a new generation";
  EXPECT_TRUE(reader.generation().starts_with("gen-000002-"));
}

TEST(IndexReader, NoticesAFolderThatWasDeletedAndMadeAgain) {
  auto const all = test::vankhe_announcements();
  test::SmallIndex const index({all[0]});
  auto reader = IndexReader::open(index.path()).value();
  std::filesystem::remove_all(index.path());
  index.add(all);
  EXPECT_EQ(count(reader), all.size());
}

TEST(IndexReader, RunsAllOfItAgainWhenOvertaken) {
  auto const all = test::vankhe_announcements();
  test::SmallIndex const index({all[0]});
  auto reader = IndexReader::open(index.path()).value();
  int attempts = 0;
  auto const seen = reader.run([&](Xapian::Database const& database) -> base::Result<std::size_t> {
    if (++attempts == 1) throw Xapian::DatabaseModifiedError("as a writer would cause it");
    return database.get_doccount();
  });
  EXPECT_EQ(seen.value(), 1u);
  EXPECT_EQ(attempts, 2);
}

TEST(IndexReader, GivesUpWhenOvertakenTooOften) {
  test::SmallIndex const index(test::vankhe_announcements());
  auto reader = IndexReader::open(index.path()).value();
  auto const never = reader.run([](Xapian::Database const&) -> base::Result<int> {
    throw Xapian::DatabaseModifiedError("always");
  });
  ASSERT_FALSE(never.has_value());
  EXPECT_EQ(never.error().code, ErrorCode::Busy);
}

TEST(IndexReader, RefusesWhatItCannotRead) {
  test::TestFolder const folder;
  EXPECT_EQ(IndexReader::open(folder.path() / "missing").error().code, ErrorCode::IndexMissing);
  EXPECT_EQ(IndexReader::open(folder.path()).error().code, ErrorCode::IndexMissing);
  folder.write("foreign/XAPIANDB", "remote localhost:1\n");
  EXPECT_EQ(IndexReader::open(folder.path() / "foreign").error().code, ErrorCode::SchemaMismatch);
  folder.write("lost/XAPIANDB", "auto gen-000007\n");
  EXPECT_EQ(IndexReader::open(folder.path() / "lost").error().code, ErrorCode::IndexMissing);
}

TEST(IndexReader, FollowsSeveralShardsAsOne) {
  auto const all = test::vankhe_announcements();
  test::SmallIndex const first({all[0]});
  test::SmallIndex const second({all[1]});
  auto const index = store::ShardList::parse({first.path(), second.path()}).value();
  auto reader = IndexReader::open(index).value();
  EXPECT_EQ(count(reader), 2u);
  std::string const before = reader.revision();
  EXPECT_EQ(count(reader), 2u);
  EXPECT_EQ(reader.revision(), before);
  second.add({all[2]});
  EXPECT_EQ(count(reader), 3u) << "a commit to one of them";
  EXPECT_NE(reader.revision(), before);
}

TEST(IndexReader, RefusesAnotherSchemaVersion) {
  test::SmallIndex const index(test::vankhe_announcements());
  {
    Xapian::WritableDatabase database(index.generation_path().string());
    database.set_metadata(std::string(store::kSchemaVersionKey), "0");
    database.commit();
  }
  auto const opened = IndexReader::open(index.path());
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, ErrorCode::SchemaMismatch);
  EXPECT_FALSE(opened.error().hint.empty());
}

}  // namespace
}  // namespace tracuu::search
