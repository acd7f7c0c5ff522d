// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/column.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace tracuu::search {
namespace {

constexpr Xapian::valueno kSlot = 3;
constexpr std::size_t kPlenty = std::size_t{1} << 20;

/// Documents 1, 2, 3 … with these values; an empty one stands for none.
Xapian::WritableDatabase database_of(std::vector<std::string> const& values) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (std::string const& value : values) {
    Xapian::Document document;
    document.add_value(kSlot, value);
    database.add_document(document);
  }
  return database;
}

std::vector<std::string> values_of(Column const& column,
                                   std::vector<Xapian::docid> const& documents) {
  std::vector<std::string> values(documents.size());
  column.for_each(documents,
                  [&](std::size_t i, Column::Code code) { values[i] = column.values()[code]; });
  return values;
}

TEST(Column, TellsWhatEachDocumentHas) {
  auto database = database_of({"xã", "huyện", "", "xã", "tỉnh"});
  database.delete_document(2);
  Column const column = Column::read(database, kSlot, kPlenty).value();
  EXPECT_EQ(column.values(), (std::vector<std::string>{"", "tỉnh", "xã"}));
  EXPECT_EQ(column.totals(), (Counts{0, 1, 2}));
  EXPECT_EQ(column.size(), 3u);
  EXPECT_EQ(values_of(column, {1, 2, 3, 5, 6, 1'000}),
            (std::vector<std::string>{"xã", "", "", "tỉnh", "", ""}));
  EXPECT_EQ(column.counts({1, 3, 4, 9}), (Counts{0, 0, 2}));
}

TEST(Column, OfASlotThatIsEmptyHasNothing) {
  for (auto const& database : {Xapian::Database(database_of({"", ""})), Xapian::Database()}) {
    Column const column = Column::read(database, kSlot, kPlenty).value();
    EXPECT_EQ(column.size(), 0u);
    EXPECT_EQ(column.counts({1, 2}), Counts{0});
    EXPECT_EQ(column.range("", "z"), std::pair(1u, 1u));
    EXPECT_TRUE(column.documents_in({1, 1}).empty());
  }
}

// One, two and four bytes a document; the last value of each width and the first of the next.
TEST(Column, HasRoomForAnyNumberOfValues) {
  for (std::size_t const count : {255u, 256u, 1'100u, 65'535u, 65'536u}) {
    std::vector<std::string> values;
    for (std::size_t i = 0; i < count; ++i) values.push_back(fmt::format("{:07}", count - i));
    values.push_back(values.front());
    Column const column = Column::read(database_of(values), kSlot, kPlenty * 64).value();
    std::vector<Xapian::docid> all;
    for (std::size_t i = 0; i < values.size(); ++i) all.push_back(static_cast<unsigned>(i + 1));
    EXPECT_EQ(values_of(column, all), values) << count;
    EXPECT_EQ(column.counts(all), column.totals()) << count;
    EXPECT_EQ(column.totals().back(), 2u) << "the value met twice is the last one";
    EXPECT_EQ(column.totals().size(), count + 1);
  }
}

TEST(Column, KnowsTheDocumentsBetweenTwoValues) {
  Column const column =
      Column::read(database_of({"20230101", "20220615", "", "20220101", "20220615"}), kSlot,
                   kPlenty)
          .value();
  struct {
    char const* from;
    char const* to;
    std::vector<Xapian::docid> expected;
  } const rows[] = {
      {"20220615", "20221231", {2, 5}},
      {"", "99999999", {1, 2, 4, 5}},
      {"20220102", "20220614", {}},
      {"20220101", "20220101", {4}},
      {"2024", "2025", {}},
      {"2023", "2022", {}},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(column.documents_in(column.range(row.from, row.to)), row.expected) << row.from;
  }
  auto const all = column.range("", "9");
  EXPECT_EQ(column.documents_in(all, 2, 5), (std::vector<Xapian::docid>{2, 4}));
  EXPECT_TRUE(column.documents_in(all, 6, 9).empty());
}

TEST(Column, IsNotReadPastItsLimit) {
  auto const database = database_of({"a", "b", std::string(200, 'c')});
  std::size_t const bytes = Column::read(database, kSlot, kPlenty).value().bytes();
  EXPECT_FALSE(Column::read(database, kSlot, bytes - 1));
  EXPECT_FALSE(Column::read(database, kSlot, 0));
  EXPECT_GT(bytes, 200u);
  EXPECT_LT(bytes, 1'000u);
}

TEST(Column, MakesItsGroupsOnceForAllThreads) {
  Column const column = Column::read(database_of({"20230711", "20220101"}), kSlot, kPlenty).value();
  std::vector<ValueGroups const*> seen(4);
  std::vector<std::thread> threads;
  for (ValueGroups const*& groups : seen) {
    threads.emplace_back([&] { groups = &column.groups(Grouping::Years); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(seen, std::vector(4, &column.groups(Grouping::Years)));
  EXPECT_EQ(seen.front()->counts(column.values(), column.totals()).front().name, "2022");
}

}  // namespace
}  // namespace tracuu::search
