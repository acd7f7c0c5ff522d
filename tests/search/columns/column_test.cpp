// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/column.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
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

TEST(Column, FollowsChanges) {
  auto database = database_of({"b", "d", "", "b", "d"});
  Column const column = Column::read(database, kSlot, kPlenty).value();
  struct {
    std::vector<Column::Change> changes;
    std::size_t end;
    std::vector<std::string> expected;  ///< of documents 1 to 7
    char const* why;
  } const rows[] = {
      {{}, 6, {"b", "d", "", "b", "d", "", ""}, "nothing"},
      {{{2, "b"}, {3, "d"}, {4, ""}}, 6, {"b", "b", "d", "", "d", "", ""}, "known values"},
      {{{6, "d"}, {7, ""}}, 8, {"b", "d", "", "b", "d", "d", ""}, "documents that came"},
      {{{1, "c"}, {7, "a"}}, 8, {"c", "d", "", "b", "d", "", "a"}, "values that came"},
      {{{1, "c"}, {2, "c"}}, 6, {"c", "c", "", "b", "d", "", ""}, "one value twice"},
      {{{9, "c"}, {9, "b"}}, 6, {"b", "d", "", "b", "d", "", ""}, "beyond the end"},
      {{{1, ""}}, 2, {"", "d", "", "b", "d", "", ""}, "ids that are free again stay"},
  };
  std::vector<Xapian::docid> const documents{1, 2, 3, 4, 5, 6, 7};
  for (auto const& row : rows) {
    Column const changed = column.with(row.changes, row.end);
    EXPECT_EQ(values_of(changed, documents), row.expected) << row.why;
    EXPECT_EQ(changed.counts(documents), changed.totals()) << row.why;
    EXPECT_TRUE(std::ranges::is_sorted(changed.values())) << row.why;
    EXPECT_EQ(changed.size(), static_cast<std::size_t>(std::ranges::count_if(
                                  row.expected, [](auto const& value) { return !value.empty(); })));
  }
  EXPECT_EQ(values_of(column, {1, 2}), (std::vector<std::string>{"b", "d"})) << "stays as it is";
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
