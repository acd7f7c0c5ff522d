// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/request_key.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

std::string key_of(std::string path, std::vector<Parameter> parameters,
                   std::string accept_language = "") {
  Request request;
  request.path = std::move(path);
  request.parameters = std::move(parameters);
  request.accept_language = std::move(accept_language);
  return request_key(request, {});
}

TEST(RequestKey, TheOrderOfParametersSaysNothing) {
  EXPECT_EQ(key_of("/search", {{"q", "a"}, {"size", "5"}}),
            key_of("/search", {{"size", "5"}, {"q", "a"}}));
}

TEST(RequestKey, WhatMayBeAnsweredDifferentlyDiffers) {
  std::string const plain = key_of("/search", {{"q", "a"}});
  EXPECT_NE(plain, key_of("/api/v1/search", {{"q", "a"}}));
  EXPECT_NE(plain, key_of("/search", {{"q", "A"}}));
  EXPECT_NE(plain, key_of("/search", {{"q", "a"}, {"q", "a"}})) << "refused, not answered";
  EXPECT_NE(plain, key_of("/search", {{"q", "a"}, {"x", ""}}));
  EXPECT_NE(plain, key_of("/search", {{"q", "a"}}, "en"));
  EXPECT_EQ(plain, key_of("/search", {{"q", "a"}}, "vi-VN,vi;q=0.9"));
  EXPECT_NE(key_of("/s", {{"q", "a"}, {"q", "b"}}), key_of("/s", {{"q", "b"}, {"q", "a"}}));
}

// Of two ids "a" and "a/related": what is near the one, and the other.
TEST(RequestKey, OnePathMayHaveTwoRoutes) {
  Request request;
  request.path = "/api/v1/announcements/a/related";
  Context related{.route = "/api/v1/announcements/{id}/related"};
  Context one{.route = "/api/v1/announcements/{id}"};
  EXPECT_NE(request_key(request, related), request_key(request, one));
}

TEST(RequestKey, NoValuePassesForTwo) {
  EXPECT_NE(key_of("/s", {{"q", "a1:b"}}), key_of("/s", {{"q", "a"}, {"b", ""}}));
  EXPECT_NE(key_of("/s", {{"q", "a"}, {"r", ""}}), key_of("/s", {{"q", "a1:r0:"}}));
  EXPECT_NE(key_of("/s1:q", {{"a", "b"}}), key_of("/s", {{"q", "1:ab"}}));
}

}  // namespace
}  // namespace tracuu::server
