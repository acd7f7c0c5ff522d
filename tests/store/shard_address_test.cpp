// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_address.hpp"

#include <gtest/gtest.h>

namespace tracuu::store {
namespace {

TEST(ShardAddress, ReadsFoldersAndRemoteOnes) {
  struct {
    char const* text;
    char const* folder;
    char const* host;
    int port;
  } const rows[] = {
      {"/var/lib/tracuu/a.db", "/var/lib/tracuu/a.db", "", 0},
      {"a.db", "a.db", "", 0},
      {"./a:7101", "./a:7101", "", 0},
      {"/srv/chỉ mục/", "/srv/chỉ mục/", "", 0},
      {"tcp://10.0.0.2:7101", "", "10.0.0.2", 7101},
      {"tcp://shard-1.example.gov.vn:65535", "", "shard-1.example.gov.vn", 65535},
      {"tcp://may_2:1", "", "may_2", 1},
      {"tcp://[fd00::2]:7101", "", "fd00::2", 7101},
      {"tcp://[fe80::1%eth0]:7101", "", "fe80::1%eth0", 7101},
  };
  for (auto const& row : rows) {
    auto const shard = ShardAddress::parse(row.text);
    ASSERT_TRUE(shard.has_value()) << row.text;
    EXPECT_EQ(shard->folder(), row.folder) << row.text;
    EXPECT_EQ(shard->host(), row.host) << row.text;
    EXPECT_EQ(shard->port(), row.port) << row.text;
    EXPECT_EQ(shard->is_remote(), row.port != 0) << row.text;
    EXPECT_EQ(shard->text(), row.text);
    EXPECT_EQ(ShardAddress::parse(shard->text()).value(), *shard);
  }
}

TEST(ShardAddress, RefusesWhatNamesNothing) {
  struct {
    char const* text;
    char const* why;
  } const rows[] = {
      {"", "nothing"},
      {"tcp://", "neither host nor port"},
      {"tcp://10.0.0.2", "no port"},
      {"tcp://10.0.0.2:", "an empty port"},
      {"tcp://:7101", "no host"},
      {"tcp://[]:7101", "an empty host in brackets"},
      {"tcp://10.0.0.2:0", "port 0"},
      {"tcp://10.0.0.2:65536", "a port too high"},
      {"tcp://10.0.0.2:-1", "a negative port"},
      {"tcp://10.0.0.2:7101/", "a path"},
      {"tcp://10.0.0.2:7101x", "a letter in the port"},
      {"tcp://fd00::2:7101", "IPv6 without brackets"},
      {"tcp://u@h:7101", "a user"},
      {"tcp://a b:7101", "a space"},
      {"http://10.0.0.2:7101", "another scheme"},
      {"TCP://10.0.0.2:7101", "a scheme in capitals"},
      {"://10.0.0.2:7101", "no scheme"},
  };
  for (auto const& row : rows) {
    auto const shard = ShardAddress::parse(row.text);
    ASSERT_FALSE(shard.has_value()) << row.why;
    EXPECT_EQ(shard.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_FALSE(shard.error().hint.empty()) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::store
