// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/page_claim.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::store {
namespace {

TEST(PageClaim, OneHasAPageUntilItIsDone) {
  test::TestFolder const folder;
  std::string const hash(64, 'f');
  auto const attempt = [&](std::size_t page, std::string const& of) {
    return PageClaim::attempt(folder.path(), of, page).value();
  };
  {
    auto const first = attempt(1, hash);
    ASSERT_TRUE(first.has_value());
    EXPECT_FALSE(attempt(1, hash).has_value());
    EXPECT_TRUE(attempt(2, hash).has_value()) << "another page";
    EXPECT_TRUE(attempt(1, std::string(64, '3')).has_value()) << "another document";
  }
  EXPECT_TRUE(attempt(1, hash).has_value()) << "it is done";
}

TEST(PageClaim, SaysWhereItCantBeMade) {
  test::TestFolder const folder;
  auto const claim = PageClaim::attempt(folder.path() / "none", std::string(64, 'a'), 1);
  ASSERT_FALSE(claim.has_value());
  EXPECT_EQ(claim.error().code, base::ErrorCode::Io);
}

}  // namespace
}  // namespace tracuu::store
