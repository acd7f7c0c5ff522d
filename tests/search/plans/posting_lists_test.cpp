// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/posting_lists.hpp"

#include <gtest/gtest.h>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::search {
namespace {

class PostingListsTest : public testing::Test {
 protected:
  PostingListsTest()
      : database_((folder_.path() / "db").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC) {
    for (Xapian::docid i = 1; i <= 600; ++i) {
      Xapian::Document document;
      document.add_term("all", i);
      if (i % 2 == 0) document.add_term("even", 2);
      if (i % 3 == 0) document.add_term("third", 3);
      database_.add_document(document);
    }
    database_.commit();
    lists_.follow(database_, "1");
  }

  static bool go_on(std::size_t /*postings*/) { return true; }

  test::TestFolder folder_;
  Xapian::WritableDatabase database_;
  std::shared_ptr<ListStore> store_ = std::make_shared<ListStore>();
  PostingLists lists_{store_};
};

TEST_F(PostingListsTest, ReadsAndMerges) {
  auto const all = lists_.find({"all"}, go_on);
  EXPECT_EQ(all->size(), 600u);
  auto const either = lists_.find({"even", "third"}, go_on);
  EXPECT_EQ(either->size(), 400u);
  std::vector<Xapian::termcount> occurrences;
  either->for_each(1, 7,
                   [&](Xapian::docid, Xapian::termcount count) { occurrences.push_back(count); });
  EXPECT_EQ(occurrences, (std::vector<Xapian::termcount>{2, 3, 2, 5})) << "of 2, 3, 4 and 6";
  EXPECT_EQ(lists_.find({"unknown"}, go_on)->size(), 0u);
}

TEST_F(PostingListsTest, KeepsListsUntilTheDatabaseChanges) {
  EXPECT_EQ(lists_.find_kept({"all"}), nullptr);
  auto const all = lists_.find({"all"}, go_on);
  EXPECT_EQ(lists_.find_kept({"all"}), all);
  PostingLists others(store_);
  others.follow(database_, "1");
  EXPECT_EQ(others.find_kept({"all"}), all) << "the store is shared";
  database_.delete_document(5);
  database_.commit();
  lists_.follow(database_, "2");
  EXPECT_EQ(lists_.find({"all"}, go_on)->size(), 599u);
  EXPECT_EQ(lists_.relative_lengths()[5], -1);
}

TEST_F(PostingListsTest, KnowsWhatIsWorthReading) {
  EXPECT_FALSE(lists_.is_worth_reading({"all"}));
  EXPECT_FALSE(lists_.is_worth_reading({"all"}));
  EXPECT_TRUE(lists_.is_worth_reading({"all"}));
}

TEST_F(PostingListsTest, StopsWhereItMayNotReadOn) {
  EXPECT_EQ(lists_.find({"all"}, [](std::size_t) { return false; }), nullptr);
  EXPECT_EQ(lists_.find({"even", "third"}, [](std::size_t) { return false; }), nullptr);
  EXPECT_EQ(lists_.find_kept({"all"}), nullptr);
}

TEST_F(PostingListsTest, TellsLengthsAgainstTheMean) {
  EXPECT_NEAR(lists_.relative_lengths()[1], 1 / database_.get_avlength(), 1e-6);
}

}  // namespace
}  // namespace tracuu::search
