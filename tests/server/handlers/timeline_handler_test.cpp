// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "server/handlers/query_handler.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

class TimelineHandler : public ::testing::Test {
 protected:
  Response answer(std::vector<Parameter> parameters) {
    Request request;
    request.path = "/api/v1/timeline";
    request.parameters = std::move(parameters);
    return handle_timeline(request, Context{.audience = Audience::Programs}, searcher_).value();
  }

  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(test::sample_announcements())).value();
};

TEST_F(TimelineHandler, CountsByMonthOrYear) {
  auto const months = nlohmann::json::parse(answer({{"q", "huyện"}}).body);
  EXPECT_EQ(months["timeline"].dump(),
            R"([{"count":1,"period":"2021-01"},{"count":1,"period":"2023-07"}])");
  EXPECT_EQ(months["counted"], months["total"]);
  auto const years = nlohmann::json::parse(answer({{"from", "2022"}, {"by", "year"}}).body);
  EXPECT_EQ(years["timeline"].dump(), R"([{"count":1,"period":"2023"}])");
}

TEST_F(TimelineHandler, RefusesBadParameters) {
  Response const response = answer({{"q", "huyện"}, {"by", "week"}});
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(nlohmann::json::parse(response.body)["error"]["parameter"], "by");
}

}  // namespace
}  // namespace tracuu::server
