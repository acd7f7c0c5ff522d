// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/url_host.hpp"

#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

TEST(UrlHost, Table) {
  struct Row {
    char const* url;
    char const* expected;
  };
  constexpr Row kRows[] = {
      {"https://vankhe.example/tin/17", "vankhe.example"},
      {"HTTP://VanKhe.Example", "vankhe.example"},
      {"https://vankhe.example:8443/tin?id=1#a", "vankhe.example"},
      {"https://a:b@vankhe.example/", "vankhe.example"},
      {"https://vankhe.example/bài viết/số 1", "vankhe.example"},
      {"https://vankhe.example?u=http://khac.example", "vankhe.example"},
      {"http://[::1]:80/", "[::1]"},
      {"https://", ""},
      {"//vankhe.example/", ""},
      {"ftp://vankhe.example/", ""},
      {"Báo Vân Khê", ""},
      {"", ""},
  };
  for (Row const& row : kRows) EXPECT_EQ(url_host(row.url), row.expected) << row.url;
}

}  // namespace
}  // namespace tracuu::indexer
