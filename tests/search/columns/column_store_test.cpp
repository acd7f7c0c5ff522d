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

  ColumnStore::Listed find(ColumnStore& store, std::string_view state, Xapian::valueno slot) {
    return store.find(state, slot, [&](std::size_t most_bytes) {
      ++reads;
      return Column::read(database_, slot, most_bytes);
    });
  }

  std::atomic<int> reads = 0;

 private:
  Xapian::WritableDatabase database_;
};

TEST(ColumnStore, KeepsColumnsOfOneState) {
  ColumnStore store;
  Reader reader;
  auto const column = reader.find(store, "1", 0);
  EXPECT_EQ(reader.find(store, "1", 0), column);
  EXPECT_NE(reader.find(store, "1", 1), column);
  EXPECT_EQ(reader.reads, 2);
  EXPECT_NE(reader.find(store, "2", 0), column);
  EXPECT_NE(reader.find(store, "1", 1), nullptr);
  EXPECT_EQ(reader.reads, 4);
}

TEST(ColumnStore, KeepsNoMoreThanItsLimit) {
  Reader reader;
  ColumnStore unlimited;
  ColumnStore store(2 * reader.find(unlimited, "", 0)->bytes() + 50);
  reader.reads = 0;
  EXPECT_NE(reader.find(store, "1", 0), nullptr);
  EXPECT_NE(reader.find(store, "1", 1), nullptr);
  EXPECT_EQ(reader.find(store, "1", 2), nullptr);
  EXPECT_EQ(reader.find(store, "1", 2), nullptr);
  EXPECT_EQ(reader.reads, 3) << "and does not try again";
  EXPECT_NE(reader.find(store, "2", 2), nullptr) << "of another state nothing is kept yet";
}

TEST(ColumnStore, CanBeLimitedLater) {
  ColumnStore store;
  Reader reader;
  EXPECT_NE(reader.find(store, "1", 0), nullptr);
  store.limit_to(10);
  EXPECT_NE(reader.find(store, "1", 0), nullptr) << "is kept";
  EXPECT_EQ(reader.find(store, "1", 1), nullptr);
  EXPECT_EQ(reader.find(store, "2", 0), nullptr);
}

TEST(ColumnStore, ForgetsWhatCouldNotBeRead) {
  ColumnStore store;
  Reader reader;
  auto const column = reader.find(store, "1", 0);
  auto const fail = [](std::size_t) -> std::optional<Column> { throw std::runtime_error("gone"); };
  EXPECT_THROW((void)store.find("1", 1, fail), std::runtime_error);
  EXPECT_EQ(reader.find(store, "1", 0), column);
  EXPECT_NE(reader.find(store, "1", 1), nullptr);
  auto const lack = [](std::size_t) -> std::optional<Column> { throw std::bad_alloc(); };
  EXPECT_THROW((void)store.find("1", 2, lack), std::bad_alloc);
  EXPECT_NE(reader.find(store, "1", 0), column) << "where memory lacks all is given back";
}

TEST(ColumnStore, ReadsOnceForAllThreads) {
  ColumnStore store;
  Reader reader;
  std::vector<ColumnStore::Listed> seen(4);
  std::vector<std::thread> threads;
  for (ColumnStore::Listed& column : seen) {
    threads.emplace_back([&] { column = reader.find(store, "1", 0); });
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
