// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/search_budget.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

using std::chrono::milliseconds;

TEST(SearchBudget, IsOverAtItsDeadline) {
  EXPECT_FALSE(SearchBudget{}.is_over()) << "it begins with the search";
  EXPECT_FALSE(SearchBudget::within(std::chrono::hours(1)).is_over());
  EXPECT_TRUE(SearchBudget::within(milliseconds(0)).is_over());
  EXPECT_TRUE(SearchBudget::within(milliseconds(-5)).is_over());
  EXPECT_FALSE(SearchBudget::unlimited().is_over());
}

TEST(SearchBudget, IsOverForAllCopiesOnceStopped) {
  std::stop_source client;
  SearchBudget const budget = SearchBudget::within(std::chrono::hours(1), client.get_token());
  SearchBudget const copy = budget;
  EXPECT_FALSE(copy.is_over());
  client.request_stop();
  EXPECT_TRUE(budget.is_over());
  EXPECT_TRUE(copy.is_over());
}

}  // namespace
}  // namespace tracuu::search
