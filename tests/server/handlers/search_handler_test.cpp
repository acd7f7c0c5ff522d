// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "server/handlers/query_handler.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

class SearchHandlerTest : public ::testing::Test {
 protected:
  Response answer(std::vector<Parameter> parameters) {
    Request request;
    request.path = "/api/v1/search";
    request.parameters = std::move(parameters);
    Context context{.audience = Audience::Programs};
    context.language = answer_language(request, context.audience);
    return handle_search(request, context, searcher_).value();
  }

  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(test::sample_announcements())).value();
};

TEST_F(SearchHandlerTest, FindsAnAnnouncement) {
  Response const response = answer({{"q", "cải cách hành chính"}});
  EXPECT_EQ(response.status, 200);
  auto const json = nlohmann::json::parse(response.body);
  EXPECT_EQ(json["total"]["value"], 1);
  ASSERT_EQ(json["hits"].size(), 1u);
  EXPECT_EQ(json["hits"][0]["id"], "gv-1");
  EXPECT_NE(json["hits"][0]["title_html"].get<std::string>().find("<mark>"), std::string::npos);
}

TEST_F(SearchHandlerTest, FiltersByDate) {
  Response const response = answer({{"q", "huyện"}, {"to", "2022"}});
  auto const json = nlohmann::json::parse(response.body);
  ASSERT_EQ(json["hits"].size(), 1u);
  EXPECT_EQ(json["hits"][0]["id"], "nq-7");
}

TEST_F(SearchHandlerTest, AnEmptyQueryFindsNothing) {
  Response const response = answer({});
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(nlohmann::json::parse(response.body)["total"]["value"], 0);
}

TEST_F(SearchHandlerTest, RefusesBadParameters) {
  for (auto const& [name, value] : std::vector<std::pair<std::string, std::string>>{
           {"size", "1000"}, {"page", "0"}, {"from", "xưa"}, {"pgae", "1"}}) {
    Response const response = answer({{"q", "a"}, {name, value}});
    EXPECT_EQ(response.status, 422) << name;
    auto const json = nlohmann::json::parse(response.body);
    EXPECT_EQ(json["error"]["parameter"], name);
    EXPECT_EQ(json["error"]["code"], "InvalidArgument");
  }
}

TEST_F(SearchHandlerTest, CountsFacetsAndGoesOnFromACursor) {
  auto const first =
      nlohmann::json::parse(answer({{"to", "2099"}, {"facets", "site,year"}, {"size", "1"}}).body);
  EXPECT_EQ(first["counted"]["value"], 2);
  EXPECT_EQ(first["facets"]["year"]["distinct"], 2);
  std::string const cursor = first["next_cursor"];
  auto const second = nlohmann::json::parse(
      answer({{"to", "2099"}, {"size", "1"}, {"fields", "id"}, {"cursor", cursor}}).body);
  EXPECT_NE(first["hits"][0]["id"], second["hits"][0]["id"]);
  EXPECT_EQ(second["hits"][0].size(), 1u);
  EXPECT_TRUE(second["next_cursor"].is_null());
  Context const program{.audience = Audience::Programs};
  Request foreign;
  foreign.path = "/api/v1/search";
  foreign.parameters = {{"to", "2098"}, {"cursor", cursor}};
  Response const refusal =
      error_response(handle_search(foreign, program, searcher_).error(), program);
  EXPECT_EQ(refusal.status, 422);
  auto const error = nlohmann::json::parse(refusal.body)["error"];
  EXPECT_EQ(error["parameter"], "cursor");
  EXPECT_EQ(error["message"], "Tham số “cursor” không phải của yêu cầu này.");
}

TEST_F(SearchHandlerTest, SpeaksTheLanguageAskedFor) {
  auto const vietnamese = nlohmann::json::parse(answer({{"page", "0"}}).body);
  auto const english = nlohmann::json::parse(answer({{"page", "0"}, {"lang", "en"}}).body);
  EXPECT_TRUE(vietnamese["error"]["message"].get<std::string>().starts_with("Tham số"));
  EXPECT_TRUE(english["error"]["message"].get<std::string>().starts_with("Parameter"));
}

}  // namespace
}  // namespace tracuu::server
