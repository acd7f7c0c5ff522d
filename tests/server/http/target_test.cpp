// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/target.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::server {
namespace {

TEST(DecodeTarget, DecodesPathAndQuery) {
  auto const target = decode_target("/a%2Fb+c?q=th%E1%BB%A7+t%E1%BB%A5c%2B&&empty=&flag&=x&a=b=c");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/a/b+c");  // '+' is a space in the query only
  ASSERT_EQ(target->parameters.size(), 5u);
  EXPECT_EQ(target->parameters[0].name, "q");
  EXPECT_EQ(target->parameters[0].value, "thủ tục+");
  EXPECT_EQ(target->parameters[1].name, "empty");
  EXPECT_EQ(target->parameters[2].name, "flag");
  EXPECT_EQ(target->parameters[2].value, "");
  EXPECT_EQ(target->parameters[3].name, "");
  EXPECT_EQ(target->parameters[4].value, "b=c");
}

TEST(DecodeTarget, TellsWhetherTheLastSlashIsAStep) {
  struct Row {
    char const* target;
    bool is_encoded;
  };
  constexpr Row kRows[] = {
      {"/a/related", false},
      {"/a%2Frelated", true},
      {"/a%2frelated", true},
      {"/a%2Fb/related", false},
      {"/a/b%2Frelate%64?q=/", true},
      {"/a?q=%2F", false},
      {"/a/%252F", false},
      {"http://a.vn/b%2Frelated", true},
      {"/", false},
  };
  for (Row const& row : kRows) {
    auto const target = decode_target(row.target);
    ASSERT_TRUE(target) << row.target;
    EXPECT_EQ(target->last_slash_is_encoded, row.is_encoded) << row.target;
  }
}

TEST(DecodeTarget, DecodesOnceOnly) {
  auto const target = decode_target("/search?q=100%2525");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->parameters[0].value, "100%25");
}

TEST(DecodeTarget, TakesRawUtf8AndAbsoluteForm) {
  auto const target = decode_target("http://tra.gov.vn/search?q=đất");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/search");
  EXPECT_EQ(target->parameters[0].value, "đất");
  EXPECT_EQ(decode_target("https://tra.gov.vn")->path, "/");
}

TEST(DecodeTarget, Refuses) {
  struct Row {
    std::string target;
    char const* why;
  };
  Row const rows[] = {
      {"/search?q=%zz", "not hexadecimal"},
      {"/search?q=%4", "cut off"},
      {"/%", "nothing follows"},
      {"/search?q=%ff", "not UTF-8"},
      {"/search?q=%c3%28", "not UTF-8"},
      {"/search?q=%ed%a0%80", "a surrogate"},
      {"/search?q=%c0%af", "an overlong slash"},
      {"/search?q=a%00b", "NUL"},
      {"/a%00", "NUL in the path"},
      {"/search?a%00=1", "NUL in a name"},
      {"/search?q=\xff", "raw bytes"},
      {"", "empty"},
      {"search", "no slash"},
      {"*", "for OPTIONS only"},
      {"ftp://x/", "another scheme"},
  };
  for (Row const& row : rows) EXPECT_FALSE(decode_target(row.target)) << row.why;
}

TEST(PercentEncode, KeepsUnreservedOnly) {
  EXPECT_EQ(percent_encode("aZ09-._~"), "aZ09-._~");
  EXPECT_EQ(percent_encode("a b&c=d/\"<đ"), "a%20b%26c%3Dd%2F%22%3C%C4%91");
}

}  // namespace
}  // namespace tracuu::server
