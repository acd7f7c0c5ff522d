// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_network.hpp"

#include <gtest/gtest.h>

namespace tracuu::store {
namespace {

TEST(ShardNetwork, TellsPrivateAddressesFromPublicOnes) {
  struct {
    char const* address;
    bool is_private;
  } const rows[] = {
      {"127.0.0.1", true},    {"127.255.0.9", true},     {"128.0.0.1", false},
      {"10.0.0.2", true},     {"11.0.0.2", false},       {"172.15.255.255", false},
      {"172.16.0.1", true},   {"172.31.255.255", true},  {"172.32.0.1", false},
      {"192.168.7.7", true},  {"192.169.0.1", false},    {"169.254.1.1", true},
      {"100.64.0.1", true},   {"100.127.255.1", true},   {"100.128.0.1", false},
      {"203.0.113.7", false}, {"0.0.0.0", false},        {"::1", true},
      {"::2", false},         {"fd00::2", true},         {"fc00::1", true},
      {"fe80::1", true},      {"fe80::1%eth0", true},    {"fec0::1", false},
      {"2001:db8::1", false}, {"::ffff:10.0.0.2", true}, {"::ffff:203.0.113.7", false},
      {"10.0.0", false},      {"shard.example", false},  {"", false},
  };
  for (auto const& row : rows)
    EXPECT_EQ(is_private_address(row.address), row.is_private) << row.address;
}

TEST(ShardNetwork, RefusesPublicShards) {
  auto const checked = [](std::vector<std::string> const& texts) {
    return check_networks(ShardList::parse(texts).value());
  };
  EXPECT_TRUE(checked({"/var/lib/tracuu/a.db"}));
  EXPECT_TRUE(checked({"/var/lib/tracuu/a.db", "tcp://10.0.0.2:7101", "tcp://[fd00::2]:7101"}));
  EXPECT_TRUE(checked({"tcp://localhost:7101"}));
  EXPECT_TRUE(checked({"tcp://nowhere.invalid:7101"})) << "it is found to be missing later";
  auto const refused = checked({"/var/lib/tracuu/a.db", "tcp://203.0.113.7:7101"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::InvalidArgument);
  EXPECT_NE(refused.error().message.find("tcp://203.0.113.7:7101"), std::string::npos);
  EXPECT_NE(refused.error().hint.find("allow_public"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::store
