// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "server/handlers/announcement_handler.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

std::vector<schema::Announcement> announcements() {
  auto all = test::sample_announcements();
  schema::Announcement near = test::reform_announcement();
  near.id = "gv-2";
  near.title = "Kết quả công tác cải cách hành chính năm 2009";
  near.date = test::day(2009, 12, 1);
  near.body = "Sơ kết công tác cải cách hành chính: hồ sơ đúng hạn đạt 99,2%.";
  all.push_back(near);
  schema::Announcement oddly_named = test::hostile_announcement();
  oddly_named.id = "odd/related";
  all.push_back(oddly_named);
  return all;
}

class SimilarHandler : public ::testing::Test {
 protected:
  base::Result<Response> answer(std::string id, std::vector<Parameter> parameters = {}) {
    Request request;
    request.path = "/api/v1/announcements/" + id + "/related";
    Context context{.audience = Audience::Programs};
    context.id = std::move(id);
    request.parameters = std::move(parameters);
    return handle_similar(request, context, searcher_);
  }

  search::Searcher searcher_ = search::Searcher::open(make_test_index(announcements())).value();
};

TEST_F(SimilarHandler, FindsWhatIsNear) {
  auto const json = nlohmann::json::parse(answer("gv-1").value().body);
  EXPECT_EQ(json["id"], "gv-1");
  ASSERT_EQ(json["related"].size(), 1u);
  EXPECT_EQ(json["related"][0]["id"], "gv-2");
  EXPECT_EQ(json["related"][0]["date"], "2009-12-01");
  EXPECT_GT(json["related"][0]["similarity"].get<double>(), 0);
}

TEST_F(SimilarHandler, AnIdThatEndsLikeTheRouteIsStillFound) {
  auto const json = nlohmann::json::parse(answer("odd").value().body);
  EXPECT_EQ(json["id"], "odd/related");
  EXPECT_TRUE(json.contains("body"));
}

TEST_F(SimilarHandler, Refuses) {
  EXPECT_EQ(answer("x").error().code, base::ErrorCode::NotFound);
  Response const response = answer("gv-1", {{"size", "0"}}).value();
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(nlohmann::json::parse(response.body)["error"]["parameter"], "size");
}

}  // namespace
}  // namespace tracuu::server
