// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/router.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "server/routes.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using base::Result;

Request request_to(std::string path, Method method = Method::Get) {
  Request request;
  request.path = std::move(path);
  request.method = method;
  return request;
}

std::string header(Response const& response, std::string_view name) {
  auto const found = std::ranges::find_if(response.headers,
                                          [&](auto const& field) { return field.first == name; });
  return found == response.headers.end() ? "" : found->second;
}

TEST(Router, FindsRoutesAndIds) {
  struct Row {
    char const* path;
    char const* pattern;
    char const* id;
  };
  constexpr Row kRows[] = {
      {"/", "/", ""},
      {"/search", "/search", ""},
      {"/kho/", "/kho", ""},
      {"/kho/2024/", "/kho/{id}", "2024/"},
      {"/style.css", "/style.css", ""},
      {"/healthz", "/healthz", ""},
      {"/readyz", "/readyz", ""},
      {"/metrics", "/metrics", ""},
      {"/api/v1/search", "/api/v1/search", ""},
      {"/announcements/gv-1", "/announcements/{id}", "gv-1"},
      {"/api/v1/announcements/gv-1", "/api/v1/announcements/{id}", "gv-1"},
      {"/announcements/https://a/b?c", "/announcements/{id}", "https://a/b?c"},
      {"/announcements/a/", "/announcements/{id}", "a/"},
      {"/api/v1/announcements/a/related", "/api/v1/announcements/{id}/related", "a"},
      {"/api/v1/announcements/https://a/b/related", "/api/v1/announcements/{id}/related",
       "https://a/b"},
      {"/api/v1/announcements/related", "/api/v1/announcements/{id}", "related"},
      {"/api/v1/announcements//related", "/api/v1/announcements/{id}", "/related"},
      {"/api/v1/announcements/a/related/", "/api/v1/announcements/{id}", "a/related/"},
      {"/announcements/a/related", "/announcements/{id}", "a/related"},
      {"/announcements/a/pages/0", "/announcements/{id}", "a/pages/0"},
      {"/announcements/a/pages/07", "/announcements/{id}", "a/pages/07"},
      {"/announcements/a/pages/", "/announcements/{id}", "a/pages/"},
      {"/announcements/a/pages/1234567890", "/announcements/{id}", "a/pages/1234567890"},
      {"/announcements/pages/3", "/announcements/{id}", "pages/3"},
      {"/announcements/a/pages/x/image", "/announcements/{id}", "a/pages/x/image"},
  };
  Router const router(make_routes());
  for (Row const& row : kRows) {
    Context context;
    auto const found = router.find(request_to(row.path), context);
    ASSERT_TRUE(std::holds_alternative<Route const*>(found)) << row.path;
    EXPECT_EQ(std::get<Route const*>(found)->pattern, row.pattern) << row.path;
    EXPECT_EQ(context.id, row.id) << row.path;
    EXPECT_EQ(context.route, row.pattern) << row.path;
  }
}

TEST(Router, FindsPagesOfDocuments) {
  struct Row {
    char const* path;
    char const* pattern;
    char const* id;
    std::size_t page;
  };
  constexpr Row kRows[] = {
      {"/announcements/a/b.pdf/pages/3", "/announcements/{id}/pages/{n}", "a/b.pdf", 3},
      {"/announcements/a/pages/3/image", "/announcements/{id}/pages/{n}/image", "a", 3},
      {"/announcements/a/pages/2/pages/12", "/announcements/{id}/pages/{n}", "a/pages/2", 12},
      {"/api/v1/announcements/7/pages/999999999", "/api/v1/announcements/{id}/pages/{n}", "7",
       999'999'999},
  };
  Router const router(make_routes());
  for (Row const& row : kRows) {
    Context context;
    auto const found = router.find(request_to(row.path), context);
    ASSERT_TRUE(std::holds_alternative<Route const*>(found)) << row.path;
    EXPECT_EQ(context.route, row.pattern) << row.path;
    EXPECT_EQ(context.id, row.id) << row.path;
    EXPECT_EQ(context.page, row.page) << row.path;
  }
}

TEST(Router, AnEncodedSlashBelongsToTheId) {
  struct Row {
    char const* path;
    bool last_slash_is_encoded;
    char const* pattern;
    char const* id;
  };
  constexpr Row kRows[] = {
      {"/api/v1/announcements/a/related", true, "/api/v1/announcements/{id}", "a/related"},
      {"/api/v1/announcements/a/b/related", true, "/api/v1/announcements/{id}", "a/b/related"},
      {"/announcements/a/download", true, "/announcements/{id}", "a/download"},
      {"/announcements/a/download/download", false, "/announcements/{id}/download", "a/download"},
      {"/announcements/a/pages/3", true, "/announcements/{id}", "a/pages/3"},
      {"/announcements/a/b", true, "/announcements/{id}", "a/b"},
  };
  Router const router(make_routes());
  for (Row const& row : kRows) {
    Request request = request_to(row.path);
    request.last_slash_is_encoded = row.last_slash_is_encoded;
    Context context;
    auto const found = router.find(request, context);
    ASSERT_TRUE(std::holds_alternative<Route const*>(found)) << row.path;
    EXPECT_EQ(std::get<Route const*>(found)->pattern, row.pattern) << row.path;
    EXPECT_EQ(context.id, row.id) << row.path;
  }
}

TEST(Router, TheLongerPatternWins) {
  auto routes = make_routes();
  Router const forwards(routes);
  std::ranges::reverse(routes);
  Router const backwards(routes);
  for (Route const& route : routes) {
    Request request = request_to(std::string(route.pattern));
    request.method = route.method;
    Context context;
    auto const one = forwards.find(request, context);
    auto const other = backwards.find(request, context);
    EXPECT_EQ(std::get<Route const*>(one)->pattern, std::get<Route const*>(other)->pattern);
  }
}

TEST(Router, AnswersWhatHasNoRoute) {
  struct Row {
    char const* path;
    Method method;
    int status;
    bool has_allow;
  };
  constexpr Row kRows[] = {
      {"/nothing", Method::Get, 404, false},
      {"/search/", Method::Get, 404, false},
      {"/announcements/", Method::Get, 404, false},
      {"/api/v2/search", Method::Get, 404, false},
      {"/nothing", Method::Other, 404, false},
      {"/search", Method::Other, 405, true},
      {"/api/v1/search", Method::Other, 405, true},
      {"/api/v1/search", Method::Options, 204, true},
      {"*", Method::Options, 204, true},
  };
  Router const router(make_routes());
  for (Row const& row : kRows) {
    Context context;
    auto const found = router.find(request_to(row.path, row.method), context);
    ASSERT_TRUE(std::holds_alternative<Response>(found)) << row.path;
    auto const& response = std::get<Response>(found);
    EXPECT_EQ(response.status, row.status) << row.path;
    EXPECT_EQ(header(response, "Allow"), row.has_allow ? "GET, HEAD, OPTIONS" : "") << row.path;
  }
}

TEST(Router, TellsMethodsOfOnePathApart) {
  struct Row {
    char const* path;
    Method method;
    int status;  ///< 200: a route
    char const* allow;
  };
  constexpr char const* kOne = "GET, HEAD, PUT, DELETE, OPTIONS";
  constexpr Row kRows[] = {
      {"/api/v1/announcements/a", Method::Get, 200, ""},
      {"/api/v1/announcements/a", Method::Head, 200, ""},
      {"/api/v1/announcements/a", Method::Put, 200, ""},
      {"/api/v1/announcements/a", Method::Delete, 200, ""},
      {"/api/v1/announcements/a", Method::Post, 405, kOne},
      {"/api/v1/announcements/a", Method::Options, 204, kOne},
      {"/api/v1/announcements:batch", Method::Post, 200, ""},
      {"/api/v1/announcements:batch", Method::Get, 405, "POST, OPTIONS"},
      {"/search", Method::Put, 405, "GET, HEAD, OPTIONS"},
  };
  Router const router(make_routes(true));
  for (Row const& row : kRows) {
    Context context;
    auto const found = router.find(request_to(row.path, row.method), context);
    ASSERT_EQ(std::holds_alternative<Route const*>(found), row.status == 200) << row.path;
    if (row.status == 200) continue;
    EXPECT_EQ(std::get<Response>(found).status, row.status) << row.path;
    EXPECT_EQ(header(std::get<Response>(found), "Allow"), row.allow) << row.path;
  }
}

TEST(Router, KnowsForWhomAPathIs) {
  struct Row {
    char const* path;
    Audience audience;
  };
  constexpr Row kRows[] = {
      {"/api/v1/search", Audience::Programs},
      {"/api/v1/announcements/a/related", Audience::Programs},
      {"/healthz", Audience::Programs},
      {"/readyz", Audience::Programs},
      {"/openapi.json", Audience::Programs},
      {"/api/v1/nothing", Audience::Programs},  // no route: by the path
      {"/api/", Audience::Programs},
      {"/api", Audience::People},
      {"/", Audience::People},
      {"/search", Audience::People},
      {"/announcements/a", Audience::People},
      {"/feed", Audience::People},
      {"/metrics", Audience::People},
      {"/nothing", Audience::People},
      {"*", Audience::People},
      {"", Audience::People},  // no path could be read
  };
  Router const router(make_routes(true));
  for (Row const& row : kRows) EXPECT_EQ(router.audience_of(row.path), row.audience) << row.path;
}

Result<Response> throw_from_page(Request const&, Context const&, AppState const&) {
  throw std::runtime_error("boom");
}
Result<Response> throw_number(Request const&, Context const&, AppState const&) {
  throw 7;
}
Result<Response> throw_from_search(Request const&, Context const&, search::Searcher&) {
  throw std::runtime_error("boom");
}
Result<Response> fail_in_search(Request const&, Context const&, search::Searcher&) {
  return base::Error{base::ErrorCode::IndexCorrupt, "block 7", ""};
}

class Answer : public ::testing::Test {
 protected:
  ServerConfig logging_config() {
    ServerConfig config;
    config.log = [this](std::string const& line) { lines_.push_back(line); };
    return config;
  }

  std::vector<std::string> lines_;
  AppState state_{logging_config()};
};

TEST_F(Answer, TurnsExceptionsIntoAnswersAndLogLines) {
  auto const response = answer(&throw_from_page, request_to("/healthz"), {}, state_);
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body.find("boom"), std::string::npos);
  EXPECT_EQ(answer(&throw_number, request_to("/x"), {}, state_).status, 500);
  ASSERT_EQ(lines_.size(), 2u);
  EXPECT_EQ(lines_[0], "/healthz: exception: boom");
}

TEST_F(Answer, ASearcherThatThrewIsNotUsedAgain) {
  auto searcher = search::Searcher::open(make_test_index(test::sample_announcements()));
  ASSERT_TRUE(searcher);
  EXPECT_EQ(answer(&throw_from_search, request_to("/search"), {}, state_, searcher).status, 500);
  EXPECT_FALSE(searcher);
}

TEST_F(Answer, ErrorsAreLoggedAndNotTold) {
  auto searcher = search::Searcher::open(make_test_index(test::sample_announcements()));
  ASSERT_TRUE(searcher);
  auto const response = answer(&fail_in_search, request_to("/api/x"), {}, state_, searcher);
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body.find("block 7"), std::string::npos);
  ASSERT_EQ(lines_.size(), 1u);
  EXPECT_EQ(lines_[0], "/api/x: IndexCorrupt: block 7");
  EXPECT_TRUE(searcher);
}

TEST_F(Answer, WithoutAnIndexTheAnswerIsToTryLater) {
  Result<search::Searcher> searcher = base::Error{base::ErrorCode::IndexMissing, "/srv/x", ""};
  EXPECT_EQ(answer(&fail_in_search, request_to("/search"), {}, state_, searcher).status, 503);
}

}  // namespace
}  // namespace tracuu::server
