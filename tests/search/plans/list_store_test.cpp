// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/list_store.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace tracuu::search {
namespace {

ListStore::Listed list_of(Xapian::docid count) {
  auto list = std::make_shared<PostingList>();
  for (Xapian::docid document = 1; document <= count; ++document) list->add(document, 1);
  return list;
}

using Documents = std::vector<Xapian::docid>;

ListState at(Xapian::rev revision, std::string const& generation = "g") {
  return {generation, revision};
}

/// At revision 1.
class ListStoreTest : public testing::Test {
 protected:
  ListStoreTest() { store_.go_to(at(1), 0, std::nullopt); }

  void change(Xapian::rev to, Documents const& documents) {
    store_.go_to(at(to), to - 1, documents);
  }

  [[nodiscard]] ListStore::Listed found(Xapian::rev revision, std::string_view key) {
    auto const found = store_.find(at(revision), key);
    return found.changed ? nullptr : found.kept;
  }

  /// Since the list was kept.
  [[nodiscard]] Documents changed(Xapian::rev revision, std::string_view key) {
    auto const found = store_.find(at(revision), key);
    return found.kept && found.changed ? *found.changed : Documents{};
  }

  ListStore store_;
};

TEST_F(ListStoreTest, KeepsLists) {
  auto const list = list_of(10);
  store_.keep(at(1), "a", list);
  EXPECT_EQ(found(1, "a"), list);
  EXPECT_EQ(found(1, "b"), nullptr);
  EXPECT_EQ(store_.find(at(1, "h"), "a").kept, nullptr);
  EXPECT_EQ(found(1, "a"), list) << "a question about another state changes nothing";
}

TEST_F(ListStoreTest, TellsWhatHasChangedSince) {
  store_.keep(at(1), "a", list_of(10));
  change(2, {3, 7});
  store_.keep(at(2), "b", list_of(10));
  change(3, {5, 7});
  EXPECT_EQ(changed(3, "a"), (Documents{3, 5, 7}));
  EXPECT_EQ(changed(3, "b"), (Documents{5, 7}));
  auto const now = list_of(11);
  store_.keep(at(3), "a", now);
  EXPECT_EQ(found(3, "a"), now);
}

TEST_F(ListStoreTest, CanBeLimitedLater) {
  store_.keep(at(1), "a", list_of(10));
  store_.keep(at(1), "b", list_of(10));
  store_.limit_to(0);
  EXPECT_NE(found(1, "a"), nullptr);
  store_.keep(at(1), "c", list_of(10));
  EXPECT_EQ(found(1, "c"), nullptr);
}

TEST_F(ListStoreTest, GivesAnEarlierSearchOnlyWhatIsOfItsState) {
  auto const early = list_of(10);
  store_.keep(at(1), "a", early);
  change(2, {3});
  EXPECT_EQ(found(1, "a"), early);
  store_.keep(at(2), "a", list_of(11));
  EXPECT_EQ(store_.find(at(1), "a").kept, nullptr);
  store_.keep(at(1), "b", early);
  EXPECT_EQ(store_.find(at(2), "b").kept, nullptr) << "an earlier search leaves nothing";
  change(1, {4});
  EXPECT_EQ(store_.revision_of("g"), 2u) << "and does not take the store back";
  EXPECT_NE(found(2, "a"), nullptr);
}

TEST_F(ListStoreTest, GoesOnWithWhatHasChangedSinceEarlier) {
  store_.keep(at(1), "a", list_of(10));
  change(2, {3});
  store_.keep(at(2), "b", list_of(10));
  store_.go_to(at(4), 1, Documents{3, 7});  // by who knew of revision 1 only
  EXPECT_EQ(changed(4, "a"), (Documents{3, 7}));
  EXPECT_EQ(changed(4, "b"), (Documents{3, 7})) << "more than has changed, which does no harm";
}

TEST_F(ListStoreTest, LetsAllListsGoWhereItIsNotKnownWhatChanged) {
  for (bool const is_gap : {false, true}) {
    Xapian::rev const from = store_.revision_of("g").value();
    store_.keep(at(from), "a", list_of(10));
    store_.keep_lengths(at(from), std::make_shared<DocumentLengths const>());
    if (is_gap) {
      store_.go_to(at(from + 2), from + 1, Documents{1});
    } else {
      store_.go_to(at(from + 2), from, std::nullopt);
    }
    EXPECT_EQ(store_.find(at(from + 2), "a").kept, nullptr);
    EXPECT_EQ(store_.lengths(at(from + 2)).kept, nullptr);
  }
  Xapian::rev const from = store_.revision_of("g").value();
  store_.keep(at(from), "a", list_of(10));
  store_.go_to(at(from, "h"), from, Documents{});
  EXPECT_EQ(store_.revision_of("g"), std::nullopt);
  EXPECT_EQ(store_.find(at(from, "h"), "a").kept, nullptr);
}

TEST_F(ListStoreTest, LetsAListGoThatTooMuchHasChangedSince) {
  store_.keep(at(1), "a", list_of(10));
  Documents many(4'000);
  for (Xapian::docid i = 0; i < many.size(); ++i) many[i] = i + 1;
  change(2, many);
  store_.keep(at(2), "b", list_of(10));
  change(3, many);
  EXPECT_EQ(changed(3, "a").size(), 4'000u);
  change(4, many);
  EXPECT_EQ(store_.find(at(4), "a").kept, nullptr);
  EXPECT_EQ(changed(4, "b").size(), 4'000u);
}

TEST_F(ListStoreTest, LetsGoOfWhatWasUsedLongestAgo) {
  auto const long_list = list_of(10'000);
  ListStore store(3 * list_of(1'000)->bytes() + 1'000);
  store.go_to(at(1), 0, std::nullopt);
  for (char const* const key : {"a", "b", "c"}) store.keep(at(1), key, list_of(1'000));
  EXPECT_NE(store.find(at(1), "a").kept, nullptr);
  store.keep(at(1), "d", list_of(1'000));
  EXPECT_EQ(store.find(at(1), "b").kept, nullptr);
  EXPECT_NE(store.find(at(1), "a").kept, nullptr);
  EXPECT_NE(store.find(at(1), "d").kept, nullptr);
  store.keep(at(1), "long", long_list);
  EXPECT_EQ(store.find(at(1), "long").kept, nullptr) << "more than all of the memory";
  EXPECT_NE(store.find(at(1), "a").kept, nullptr);
}

TEST_F(ListStoreTest, IsOneAnIndex) {
  auto const store = shared_list_store("/a");
  EXPECT_EQ(shared_list_store("/a"), store);
  EXPECT_NE(shared_list_store("/b"), store);
  store->go_to(at(1), 0, std::nullopt);
  store->keep(at(1), "a", list_of(10));
  store->clear();
  EXPECT_EQ(store->find(at(1), "a").kept, nullptr);
}

TEST_F(ListStoreTest, KeepsLengths) {
  EXPECT_EQ(store_.lengths(at(1)).kept, nullptr);
  auto const lengths = std::make_shared<DocumentLengths const>();
  store_.keep_lengths(at(1), lengths);
  EXPECT_EQ(store_.lengths(at(1)).kept, lengths);
  EXPECT_EQ(store_.lengths(at(1)).changed, nullptr);
  change(2, {5});
  EXPECT_EQ(store_.lengths(at(1)).kept, lengths);
  EXPECT_EQ(*store_.lengths(at(2)).changed, Documents{5});
  EXPECT_EQ(store_.lengths(at(2, "h")).kept, nullptr);
}

TEST_F(ListStoreTest, CountsQuestions) {
  EXPECT_EQ(store_.times_asked("a"), 1u);
  EXPECT_EQ(store_.times_asked("a"), 2u);
  EXPECT_EQ(store_.times_asked("b"), 1u);
  change(2, {5});
  EXPECT_EQ(store_.times_asked("a"), 3u);
}

TEST_F(ListStoreTest, IsSharedByThreads) {
  ListStore store(20 * list_of(100)->bytes());
  std::atomic<std::size_t> found = 0;
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&store, &found] {
      for (Xapian::rev i = 0; i < 2'000; ++i) {
        std::string const key(1, static_cast<char>('a' + i % 26));
        ListState const state = at(i / 20);
        store.go_to(state, state.revision - 1, Documents{static_cast<Xapian::docid>(i % 7 + 1)});
        store.keep(state, key, list_of(100));
        if (auto const kept = store.find(state, key).kept) found += kept->size();
      }
    });
  }
  threads.clear();
  EXPECT_GT(found, 0u);
  EXPECT_EQ(found % 100, 0u);
}

}  // namespace
}  // namespace tracuu::search
