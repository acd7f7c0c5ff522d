// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/number_lookup.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "search/searcher.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

std::vector<schema::Announcement> numbered() {
  std::vector<schema::Announcement> announcements;
  for (std::vector<std::string> const& numbers :
       std::vector<std::vector<std::string>>{{"119/QĐ-UBND", "30/2020/NĐ-CP"},
                                             {"119/QĐ–UBND"},
                                             {"119/2010/QĐ-UBND"},
                                             {"119/TB-UBND", "45/KH-UBND"},
                                             {"39-CT/TW"}}) {
    schema::Announcement announcement;
    announcement.id = fmt::format("n-{}", announcements.size());
    announcement.title = "Tin";
    announcement.numbers = numbers;
    if (announcements.size() != 1) announcement.number = numbers.front();
    announcements.push_back(std::move(announcement));
  }
  return announcements;
}

std::string text_of(std::vector<NumberCount> const& numbers) {
  std::string text;
  for (NumberCount const& number : numbers) {
    text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", number.number, number.own);
    if (number.citing > 0) text.insert(text.size() - 1, fmt::format("+{}", number.citing));
  }
  return text;
}

TEST(NumberLookup, FindsWhatAgreesElseWhatIsNear) {
  test::SmallIndex const index(numbered());
  struct {
    char const* asked;
    char const* found;
    char const* near;
    char const* why;
  } const rows[] = {
      {"119/QĐ-UBND", "119/2010/QĐ-UBND (1), 119/QĐ-UBND (1+1)", "", "any year if none is given"},
      {"119/qd-ubnd", "119/2010/QĐ-UBND (1), 119/QĐ-UBND (1+1)", "", "without marks or capitals"},
      {" số 0119 / QĐ – UBND ", "119/2010/QĐ-UBND (1), 119/QĐ-UBND (1+1)", "",
       "blanks, dash, zero"},
      {"119/2010/QĐ-UBND", "119/2010/QĐ-UBND (1)", "", "the year binds"},
      {"Quyết định số 119 của UBND", "119/2010/QĐ-UBND (1), 119/QĐ-UBND (1+1)", "",
       "as it is said"},
      {"39-ct/tw", "39-CT/TW (1)", "", "the party's form"},
      {"119", "119/2010/QĐ-UBND (1), 119/QĐ-UBND (1+1), 119/TB-UBND (1)", "", "a bare number"},
      {"119/2011/QĐ-UBND", "", "119/2010/QĐ-UBND (1), 119/QĐ-UBND (1+1)", "another year"},
      {"30/2020/NĐ-BTP", "", "30/2020/NĐ-CP (0+1)", "another issuer"},
      {"45/QĐ-UBND", "", "45/KH-UBND (0+1)", "another type"},
      {"77/QĐ-UBND", "", "", "nothing near"},
  };
  for (auto const& row : rows) {
    NumberLookup const lookup = look_up_number(index.database(), row.asked);
    EXPECT_TRUE(lookup.is_number) << row.asked;
    EXPECT_EQ(text_of(lookup.found), row.found) << row.why;
    EXPECT_EQ(text_of(lookup.near), row.near) << row.why;
    EXPECT_FALSE(lookup.was_cut);
  }
}

// A count of the look-up is what the search for that number finds.
TEST(NumberLookup, TellsTheDocumentFromThoseThatCiteIt) {
  test::SmallIndex const index(numbered());
  auto searcher = index.searcher();
  auto const found = [&](char const* query) {
    return test::ids(searcher.search(test::request_for(query)).value());
  };
  using Ids = std::vector<std::string>;
  EXPECT_EQ(found("số:119/QĐ-UBND -date:1999").size(), 3u);
  EXPECT_EQ(found("viện_dẫn:119/QĐ-UBND"), Ids{"n-1"});
  EXPECT_EQ(found("cites:30/2020/NĐ-CP"), Ids{"n-0"});
  EXPECT_EQ(found("cites:39-CT/TW"), Ids{});
  EXPECT_EQ(found("số:39-CT/TW -viện_dẫn:39-CT/TW"), Ids{"n-4"});
}

TEST(NumberLookup, SaysWhatIsNoNumber) {
  test::SmallIndex const index(numbered());
  for (char const* const text : {"", "khai sinh", "11/7/2023", "0", "UBND"}) {
    EXPECT_FALSE(look_up_number(index.database(), text).is_number) << text;
  }
}

TEST(NumberLookup, IsBounded) {
  schema::Announcement announcement;
  announcement.id = "a";
  announcement.title = "Tin";
  for (int year = 1800; year < 1960; ++year) {
    announcement.numbers.push_back(fmt::format("7/{}/QĐ-UBND", year));
  }
  test::SmallIndex const index(std::vector{announcement});
  NumberLookup const lookup = look_up_number(index.database(), "7");
  EXPECT_EQ(lookup.found.size(), kMaxLookedUp);
  EXPECT_TRUE(lookup.was_cut);
}

// A count of the look-up is what the search for that number finds.
TEST(NumberLookup, CountsWhatTheSearchFinds) {
  test::SmallIndex const index(numbered());
  auto searcher = index.searcher();
  NumberLookup const lookup = searcher.look_up_number("39/CT-TW 39-CT/TW").value();
  ASSERT_EQ(lookup.found.size() + lookup.near.size(), 1u);
  auto const answer = searcher.search(test::request_for("số:39-CT/TW")).value();
  EXPECT_EQ(answer.total.lower, 1u);
  EXPECT_EQ(searcher.look_up_number("\xFF").error().code, base::ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace tracuu::search
