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

TEST(ListStore, KeepsListsOfOneState) {
  ListStore store;
  auto const list = list_of(10);
  store.keep("1", "a", list);
  EXPECT_EQ(store.find("1", "a"), list);
  EXPECT_EQ(store.find("1", "b"), nullptr);
  EXPECT_EQ(store.find("2", "a"), nullptr);
  EXPECT_EQ(store.find("1", "a"), list) << "a question about another state changes nothing";
  store.keep("2", "b", list);
  EXPECT_EQ(store.find("1", "a"), nullptr);
}

TEST(ListStore, LetsGoOfWhatWasUsedLongestAgo) {
  std::size_t const bytes = list_of(1'000)->bytes();
  ListStore store(3 * bytes);
  for (char const* const key : {"a", "b", "c"}) store.keep("", key, list_of(1'000));
  EXPECT_NE(store.find("", "a"), nullptr);
  store.keep("", "d", list_of(1'000));
  EXPECT_EQ(store.find("", "b"), nullptr);
  EXPECT_NE(store.find("", "a"), nullptr);
  EXPECT_NE(store.find("", "d"), nullptr);
  store.keep("", "long", list_of(10'000));
  EXPECT_EQ(store.find("", "long"), nullptr) << "more than all of the memory";
  EXPECT_NE(store.find("", "a"), nullptr);
}

TEST(ListStore, IsOneAnIndex) {
  auto const store = shared_list_store("/a");
  EXPECT_EQ(shared_list_store("/a"), store);
  EXPECT_NE(shared_list_store("/b"), store);
  store->keep("1", "a", list_of(10));
  store->clear();
  EXPECT_EQ(store->find("1", "a"), nullptr);
}

TEST(ListStore, KeepsLengthsOfTheState) {
  ListStore store;
  EXPECT_EQ(store.lengths("1"), nullptr);
  auto const lengths = std::make_shared<std::vector<float> const>(3, 1.0F);
  store.keep_lengths("1", lengths);
  EXPECT_EQ(store.lengths("1"), lengths);
  EXPECT_EQ(store.lengths("2"), nullptr);
  store.keep("2", "a", list_of(10));
  EXPECT_EQ(store.lengths("1"), nullptr);
}

TEST(ListStore, CountsQuestions) {
  ListStore store;
  EXPECT_EQ(store.times_asked("1", "a"), 1u);
  EXPECT_EQ(store.times_asked("1", "a"), 2u);
  EXPECT_EQ(store.times_asked("1", "b"), 1u);
  EXPECT_EQ(store.times_asked("2", "a"), 1u);
}

TEST(ListStore, IsSharedByThreads) {
  ListStore store(20 * list_of(100)->bytes());
  std::atomic<std::size_t> found = 0;
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&store, &found, thread] {
      for (int i = 0; i < 2'000; ++i) {
        std::string const key(1, static_cast<char>('a' + i % 26));
        std::string const state = i % 500 == 0 ? std::to_string(thread) : "all";
        store.keep(state, key, list_of(100));
        if (auto const list = store.find("all", key)) found += list->size();
      }
    });
  }
  threads.clear();
  EXPECT_GT(found, 0u);
  EXPECT_EQ(found % 100, 0u);
}

}  // namespace
}  // namespace tracuu::search
