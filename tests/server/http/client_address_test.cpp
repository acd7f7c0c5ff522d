// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/client_address.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

TEST(ClientBehind, BelievesOnlyTrustedProxies) {
  struct Row {
    char const* peer;
    char const* forwarded_for;
    char const* client;
    bool is_limited;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"203.0.113.7", "", "203.0.113.7", true, "no proxy"},
      {"203.0.113.7", "6.6.6.6", "203.0.113.7", true, "anybody may send the field"},
      {"203.0.113.7", "127.0.0.1", "203.0.113.7", true, "nor does it make one trusted"},
      {"10.0.0.1", "203.0.113.7", "203.0.113.7", true, "behind the proxy"},
      {"10.0.0.1", "6.6.6.6, 203.0.113.7", "203.0.113.7", true, "the rest is hearsay"},
      {"10.0.0.1", "10.0.0.9,203.0.113.7", "203.0.113.7", true, "even if it names a proxy"},
      {"10.0.0.1", "203.0.113.7, 10.0.0.2", "203.0.113.7", true, "two proxies"},
      {"10.0.0.1", "203.0.113.7:4711", "203.0.113.7", true, "with a port"},
      {"10.0.0.1", "[2001:db8::7]:4711", "2001:db8::7", true, "IPv6 with a port"},
      {"10.0.0.1", "", "10.0.0.1", false, "the proxy's own request"},
      {"10.0.0.1", " ", "10.0.0.1", false, "an empty field"},
      {"10.0.0.1", "10.0.0.2", "10.0.0.2", false, "another proxy's own"},
      {"10.0.0.1", "unknown", "nobody", true, "the proxy does not tell"},
      {"10.0.0.1", "203.0.113.7, unknown", "nobody", true, "nothing left of it counts"},
      {"10.0.0.1", "127.0.0.1, 300.1.1.1", "nobody", true, "no address"},
      {"10.0.0.1", "unknown, 10.0.0.2", "nobody", true, "the second proxy does not tell"},
      {"10.0.0.1", "203.0.113.7,", "nobody", true, "an empty element"},
      {"::ffff:10.0.0.1", "203.0.113.7", "203.0.113.7", true, "a proxy on a socket for both"},
  };
  AddressSet const proxies = *AddressSet::parse({"10.0.0.0/8"});
  for (Row const& row : kRows) {
    Client const client =
        client_behind(net::ip::make_address(row.peer), row.forwarded_for, proxies);
    EXPECT_EQ(client.address ? client.address->to_string() : "nobody", row.client) << row.why;
    EXPECT_EQ(client.is_limited, row.is_limited) << row.why;
  }
}

TEST(LimitKey, OneHouseholdIsOneClient) {
  auto const key = [](char const* text) { return limit_key(net::ip::make_address(text)); };
  EXPECT_EQ(key("203.0.113.7"), "203.0.113.7");
  EXPECT_EQ(key("2001:db8:1:2:3::4"), key("2001:db8:1:2:ffff::9"));
  EXPECT_NE(key("2001:db8:1:2::4"), key("2001:db8:1:3::4"));
}

}  // namespace
}  // namespace tracuu::server
