// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/state_token.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

TEST(StateToken, ReadsWhatItWrites) {
  search::ResultState const state{*schema::parse_value_instant("20261201030500"), 128};
  EXPECT_EQ(state_token(state), "20261201T030500Z-128");
  EXPECT_EQ(parse_state_token("20261201T030500Z-128"), state);
  EXPECT_EQ(parse_state_token(state_token({})), search::ResultState{});
}

TEST(StateToken, RefusesOtherTexts) {
  for (char const* const text : {"", "20261201T030500Z", "20261201T030500Z-", "20261201T030500Z-x",
                                 "20261301T030500Z-1", "20261201 030500Z-1", "20261201T0305Z-1",
                                 "20261201T030500Z-1234567890123", "20261201T030500Z--1"}) {
    EXPECT_FALSE(parse_state_token(text)) << text;
  }
}

}  // namespace
}  // namespace tracuu::server
