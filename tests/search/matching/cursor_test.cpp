// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/cursor.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

using base::ErrorCode;

SearchRequest request_with(std::string cursor) {
  SearchRequest request;
  request.text = "cải cách";
  request.cursor = std::move(cursor);
  return request;
}

std::string cursor_at(std::uint64_t position, SearchRequest const& request = request_with("")) {
  return encode_cursor(make_cursor(position, request, "gen-1:7"));
}

TEST(Cursor, IsReadBack) {
  for (std::uint64_t const position : {0ull, 1ull, 10ull, 255ull, 256ull, 999'999'999ull}) {
    std::string const cursor = cursor_at(position);
    EXPECT_EQ(cursor.size(), 32u);
    EXPECT_EQ(cursor.find_first_not_of(
                  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
    EXPECT_EQ(read_cursor(request_with(cursor), "gen-1:7").value(), position);
  }
}

TEST(Cursor, IsNotOfAnotherStateOfTheIndex) {
  auto const read = read_cursor(request_with(cursor_at(10)), "gen-1:8");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::Expired);
}

TEST(Cursor, IsNotOfAnotherRequest) {
  void (*const changes[])(SearchRequest&) = {
      [](SearchRequest& request) { request.text = "cai cach"; },
      [](SearchRequest& request) { request.filters[Facet::Site].text = "a"; },
      [](SearchRequest& request) { request.filters[Facet::Unit].text = "a"; },
      [](SearchRequest& request) { request.filters[Facet::Place].text = "a"; },
      [](SearchRequest& request) { request.filters[Facet::Category].text = "a"; },
      [](SearchRequest& request) { request.filters[Facet::Type].text = "a"; },
      [](SearchRequest& request) { request.filters[Facet::Year].text = "2023"; },
      [](SearchRequest& request) { request.sort = SortOrder::Newest; },
      [](SearchRequest& request) { request.exact = true; },
      [](SearchRequest& request) { request.filters.in_force = InForce::No; },
      [](SearchRequest& request) {
        request.filters.dates.from = schema::parse_iso_date("2023-01-01");
      },
      [](SearchRequest& request) {
        request.filters.dates.to = schema::parse_iso_date("2023-01-01");
      },
  };
  for (std::size_t i = 0; i < std::size(changes); ++i) {
    SearchRequest request = request_with(cursor_at(10));
    changes[i](request);
    auto const read = read_cursor(request, "gen-1:7");
    ASSERT_FALSE(read) << i;
    EXPECT_EQ(read.error().code, ErrorCode::InvalidArgument) << i;
    EXPECT_EQ(read.error().subject, "cursor");
  }
}

TEST(Cursor, IsNotOfARequestWithAnotherFilter) {
  for (FacetRow const& row : kFacets) {
    SearchRequest request = request_with(cursor_at(10));
    request.filters[row.facet].text = "2023";
    EXPECT_FALSE(read_cursor(request, "gen-1:7")) << row.name;
    std::string const words = cursor_at(10, request);
    request.filters[row.facet].whole_name = true;
    request.cursor = words;
    EXPECT_FALSE(read_cursor(request, "gen-1:7")) << row.name << ", the whole name";
  }
}

TEST(Cursor, GoesOnWithWhatDoesNotChangeTheHits) {
  SearchRequest request = request_with(cursor_at(10));
  request.size = 50;
  request.snippets = false;
  request.facets = {Facet::Site};
  request.timeline = TimelineStep::Year;
  EXPECT_EQ(read_cursor(request, "gen-1:7").value(), 10u);
}

TEST(Cursor, RefusesAllElse) {
  std::string const good = cursor_at(10);
  for (std::string const& text :
       {std::string("x"), good.substr(1), good + "A", "+" + good.substr(1), "=" + good.substr(1),
        std::string(32, 'A'), cursor_at(~0ull), cursor_at(1'000'000'001)}) {
    auto const read = read_cursor(request_with(text), "gen-1:7");
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, ErrorCode::InvalidArgument) << text;
  }
}

}  // namespace
}  // namespace tracuu::search
