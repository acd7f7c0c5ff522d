// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/public_address.hpp"

#include <gtest/gtest.h>

#include <regex>

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

TEST(PublicAddress, NamesThingsIfItsHostIsADomain) {
  EXPECT_EQ(tag_authority("https://tim.example:8443/tim", "2026"), "tim.example,2026");
  EXPECT_EQ(tag_authority("https://tim.xa-an-khe.example", "2028-03-15"),
            "tim.xa-an-khe.example,2028-03-15");
  for (char const* const url :
       {"", "http://localhost:8080", "http://127.0.0.1", "http://[::1]:80", "http://tim",
        "http://.example", "http://tim.example.", "http://a..example", "http://đ.example"}) {
    EXPECT_EQ(tag_authority(url, "2026"), "") << url;
  }
}

TEST(PublicAddress, IdsAreUris) {
  EXPECT_EQ(lasting_id("tim.example,2026", "https://x", "announcement", "a/b đ"),
            "tag:tim.example,2026:announcement:a%2Fb%20%C4%91");
}

TEST(PublicAddress, IdsWithoutAnAuthorityAreMadeOfTheAddress) {
  std::string const id = lasting_id("", "http://localhost:8080", "announcement", "gv-1");
  std::regex const form("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}");
  EXPECT_TRUE(std::regex_match(id, form)) << id;
  EXPECT_EQ(id, lasting_id("", "http://localhost:8080", "announcement", "gv-1"));
  EXPECT_NE(id, lasting_id("", "http://localhost:8080", "announcement", "gv-2"));
  EXPECT_NE(id, lasting_id("", "http://localhost:8080", "feed", "gv-1"));
  EXPECT_NE(id, lasting_id("", "http://127.0.0.1:8080", "announcement", "gv-1"));
}

}  // namespace
}  // namespace tracuu::server
