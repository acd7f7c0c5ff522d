// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/private_address.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/un.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

struct Row {
  char const* ip;
  bool is_private;
};

std::vector<Row> const kRows{
    {"127.0.0.1", true},
    {"127.255.255.254", true},
    {"10.1.2.3", true},
    {"172.15.255.255", false},
    {"172.16.0.1", true},
    {"172.31.255.255", true},
    {"172.32.0.0", false},
    {"192.168.1.1", true},
    {"192.169.0.1", false},
    {"169.254.169.254", true},
    {"100.63.255.255", false},
    {"100.64.0.1", true},
    {"100.128.0.0", false},
    {"0.0.0.0", true},
    {"198.18.0.1", true},
    {"198.20.0.1", false},
    {"224.0.0.1", true},
    {"255.255.255.255", true},
    {"203.113.131.1", false},
    {"203.0.113.7", true},
    {"8.8.8.8", false},
    {"::", true},
    {"::1", true},
    {"fe80::1", true},
    {"fe80::1%eth0", true},
    {"fd00::1", true},
    {"ff02::1", true},
    {"::ffff:10.0.0.1", true},
    {"::ffff:8.8.8.8", false},
    {"64:ff9b::7f00:1", true},
    {"64:ff9b::808:808", false},
    {"64:ff9b:1::808:808", true},
    {"2002:7f00:1::", true},
    {"2002:808:808::", false},
    {"2001:db8::1", true},
    {"2001:0:4136:e378::", true},
    {"2001:ee0::1", false},
    {"2405:4800::1", false},
    {"3fff:1::1", true},
    {"3ffe::1", false},
};

TEST(PrivateAddress, KnowsTheSpecialNetworks) {
  for (Row const& row : kRows) EXPECT_EQ(is_private_address(row.ip), row.is_private) << row.ip;
  for (char const* text : {"", "localhost", "1.2.3", "8.8.8.8:80", "[2405:4800::1]"}) {
    EXPECT_TRUE(is_private_address(text)) << text;
  }
}

TEST(PrivateAddress, KnowsThemAsTheSystemWritesThem) {
  for (Row const& row : kRows) {
    sockaddr_storage storage{};
    auto* const v4 = reinterpret_cast<sockaddr_in*>(&storage);
    auto* const v6 = reinterpret_cast<sockaddr_in6*>(&storage);
    std::string const text = std::string(row.ip).substr(0, std::string(row.ip).find('%'));
    bool const is_v4 = inet_pton(AF_INET, text.c_str(), &v4->sin_addr) == 1;
    if (!is_v4) {
      ASSERT_EQ(inet_pton(AF_INET6, text.c_str(), &v6->sin6_addr), 1);
    }
    storage.ss_family = is_v4 ? AF_INET : AF_INET6;
    EXPECT_EQ(is_private_address(*reinterpret_cast<sockaddr const*>(&storage)), row.is_private)
        << row.ip;
  }
  sockaddr_un local{};
  local.sun_family = AF_UNIX;
  EXPECT_TRUE(is_private_address(*reinterpret_cast<sockaddr const*>(&local)));
}

}  // namespace
}  // namespace tracuu::indexer
