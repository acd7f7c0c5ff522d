// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/request_lane.hpp"

#include <gtest/gtest.h>

#include "tests/server/request_for.hpp"

namespace tracuu::server {
namespace {

using search::SearchLane;

TEST(RequestLane, FollowsTheQuery) {
  struct Row {
    char const* target;
    SearchLane lane;
    char const* why;
  };
  Row const rows[] = {
      {"/search?q=thu+tuc+khai+sinh", SearchLane::Cheap, "words as people type them"},
      {"/search?q=a*+b*+c*+d*", SearchLane::Dear, "prefixes"},
      {"/search?q=khai+sinh&size=100&page=900", SearchLane::Dear, "pages far down"},
      {"/search?q=a*+b*+c*+d*&size=0", SearchLane::Cheap, "refused before it is searched"},
      {"/search", SearchLane::Cheap, "nothing to search"},
  };
  for (Row const& row : rows)
    EXPECT_EQ(lane_of_search(request_for(row.target)), row.lane) << row.why;
}

TEST(RequestLane, SomeRoutesAreDearWhateverTheyAsk) {
  EXPECT_EQ(dear_lane(request_for("/kho/compare?q=a")), SearchLane::Dear);
}

}  // namespace
}  // namespace tracuu::server
