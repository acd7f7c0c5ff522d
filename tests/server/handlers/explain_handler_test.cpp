// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "search/curation/curation_file.hpp"
#include "search/curation/live_curation.hpp"
#include "server/handlers/query_handler.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

Response explained(std::vector<Parameter> parameters, search::Searcher& searcher) {
  Request request;
  request.path = "/api/v1/explain";
  request.parameters = std::move(parameters);
  return handle_explain(request, Context{.audience = Audience::Programs}, searcher).value();
}

TEST(ExplainHandler, TellsHowAQueryIsRead) {
  auto searcher = search::Searcher::open(make_test_index(test::sample_announcements())).value();
  Response const response = explained({{"q", "cai cach"}, {"lang", "en"}}, searcher);
  EXPECT_EQ(response.status, 200);
  auto const json = nlohmann::json::parse(response.body);
  EXPECT_EQ(json["query"]["text"], "cai cach");
  EXPECT_EQ(json["query"]["read_as"], "cải cách");
  EXPECT_EQ(json["query"]["notes"][0]["message"], "Searching for: cải cách");
  EXPECT_EQ(json["tree"], "(and 'cai cach')");
  ASSERT_GE(json["words"].size(), 3u);
  EXPECT_TRUE(json["words"][2].get<std::string>().starts_with("pair  cai cach: "));
  EXPECT_TRUE(json["engine_query"].get<std::string>().starts_with("Query("));
}

TEST(ExplainHandler, NamesNothingThatIsHidden) {
  auto const announcements = test::sample_announcements();
  std::string const& id = announcements.front().id;
  search::SearcherSettings settings;
  settings.curation = std::make_shared<search::LiveCuration const>(
      search::read_curation("[[hide]]\ndocuments = [\"" + id + "\"]\n", "rules.toml").value());
  auto searcher = search::Searcher::open(make_test_index(announcements), settings).value();
  Response const response = explained({{"q", "cai cach"}}, searcher);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body.find(id), std::string::npos) << response.body;
}

TEST(ExplainHandler, RefusesBadParameters) {
  auto searcher = search::Searcher::open(make_test_index(test::sample_announcements())).value();
  Response const response = explained({{"page", "2"}}, searcher);
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(nlohmann::json::parse(response.body)["error"]["parameter"], "page");
}

}  // namespace
}  // namespace tracuu::server
