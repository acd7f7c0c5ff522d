// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/column_store.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <new>
#include <stdexcept>
#include <thread>
#include <vector>

namespace tracuu::search {
namespace {

/// Of one document with this value in each slot.
class Reader {
 public:
  explicit Reader(std::string const& value = "a") : database_("", Xapian::DB_BACKEND_INMEMORY) {
    Xapian::Document document;
    for (Xapian::valueno slot = 0; slot < 4; ++slot) document.add_value(slot, value);
    database_.add_document(document);
  }

  ColumnStore::Listed find(ColumnStore& store, Xapian::rev revision, Xapian::valueno slot,
                           std::string const& generation = "g") {
    auto const make = [&](std::size_t most_bytes, Column const* column, Xapian::rev since) {
      ++reads;
      before = column;
      before_revision = since;
      return Column::read(database_, slot, most_bytes);
    };
    return store.find({generation, revision}, slot, make);
  }

  std::atomic<int> reads = 0;
  std::atomic<Column const*> before = nullptr;  ///< of the last one that was made
  std::atomic<Xapian::rev> before_revision = 0;

 private:
  Xapian::WritableDatabase database_;
};

TEST(ColumnStore, KeepsTheNewestColumnOfASlot) {
  ColumnStore store;
  Reader reader;
  auto const column = reader.find(store, 1, 0);
  EXPECT_EQ(reader.find(store, 1, 0), column);
  EXPECT_NE(reader.find(store, 1, 1), column);
  EXPECT_EQ(reader.reads, 2);
  EXPECT_EQ(reader.before, nullptr);
  auto const next = reader.find(store, 4, 0);
  EXPECT_NE(next, column);
  EXPECT_EQ(reader.before, column.get()) << "can be made of the one before";
  EXPECT_EQ(reader.before_revision, 1u);
  EXPECT_EQ(reader.reads, 3);
}

TEST(ColumnStore, GivesAnEarlierSearchAColumnOfItsOwn) {
  ColumnStore store;
  Reader reader;
  auto const column = reader.find(store, 2, 0);
  EXPECT_NE(reader.find(store, 1, 0), column);
  EXPECT_EQ(reader.before, nullptr);
  EXPECT_EQ(reader.reads, 2);
  EXPECT_EQ(reader.find(store, 2, 0), column) << "and keeps the later one";
  EXPECT_EQ(reader.reads, 2);
}

TEST(ColumnStore, LetsAllGoWithAnotherGeneration) {
  ColumnStore store;
  Reader reader;
  auto const column = reader.find(store, 1, 0);
  EXPECT_NE(reader.find(store, 2, 0, "h"), column);
  EXPECT_EQ(reader.before, nullptr);
  EXPECT_NE(reader.find(store, 1, 0), column);
  EXPECT_EQ(reader.before, nullptr);
}

TEST(ColumnStore, KeepsNoMoreThanItsLimit) {
  Reader reader;
  ColumnStore unlimited;
  ColumnStore store(2 * reader.find(unlimited, 1, 0)->bytes() + 50);
  reader.reads = 0;
  EXPECT_NE(reader.find(store, 1, 0), nullptr);
  EXPECT_NE(reader.find(store, 1, 1), nullptr);
  EXPECT_EQ(reader.find(store, 1, 2), nullptr);
  EXPECT_EQ(reader.find(store, 1, 2), nullptr);
  EXPECT_EQ(reader.reads, 3) << "and does not try again";
  EXPECT_EQ(reader.find(store, 2, 2), nullptr) << "nor after a commit";
  EXPECT_EQ(reader.reads, 3);
  EXPECT_NE(reader.find(store, 3, 0), nullptr) << "one takes the place of the one before";
  EXPECT_NE(reader.find(store, 3, 2, "h"), nullptr) << "of another generation nothing is kept yet";
}

TEST(ColumnStore, CanBeLimitedLater) {
  ColumnStore store;
  Reader reader;
  EXPECT_NE(reader.find(store, 1, 0), nullptr);
  store.limit_to(10);
  EXPECT_NE(reader.find(store, 1, 0), nullptr) << "is kept";
  EXPECT_EQ(reader.find(store, 1, 1), nullptr);
  EXPECT_EQ(reader.find(store, 2, 0), nullptr);
}

TEST(ColumnStore, ForgetsWhatCouldNotBeRead) {
  ColumnStore store;
  Reader reader;
  auto const column = reader.find(store, 1, 0);
  auto const fail = [](std::size_t, Column const*, Xapian::rev) -> std::optional<Column> {
    throw std::runtime_error("gone");
  };
  EXPECT_THROW((void)store.find({"g", 1}, 1, fail), std::runtime_error);
  EXPECT_EQ(reader.find(store, 1, 0), column);
  EXPECT_NE(reader.find(store, 1, 1), nullptr);
  auto const lack = [](std::size_t, Column const*, Xapian::rev) -> std::optional<Column> {
    throw std::bad_alloc();
  };
  EXPECT_THROW((void)store.find({"g", 1}, 2, lack), std::bad_alloc);
  EXPECT_NE(reader.find(store, 1, 0), column) << "where memory lacks all is given back";
}

TEST(ColumnStore, ReadsOnceForAllThreads) {
  ColumnStore store;
  Reader reader;
  std::vector<ColumnStore::Listed> seen(4);
  std::vector<std::thread> threads;
  for (ColumnStore::Listed& column : seen) {
    threads.emplace_back([&] { column = reader.find(store, 1, 0); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(reader.reads, 1);
  EXPECT_EQ(seen, std::vector(4, seen.front()));
}

TEST(ColumnStore, IsOneAnIndex) {
  auto const store = shared_column_store("/a");
  EXPECT_EQ(shared_column_store("/a"), store);
  EXPECT_NE(shared_column_store("/b"), store);
}

}  // namespace
}  // namespace tracuu::search
