// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/public_address.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

TEST(PublicAddress, IsConfiguredOrTheHost) {
  EXPECT_EQ(public_base_url("https://tim.example", "x"), "https://tim.example");
  EXPECT_EQ(public_base_url("https://tim.example/", "x"), "https://tim.example");
  EXPECT_EQ(public_base_url("", "tim.example:8080"), "http://tim.example:8080");
  EXPECT_EQ(public_base_url("", "[::1]:8080"), "http://[::1]:8080");
  for (char const* host : {"", "a b", "a\"b", "<x>", "a/b", "a@b", "a\r\nb", "đ"}) {
    EXPECT_EQ(public_base_url("", host), "http://localhost") << host;
  }
  EXPECT_EQ(public_base_url("", std::string(300, 'a')), "http://localhost");
}

TEST(PublicAddress, HasAHost) {
  EXPECT_EQ(host_of("https://tim.example:8443"), "tim.example");
  EXPECT_EQ(host_of("http://tim.example/x"), "tim.example");
  EXPECT_EQ(host_of("http://[::1]:80"), "[::1]");
}

TEST(PublicAddress, TagsAreUris) {
  EXPECT_EQ(tag_uri("https://tim.example:8443", "announcement", "a/b đ"),
            "tag:tim.example,2026:announcement:a%2Fb%20%C4%91");
}

}  // namespace
}  // namespace tracuu::server
