// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/replicated_view.hpp"

#include <gtest/gtest.h>

#include "store/changesets.hpp"
#include "store/index_folder.hpp"
#include "store/write_transaction.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::store {
namespace {

namespace fs = std::filesystem;

class ReplicatedView : public ::testing::Test {
 protected:
  ReplicatedView() {
    commit();
    folder_.write("XAPIANDB", "auto gen-000001\n");
  }
  ~ReplicatedView() override { keep_changesets(0); }

  void commit() const {
    WriteTransaction transaction(generation(), Xapian::DB_CREATE_OR_OPEN);
    transaction.database().add_document(Xapian::Document());
    transaction.commit();
  }
  fs::path generation() const { return folder_.path() / "gen-000001"; }
  fs::path shown() const { return generation() / "replicated"; }

  /// As xapian-replicate-server opens it.
  Xapian::Database seen() const {
    return Xapian::Database((folder_.path() / "replicated").string());
  }

  test::TestFolder folder_;
};

TEST_F(ReplicatedView, IsMadeOnceChangesetsAreKept) {
  commit();
  EXPECT_FALSE(fs::exists(shown()));
  EXPECT_FALSE(is_replicated(folder_.path()));
  keep_changesets(2);
  commit();
  EXPECT_TRUE(is_replicated(folder_.path()));
  EXPECT_EQ(seen().get_doccount(), 3u);
  EXPECT_EQ(seen().get_uuid(), Xapian::Database(generation().string()).get_uuid());
}

TEST_F(ReplicatedView, HasEachChangesetBeforeItsRevision) {
  keep_changesets(2);
  for (int times = 0; times < 5; ++times) {
    commit();
    Xapian::Database const shown_now = seen();
    fs::path const changeset = shown() / ("changes" + std::to_string(shown_now.get_revision() - 1));
    EXPECT_TRUE(fs::exists(changeset)) << changeset;
  }
  std::size_t links = 0;
  for (auto const& entry : fs::directory_iterator(shown())) {
    if (entry.path().filename().string().starts_with("changes")) ++links;
  }
  EXPECT_EQ(links, 2u) << "those that went have no link";
}

// A follower would be told of a revision whose changeset is being written.
TEST_F(ReplicatedView, IsAsItWasUntilItIsShownAnew) {
  keep_changesets(9);
  commit();
  auto const before = seen().get_revision();
  {
    Xapian::WritableDatabase database(generation().string());
    database.add_document(Xapian::Document());
    database.commit();
    EXPECT_EQ(seen().get_revision(), before);
  }
  keep_changesets(0);
  commit();
  EXPECT_EQ(seen().get_revision(), before + 2) << "also by a writer that keeps no changesets";
}

TEST_F(ReplicatedView, FollowsASwitchOfGeneration) {
  keep_changesets(9);
  commit();
  keep_changesets(0);
  {
    Xapian::WritableDatabase fresh((folder_.path() / "gen-000002").string());
    fresh.add_document(Xapian::Document());
    fresh.commit();
  }
  ASSERT_TRUE(IndexFolder(folder_.path()).switch_to("gen-000002"));
  EXPECT_EQ(seen().get_doccount(), 1u);
  EXPECT_FALSE(fs::exists(generation()));
}

TEST_F(ReplicatedView, ShowsNothingRatherThanWhatDoesNotFit) {
  keep_changesets(9);
  commit();
  fs::remove(shown() / "iamglass");
  fs::create_directories(shown() / "iamglass.new/x");  // it cannot be written
  show_to_replication(generation());
  EXPECT_THROW(seen(), Xapian::DatabaseError);
  fs::remove_all(shown() / "iamglass.new");
  show_to_replication(generation());
  EXPECT_EQ(seen().get_doccount(), 2u);
}

TEST_F(ReplicatedView, TakesNoRoom) {
  auto const before = IndexFolder(folder_.path()).bytes_on_disk();
  keep_changesets(9);
  WriteTransaction const nothing(generation());
  EXPECT_LT(IndexFolder(folder_.path()).bytes_on_disk(), before + 1'000);
}

}  // namespace
}  // namespace tracuu::store
