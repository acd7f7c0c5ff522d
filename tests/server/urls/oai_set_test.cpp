// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/oai_set.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace tracuu::server {
namespace {

TEST(OaiSet, IsASetSpecAndBack) {
  std::regex const set_spec(R"(([A-Za-z0-9\-_\.!~\*'\(\)])+)");  // setSpecType, less the hierarchy
  for (char const* site : {"giavien.ninhbinh.gov.vn", "xã vân khê", "a:b", "~", "~41", "a b/c?d&e",
                           "\xF0\x9F\x98\x80"}) {
    std::string const spec = oai_set_spec(site);
    EXPECT_TRUE(std::regex_match(spec, set_spec)) << spec;
    EXPECT_EQ(site_of_set(spec), site);
  }
  EXPECT_EQ(oai_set_spec("xã vân khê"), "x~C3~A3~20v~C3~A2n~20kh~C3~AA");
}

TEST(OaiSet, OthersAreNone) {
  for (char const* spec :
       {"", "a:b", "~", "~4", "~zz", "~+1", "~41", "~c3~a3", "~FF", "a b", "ã"}) {
    EXPECT_EQ(site_of_set(spec), std::nullopt) << spec;
  }
}

}  // namespace
}  // namespace tracuu::server
