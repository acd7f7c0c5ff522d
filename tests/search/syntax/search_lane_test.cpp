// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/syntax/search_lane.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::search {
namespace {

std::string repeated(std::string const& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(SearchLane, IsDearWhereMuchOfTheIndexMayBeLookedAt) {
  struct {
    std::string text;
    SearchLane lane;
    char const* why;
  } const rows[] = {
      {"", SearchLane::Cheap, "no query"},
      {"thủ tục đăng ký khai sinh cho con", SearchLane::Cheap, "words"},
      {"\"đăng ký khai sinh\" -con", SearchLane::Cheap, "a phrase and an exclusion"},
      {"bão OR lụt OR lũ", SearchLane::Cheap, "few alternatives"},
      {"khai sin*", SearchLane::Cheap, "one beginning"},
      {"thủ tụ* khai sin*", SearchLane::Dear, "a beginning of two letters"},
      {"đ*", SearchLane::Dear, "a beginning of one letter"},
      {"thành phố thanh* nghiê*", SearchLane::Cheap, "long beginnings"},
      {repeated("từ ", 20), SearchLane::Cheap, "a title"},
      {repeated("từ ", 30), SearchLane::Dear, "a paragraph"},
      {"a* b*", SearchLane::Dear, "two beginnings"},
      {"đê NEAR/5 sông", SearchLane::Dear, "distances"},
      {"(đê OR (sông NEAR đê))", SearchLane::Dear, "distances in brackets"},
      {repeated("một OR ", 40) + "hai", SearchLane::Dear, "many alternatives"},
      {repeated("từ ", 60), SearchLane::Dear, "many words"},
      {repeated("\"một hai\" ", 30), SearchLane::Dear, "many phrases"},
      {repeated("một* ", 1'000), SearchLane::Cheap, "longer than what is searched"},
  };
  for (auto const& row : rows) {
    SearchRequest request;
    request.text = row.text;
    EXPECT_EQ(lane_of(request), row.lane) << row.why;
  }
}

TEST(SearchLane, WhatIsShownCountsToo) {
  SearchRequest request;
  request.text = repeated("từ ", 20);
  request.facets = {Facet::Site};
  EXPECT_EQ(lane_of(request), SearchLane::Dear) << "facets";
  request.facets.clear();
  request.timeline = TimelineStep::Month;
  EXPECT_EQ(lane_of(request), SearchLane::Dear) << "a timeline";
  request.timeline.reset();
  request.size = 100;
  EXPECT_EQ(lane_of(request), SearchLane::Dear) << "many hits";
  request.text = "thủ tục khai sinh";
  request.facets = {Facet::Site, Facet::Year};
  EXPECT_EQ(lane_of(request), SearchLane::Cheap) << "few words";
}

TEST(SearchLane, IsDearFarDown) {
  SearchRequest request;
  request.text = "khai sinh";
  request.page = 100;
  EXPECT_EQ(lane_of(request), SearchLane::Cheap);
  request.page = 101;
  EXPECT_EQ(lane_of(request), SearchLane::Dear);
  request.page = 11;
  request.size = 100;
  EXPECT_EQ(lane_of(request), SearchLane::Dear);
}

}  // namespace
}  // namespace tracuu::search
