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

TEST(PublicAddress, MayHaveAPath) {
  EXPECT_EQ(path_of("https://tim.example"), "");
  EXPECT_EQ(path_of("http://tim.example:8080"), "");
  EXPECT_EQ(path_of("https://tim.example/tim"), "/tim");
  EXPECT_EQ(path_of("https://tim.example/a/b"), "/a/b");
}

TEST(PublicAddress, APathIsTakenOffRequests) {
  struct {
    char const* base_path;
    char const* path;
    char const* expected;
  } const rows[] = {
      {"/tim", "/tim/search", "/search"},
      {"/tim", "/tim/", "/"},
      {"/tim", "/tim", "/"},
      {"/tim", "/search", "/search"},
      {"/tim", "/timing", "/timing"},
      {"/tim", "/", "/"},
      {"/tim", "/kho/tim/1", "/kho/tim/1"},
      {"", "/tim/search", "/tim/search"},
      {"/tim", "*", "*"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(path_within(row.base_path, row.path), row.expected) << row.path;
  }
}

TEST(PublicAddress, TagsAreUris) {
  EXPECT_EQ(tag_uri("https://tim.example:8443", "announcement", "a/b đ"),
            "tag:tim.example,2026:announcement:a%2Fb%20%C4%91");
}

}  // namespace
}  // namespace tracuu::server
