// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/numbers_apart.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

TEST(NumbersApart, DigitsAreDigitsBeforeTheyAreTones) {
  schema::Announcement announcement;
  announcement.id = "a";
  announcement.title = "Tổ dân phố số 2 họp quý 2 năm 2023";
  announcement.body = "Khí SO2 và SO2 theo Điều 5. Khối lớp 9 học lop9.";
  test::SmallIndex const index(std::vector{announcement});
  Xapian::Database const database = index.database();
  struct {
    char const* typed;
    char const* expected;  // "" = as it is
    char const* why;
  } const rows[] = {
      {"quy2 2023", "quy 2 2023", "a quarter"},
      {"tổ dân phố số2", "tổ dân phố số 2", "with marks"},
      {"dieu5", "dieu 5", "an article"},
      {"khoa7", "khoa 7", "that nothing holds"},
      {"dieu5 quy2", "dieu 5 quy 2", "two of them"},
      {"lop9", "", "the index holds the word as often"},
      {"dieu5 luat1 d9a6t1", "", "other words are typed in VNI"},
      {"uy3 ban", "", "a tone"},
      {"tổ dân phố", "", "no digits"},
      {"", "", "nothing"},
  };
  for (auto const& row : rows) {
    TextReading const reading =
        read_words(database, row.typed, schema::FieldId::Text, MarkRule::AsTyped);
    auto const apart =
        with_numbers_apart(database, reading, schema::FieldId::Text, MarkRule::AsTyped);
    EXPECT_EQ(apart.value_or(""), row.expected) << row.typed << ": " << row.why;
  }
}

}  // namespace
}  // namespace tracuu::search
