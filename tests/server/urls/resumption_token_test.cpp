// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/resumption_token.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

TEST(ResumptionToken, IsReadAsItIsWritten) {
  ResumptionToken token;
  token.generation = "gen-000003-9f1c2ab4";
  token.after = 100;
  token.cursor = 200;
  EXPECT_EQ(format_token(token), "gen-000003-9f1c2ab4,100,200,,,,");
  EXPECT_EQ(parse_token(format_token(token)), token);
  token.from = schema::Instant{1'699'344'930s};
  token.until = schema::Instant{1'709'251'199s};
  token.set_spec = "x~C3~A3";
  EXPECT_EQ(format_token(token),
            "gen-000003-9f1c2ab4,100,200,20231107081530,20240229235959,,x~C3~A3");
  EXPECT_EQ(parse_token(format_token(token)), token);
  token.after_deleted = "";
  EXPECT_EQ(parse_token(format_token(token)), token);
  token.after_deleted = "http://a/b,c";
  EXPECT_EQ(parse_token(format_token(token)), token);
}

TEST(ResumptionToken, OthersAreNone) {
  for (char const* text : {"", ",", ",1,1,,,,", "g", "g,1,1,,,", "g,x,1,,,,", "g,-1,1,,,,",
                           "g,4294967296,1,,,,", "g,01,1,,,,", "g,1,1,2023,,,",
                           "g,1,1,20231107081530x,,,", "g,1,1,,,x,", "g,1,1,,,-~,", " g,1,1,,,"}) {
    EXPECT_EQ(parse_token(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace tracuu::server
