// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/suggest_handler.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "search/suggesting/suggestion_builder.hpp"
#include "server/http/problem.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

SuggestionSnapshot snapshot() {
  search::SuggestionBuilder builder;
  for (schema::Announcement const& announcement : test::sample_announcements())
    builder.add(announcement);
  return {std::move(builder).finish(), "gen-1:1"};
}

base::Result<Response> ask_for(SuggestionSnapshot const* suggestions,
                               std::vector<Parameter> parameters) {
  Request request;
  request.path = "/api/v1/suggest";
  request.parameters = std::move(parameters);
  return suggest_from(suggestions, request, Context{.audience = Audience::Programs});
}

nlohmann::json answer(std::vector<Parameter> parameters) {
  SuggestionSnapshot const suggestions = snapshot();
  Response const response = ask_for(&suggestions, std::move(parameters)).value();
  EXPECT_EQ(response.status, 200) << response.body;
  return nlohmann::json::parse(response.body);
}

TEST(SuggestHandler, Suggests) {
  auto const json = answer({{"q", "hoi nghi so"}});
  EXPECT_EQ(json["query"], "hoi nghi so");
  EXPECT_EQ(json["revision"], "gen-1:1");
  ASSERT_EQ(json["suggestions"].size(), 1u);
  auto const& first = json["suggestions"][0];
  EXPECT_EQ(first["text"], "Hội nghị sơ kết công tác cải cách hành chính");
  EXPECT_EQ(first["kind"], "title");
  EXPECT_EQ(first["id"], "gv-1");
  EXPECT_EQ(first["url"], "/announcements/gv-1");
  EXPECT_EQ(first["matches"], nlohmann::json::parse("[[0,11]]"));
}

TEST(SuggestHandler, TakesLimitSiteAndLanguage) {
  EXPECT_EQ(answer({{"q", "1"}, {"limit", "1"}})["suggestions"].size(), 0u) << "one letter";
  EXPECT_EQ(answer({{"q", "12"}, {"limit", "1"}})["suggestions"].size(), 1u);
  EXPECT_EQ(answer({{"q", "huyen"}, {"site", "none.example"}})["suggestions"].size(), 0u);
  auto const english = answer({{"q", "hoi nghi"}, {"lang", "en"}});
  EXPECT_EQ(english["suggestions"][0]["url"], "/announcements/gv-1?lang=en");
}

TEST(SuggestHandler, SuggestsNothingForNothing) {
  EXPECT_EQ(answer({})["suggestions"], nlohmann::json::array());
  EXPECT_EQ(answer({{"q", std::string(1'900, 'x')}})["suggestions"], nlohmann::json::array());
}

TEST(SuggestHandler, RefusesBadParameters) {
  SuggestionSnapshot const suggestions = snapshot();
  for (auto const& [name, value] :
       std::vector<std::pair<std::string, std::string>>{{"limit", "0"},
                                                        {"limit", "21"},
                                                        {"limit", "x"},
                                                        {"lang", "fr"},
                                                        {"page", "1"},
                                                        {"site", std::string(600, 'a')}}) {
    Response const response = ask_for(&suggestions, {{"q", "ab"}, {name, value}}).value();
    EXPECT_EQ(response.status, 422) << name << "=" << value;
    EXPECT_EQ(nlohmann::json::parse(response.body)["error"]["parameter"], name);
  }
  EXPECT_EQ(ask_for(&suggestions, {{"q", std::string(2'001, 'x')}}).value().status, 422);
}

TEST(SuggestHandler, SaysWhenThereAreNone) {
  auto const refused = ask_for(nullptr, {{"q", "ab"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(http_status(refused.error().code), 503);
}

}  // namespace
}  // namespace tracuu::server
