// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/address_set.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

TEST(AddressSet, HoldsNetworks) {
  struct Row {
    char const* network;
    char const* address;
    bool contains;
  };
  constexpr Row kRows[] = {
      {"10.1.2.3", "10.1.2.3", true},
      {"10.1.2.3", "10.1.2.4", false},
      {"10.0.0.0/8", "10.255.0.1", true},
      {"10.0.0.0/8", "11.0.0.1", false},
      {"10.0.0.0/9", "10.127.0.1", true},
      {"10.0.0.0/9", "10.128.0.1", false},
      {"0.0.0.0/0", "203.0.113.7", true},
      {"0.0.0.0/0", "2001:db8::1", false},
      {"127.0.0.0/8", "::ffff:127.0.0.1", true},
      {"::1", "::1", true},
      {"::1", "127.0.0.1", false},
      {"fd00::/8", "fdff::1", true},
      {"fd00::/8", "fe00::1", false},
      {"::/0", "2001:db8::1", true},
      {"::/0", "10.0.0.1", true},
  };
  for (Row const& row : kRows) {
    auto const set = AddressSet::parse({row.network});
    ASSERT_TRUE(set) << row.network;
    EXPECT_EQ(set->contains(*parse_address(row.address)), row.contains)
        << row.network << " " << row.address;
  }
  EXPECT_FALSE(AddressSet().contains(*parse_address("::1")));
}

TEST(AddressSet, RefusesWhatIsNoNetwork) {
  for (char const* const text : {"", "localhost", "10.0.0.0/33", "::1/129", "10.0.0.0/", "10.0.0/8",
                                 "10.0.0.0/-1", "10.0.0.0/8x", "fe80::1%eth0"}) {
    auto const set = AddressSet::parse({"127.0.0.1", text});
    ASSERT_FALSE(set) << text;
    EXPECT_EQ(set.error().code, base::ErrorCode::InvalidArgument);
  }
}

TEST(ParseAddress, LeavesOutPortsAndNothingElse) {
  struct Row {
    char const* text;
    char const* address;
  };
  constexpr Row kRows[] = {
      {"10.1.2.3", "10.1.2.3"},
      {"10.1.2.3:80", "10.1.2.3"},
      {"[2001:db8::1]:80", "2001:db8::1"},
      {"[2001:db8::1]", "2001:db8::1"},
      {"2001:db8::1", "2001:db8::1"},
      {"::ffff:10.1.2.3", "10.1.2.3"},
      {"unknown", ""},
      {"", ""},
      {"_hidden", ""},
      {"[::1", ""},
      {"10.1.2.3, 1.1.1.1", ""},
      {"10.1.2", ""},
  };
  for (Row const& row : kRows) {
    auto const address = parse_address(row.text);
    EXPECT_EQ(address ? address->to_string() : "", row.address) << row.text;
  }
}

}  // namespace
}  // namespace tracuu::server
