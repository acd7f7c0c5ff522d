// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/posting_lists.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "store/changed_documents.hpp"
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
  lists_.follow(database_, "1");
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

/// Adds, replaces and deletes at random, and says so with each commit.
class FollowedLists : public PostingListsTest {
 protected:
  void change_some() {
    std::vector<Xapian::docid> changed;
    for (unsigned i = 0; i < 1 + random_() % 30; ++i) {
      Xapian::docid const met = 1 + static_cast<Xapian::docid>(random_() % 650);
      switch (random_() % 3) {
        case 0: changed.push_back(database_.add_document(document())); break;
        case 1:
          database_.replace_document(met, document());
          changed.push_back(met);
          break;
        default:
          if (!is_there(met)) continue;
          database_.delete_document(met);
          changed.push_back(met);
      }
    }
    store::record_changed_documents(database_, changed);
    database_.commit();
  }

  Xapian::Document document() {
    Xapian::Document document;
    for (char const* const term : {"all", "even", "third", "new"}) {
      if (random_() % 2 == 0)
        document.add_term(term, static_cast<Xapian::termcount>(1 + random_() % 300));
    }
    return document;
  }

  [[nodiscard]] bool is_there(Xapian::docid document) const {
    auto posting = database_.postlist_begin("");
    posting.skip_to(document);
    return posting != database_.postlist_end("") && *posting == document;
  }

  using Held = std::map<Xapian::docid, Xapian::termcount>;

  static Held held(ListStore::Listed const& list) {
    Held held;
    list->for_each(0, 100'000, [&](Xapian::docid document, Xapian::termcount occurrences) {
      EXPECT_TRUE(held.empty() || held.rbegin()->first < document);
      held[document] = occurrences;
    });
    return held;
  }

  /// What `lists` tell is what lists tell that are read anew.
  static void expect_read_anew(PostingLists& lists, Xapian::Database const& database) {
    PostingLists anew;
    anew.follow(database, "1");
    EXPECT_EQ(lists.relative_lengths(), anew.relative_lengths());
    for (auto const& terms : kTerms) {
      auto const followed = lists.find(terms, go_on);
      auto const read = anew.find(terms, go_on);
      EXPECT_EQ(held(followed), held(read)) << terms.front();
      EXPECT_EQ(followed->size(), read->size());
      EXPECT_GE(followed->most_share(), read->most_share());
      EXPECT_LE(followed->most_share(), 1);
      EXPECT_EQ(followed->has_bits(), read->has_bits());
    }
  }

  static inline std::vector<std::vector<std::string>> const kTerms = {
      {"all"}, {"even"}, {"third"}, {"new"}, {"even", "third"}, {"new", "all", "none"}, {"none"}};

  std::mt19937 random_{7};
};

TEST_F(FollowedLists, AreWhatIsReadAnew) {
  for (int round = 0; round < 40; ++round) {
    for (unsigned commits = 0; commits <= random_() % 3; ++commits) change_some();
    lists_.follow(database_, "1");
    for (auto const& terms : kTerms) {
      // Lists that are not asked for now and then have further to follow.
      if (round % 4 == 3 || random_() % 2 == 0) (void)lists_.find_kept(terms);
    }
    expect_read_anew(lists_, database_);
  }
}

TEST_F(FollowedLists, AreNotReadThroughAgain) {
  for (auto const& terms : kTerms) (void)lists_.find(terms, go_on);
  change_some();
  lists_.follow(database_, "1");
  EXPECT_NE(lists_.find({"all"}, [](std::size_t) { return false; }), nullptr);
  EXPECT_NE(lists_.find({"even", "third"}, [](std::size_t) { return false; }), nullptr);
}

TEST_F(FollowedLists, AreReadAnewWhereARecordIsMissing) {
  for (auto const& terms : kTerms) (void)lists_.find(terms, go_on);
  database_.replace_document(3, document());
  database_.commit();
  change_some();
  lists_.follow(database_, "1");
  EXPECT_EQ(lists_.find_kept({"all"}), nullptr);
  expect_read_anew(lists_, database_);
}

TEST_F(FollowedLists, AreThoseOfTheStateThatIsSearched) {
  (void)lists_.find({"all"}, go_on);
  Xapian::Database early((folder_.path() / "db").string());
  PostingLists early_lists(store_);
  early_lists.follow(early, "1");
  change_some();
  Xapian::Database late((folder_.path() / "db").string());
  PostingLists late_lists(store_);
  late_lists.follow(late, "1");
  expect_read_anew(late_lists, late);
  expect_read_anew(early_lists, early);
  expect_read_anew(late_lists, late);
  early.reopen();
  early_lists.follow(early, "1");
  expect_read_anew(early_lists, late);
}

}  // namespace
}  // namespace tracuu::search
