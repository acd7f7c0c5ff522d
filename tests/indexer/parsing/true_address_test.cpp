// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/true_address.hpp"

#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

TEST(TrueAddress, IsNotThatOfAListOrASite) {
  struct {
    char const* named;
    char const* fetched;
    bool expected;
    char const* why;
  } const rows[] = {
      {"https://v.example/hop-xa-7.html", "http://www.v.example/tin.aspx?id=7", true,
       "a better one"},
      {"https://v.example/tin.aspx?id=7", "https://v.example/tin.aspx?id=7&print=1", true,
       "a form"},
      {"https://v.example/hop-xa", "https://v.example/hop-xa/amp", true, "another form"},
      {"https://v.example/tin?id=7", "http://v.example/tin?id=7&utm_source=a", true, "one key"},
      {"https://v.example/tin.aspx", "https://v.example/tin.aspx?id=7", false, "the id is lost"},
      {"https://v.example/tin.aspx", "https://v.example/tin.aspx?tin=1234", false,
       "so is a number"},
      {"https://v.example/tin", "https://v.example/tin/hop-xa-7", false, "the list it is in"},
      {"https://v.example/", "https://v.example/hop-xa-7", false, "the root"},
      {"https://tinh.example/hop-xa-7", "https://v.example/hop-xa-7", false, "another host"},
      {"/hop-xa-7", "https://v.example/hop-xa-7", false, "no address"},
      {"", "https://v.example/hop-xa-7", false, "nothing"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(is_true_address(row.named, row.fetched), row.expected) << row.why;
  }
}

TEST(TrueAddress, IsSettledAndTheOtherKept) {
  struct {
    char const* named;
    char const* url;
    std::vector<std::string> addresses;
  } const rows[] = {
      {"https://v.example/hop-xa-7.html",
       "https://v.example/hop-xa-7.html",
       {"https://v.example/tin.aspx?id=7"}},
      {"https://v.example/", "https://v.example/tin.aspx?id=7", {}},
      {"", "https://v.example/tin.aspx?id=7", {}},
      {"https://tinh.example/hop-7",
       "https://v.example/tin.aspx?id=7",
       {"https://tinh.example/hop-7"}},
      {"https://tinh.example", "https://v.example/tin.aspx?id=7", {}},
  };
  for (auto const& row : rows) {
    schema::Announcement announcement;
    announcement.url = row.named;
    settle_address("https://v.example/tin.aspx?id=7", announcement);
    EXPECT_EQ(announcement.url, row.url) << row.named;
    EXPECT_EQ(announcement.addresses, row.addresses) << row.named;
  }
}

}  // namespace
}  // namespace tracuu::indexer
