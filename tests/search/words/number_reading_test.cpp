// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/number_reading.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

schema::Announcement announcement_with(std::string id, std::vector<std::string> numbers) {
  schema::Announcement announcement;
  announcement.id = std::move(id);
  announcement.title = "Tin";
  announcement.numbers = std::move(numbers);
  return announcement;
}

TEST(NumberReading, EveryPartThatIsGivenMustAgree) {
  test::SmallIndex const index(std::vector{
      announcement_with("a", {"30/2020/NĐ-CP", "30/NQ-CP", "119/QĐ-UBND", "119/QĐ-UBND-NV"}),
      announcement_with("b", {"119/2021/QĐ-UBND", "1190/QĐ-UBND", "39-CT/TW", "119/TB-UBND"})});
  struct {
    analyzers::DocumentNumberParts wanted;  ///< number, year, type, issuer
    char const* expected;
    char const* why;
  } const rows[] = {
      {{"119", "", "", ""},
       "119/2021/QD-UBND 119/QD-UBND 119/QD-UBND-NV 119/TB-UBND",
       "a bare number stands for all"},
      {{"119", "2021", "", ""}, "119/2021/QD-UBND", "year"},
      {{"119", "", "TB", ""}, "119/TB-UBND", "type"},
      {{"119", "", "QD", "UBND-NV"}, "119/QD-UBND-NV", "issuer and unit"},
      {{"119", "", "QD", "UBND"}, "119/2021/QD-UBND 119/QD-UBND", "an issuer without its unit"},
      {{"119", "", "QD", "UB"}, "", "an issuer is a whole word"},
      {{"30", "", "ND", "CP"}, "30/2020/ND-CP", "without the year"},
      {{"39", "", "CT", "TW"}, "39-CT/TW", "the party's form"},
      {{"11", "", "", ""}, "", "no beginning of a number"},
  };
  for (auto const& row : rows) {
    FoundNumbers const found = find_numbers(index.database(), row.wanted);
    EXPECT_EQ(fmt::format("{}", fmt::join(found.numbers, " ")), row.expected) << row.why;
    EXPECT_FALSE(found.was_cut);
  }
}

TEST(NumberReading, UnitsOfAnIssuerCountOnlyWhereAskedFor) {
  test::SmallIndex const index(std::vector{announcement_with("a", {"119/QĐ-UBND-NV"})});
  analyzers::DocumentNumberParts const wanted{"119", "", "", "UBND"};
  EXPECT_EQ(find_numbers(index.database(), wanted).numbers.size(), 0u);
  EXPECT_EQ(find_numbers(index.database(), wanted, IssuerMatch::WithUnits).numbers.size(), 1u);
}

TEST(NumberReading, AreShownAsAnAnnouncementWritesThem) {
  test::SmallIndex const index(std::vector{announcement_with("a", {"30/NQ-CP", "119/QĐ-UBND"})});
  EXPECT_EQ(written_number(index.database(), "119/QD-UBND"), "119/QĐ-UBND");
  EXPECT_EQ(written_number(index.database(), "7/QD-UBND"), "7/QD-UBND");
  schema::Announcement citing = announcement_with("a", {"119/QĐ–UBND"});
  schema::Announcement own = announcement_with("b", {"119/QĐ-UBND"});
  own.number = "119/QĐ-UBND";
  test::SmallIndex const both(std::vector{citing, own});
  EXPECT_EQ(written_number(both.database(), "119/QD-UBND"), "119/QĐ-UBND")
      << "as the document writes it itself";
}

TEST(NumberReading, StopsAtTheLimit) {
  std::vector<std::string> numbers;
  for (std::size_t year = 0; year <= kMaxNumbers; ++year) {
    numbers.push_back(fmt::format("7/{}/QĐ-UBND", 1800 + year));
  }
  test::SmallIndex const index(std::vector{announcement_with("a", numbers)});
  FoundNumbers const found = find_numbers(index.database(), {"7", "", "", ""});
  EXPECT_EQ(found.numbers.size(), kMaxNumbers);
  EXPECT_TRUE(found.was_cut);
}

}  // namespace
}  // namespace tracuu::search
