// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/response.hpp"

#include <gtest/gtest.h>

#include <map>

#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

std::map<std::string, std::string> headers_of(Response const& response) {
  return {response.headers.begin(), response.headers.end()};
}

TEST(Response, EveryKindCarriesTheSecurityHeaders) {
  Context const api{.audience = Audience::Programs};
  Response const responses[] = {json_response(200, "{}"), html_response(200, "<p>"),
                                css_response("a{}"),      script_response(""),
                                options_response("GET"),  problem_response(no_such_page(), api)};
  for (Response const& response : responses) {
    auto headers = headers_of(response);
    EXPECT_TRUE(headers["Content-Security-Policy"].starts_with("default-src 'none'"));
    EXPECT_EQ(headers["X-Content-Type-Options"], "nosniff");
    EXPECT_EQ(headers["Referrer-Policy"], "no-referrer");
    EXPECT_FALSE(headers.contains("Set-Cookie"));
    EXPECT_EQ(headers.size(), response.headers.size()) << "a header is set twice";
  }
}

TEST(Response, PagesMayUseOurStyleScriptAndFormsOnly) {
  auto headers = headers_of(html_response(200, ""));
  EXPECT_EQ(headers["Content-Security-Policy"],
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
            "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  EXPECT_FALSE(headers.contains("Access-Control-Allow-Origin"));
}

TEST(Response, VaryHoldsEachFieldOnce) {
  Response response = html_response(200, "");
  response.vary_by("Accept-Encoding");
  response.vary_by("Origin");
  response.vary_by("Accept-Encoding");
  EXPECT_EQ(response.get("Vary"), "Accept-Encoding, Origin");
  EXPECT_EQ(response.get("X-Nothing"), "");
}

TEST(Response, NotModifiedRepeatsWhatCachesNeed) {
  Response full = json_response(200, "{}");
  full.set("ETag", "\"a\"");
  Response const unchanged = not_modified_response(full);
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_EQ(unchanged.get("ETag"), "\"a\"");
  EXPECT_EQ(unchanged.get("Vary"), "Accept-Language");
  EXPECT_EQ(unchanged.get("Content-Type"), "");
  EXPECT_TRUE(unchanged.body.empty());
}

// Reloaded pages used to get the policy of data with their 304, and lost their style.
TEST(Response, NotModifiedKeepsThePolicy) {
  Response const page = html_response(200, "");
  EXPECT_EQ(not_modified_response(page).get("Content-Security-Policy"),
            page.get("Content-Security-Policy"));
  EXPECT_EQ(not_modified_response(json_response(200, "{}")).get("Content-Security-Policy"),
            "default-src 'none'; frame-ancestors 'none'");
}

TEST(Response, BusyAnswersSayWhenToComeBack) {
  auto const response = problem_response(server_busy(), {});
  EXPECT_EQ(response.status, 503);
  EXPECT_TRUE(headers_of(response).contains("Retry-After"));
}

TEST(Response, ProblemsSuitTheirReader) {
  Context context{.audience = Audience::Programs};
  EXPECT_TRUE(problem_response(no_such_page(), context).body.starts_with("{\"error\":"));
  context.audience = Audience::People;
  EXPECT_TRUE(problem_response(no_such_page(), context).body.starts_with("<!doctype html>"));
}

}  // namespace
}  // namespace tracuu::server
