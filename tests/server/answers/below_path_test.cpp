// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/below_path.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

TEST(BelowPath, PutsOurAddressesBelowThePath) {
  struct {
    char const* page;
    char const* expected;
    char const* why;
  } const rows[] = {
      {R"(<a href="/">)", R"(<a href="/tim/">)", "home"},
      {R"(<a href="/search?q=a">)", R"(<a href="/tim/search?q=a">)", "a link"},
      {R"(<img src="/a.png">)", R"(<img src="/tim/a.png">)", "a source"},
      {R"(<form class="x" action="/search">)", R"(<form class="x" action="/tim/search">)",
       "a form"},
      {R"(<a href="https://a/b">)", R"(<a href="https://a/b">)", "another site"},
      {R"(<a href="//a/b">)", R"(<a href="//a/b">)", "another host"},
      {R"(<a href="#m1">)", R"(<a href="#m1">)", "within the page"},
      {R"(<path d="/M0">)", R"(<path d="/M0">)", "no address"},
      {R"(<a data-href="/x" href="/y">)", R"(<a data-href="/x" href="/tim/y">)",
       "another attribute"},
      {R"({"url":" href=\"/x"})", R"({"url":" href=\"/x"})", "a string of JSON"},
      {" href=&quot;/x&quot; href=\"/", " href=&quot;/x&quot; href=\"/tim/", "text is escaped"},
      {"", "", "nothing"},
  };
  for (auto const& row : rows) EXPECT_EQ(below_path(row.page, "/tim"), row.expected) << row.why;
}

TEST(PutBelowPath, ChangesPagesOnly) {
  Response page = html_response(200, R"(<a href="/x">)");
  put_below_path(page, "");
  EXPECT_EQ(page.body, R"(<a href="/x">)");
  put_below_path(page, "/tim");
  EXPECT_EQ(page.body, R"(<a href="/tim/x">)");
  Response json = json_response(200, R"({"a": " href=", "b": "/x"})");
  put_below_path(json, "/tim");
  EXPECT_EQ(json.body, R"({"a": " href=", "b": "/x"})");
}

}  // namespace
}  // namespace tracuu::server
