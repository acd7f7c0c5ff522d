// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/batch_handler.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

class BatchHandler : public ::testing::Test {
 protected:
  Response answer(std::string table, std::vector<Parameter> parameters = {},
                  Audience audience = Audience::Programs) {
    Request request;
    request.path = "/api/v1/batch";
    request.content_type = "text/csv";
    request.body = std::move(table);
    request.parameters = std::move(parameters);
    Context context{.audience = audience};
    context.language = base::Language::English;
    context.base_url = "https://tim.example";
    return handle_batch_search(request, context, searcher_).value();
  }

  static std::string batch_body(Response const& response) {
    std::string body;
    if (response.work) {
      while (!response.work()) continue;
    }
    for (std::string piece = "x"; !piece.empty();) body += piece = response.pieces().value();
    return body;
  }

  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(test::sample_announcements())).value();
};

TEST_F(BatchHandler, AnswersARowAQuery) {
  Response const response = answer("query,from\ncải cách hành chính,2023\nhuyện,\nhuyện,xưa\n");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.get("Content-Type"), "application/json; charset=utf-8");
  EXPECT_EQ(response.get("Tracuu-Total"), "3");
  auto const json = nlohmann::json::parse(batch_body(response));
  EXPECT_EQ(json["queries"][0]["total"], 1);
  EXPECT_EQ(json["queries"][0]["hits"][0]["id"], "gv-1");
  EXPECT_EQ(json["queries"][1]["total"], 2);
  EXPECT_EQ(json["queries"][2]["state"], "unread");
  EXPECT_EQ(json["failed"], 1);
}

TEST_F(BatchHandler, GivesFiles) {
  Response const csv = answer("huyện\n", {{"format", "csv"}, {"hits", "1"}});
  EXPECT_EQ(csv.get("Content-Type"), "text/csv; charset=utf-8; header=present");
  EXPECT_TRUE(csv.get("Content-Disposition").starts_with("attachment; filename=\"tracuu-batch-"));
  EXPECT_NE(batch_body(csv).find("1,huyện,,done,,2,2,"), std::string::npos);
  Response const xlsx = answer("huyện\n", {{"format", "xlsx"}});
  EXPECT_TRUE(xlsx.get("Content-Disposition").ends_with(".xlsx\""));
  EXPECT_TRUE(batch_body(xlsx).starts_with("PK"));
}

TEST_F(BatchHandler, TakesWhatIsTypedOnThePage) {
  Response const response =
      answer("", {{"queries", "\"cải cách\", hành chính\nhuyện"}}, Audience::People);
  EXPECT_EQ(response.get("Content-Type"), "text/csv; charset=utf-8; header=present");
  std::string const body = batch_body(response);
  EXPECT_NE(body.find("https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html"),
            std::string::npos);
  EXPECT_NE(body.find("https://tim.example/announcements/nq-7"), std::string::npos)
      << "one without an address of its own";
}

TEST_F(BatchHandler, RefusesWhatItCannotRead) {
  EXPECT_EQ(answer("").status, 422);
  EXPECT_EQ(answer("a,b\nc,d\n").status, 422);
  EXPECT_EQ(answer("a\n", {{"format", "doc"}}).status, 422);
  EXPECT_EQ(answer("a\n", {{"hits", "21"}}).status, 422);
  EXPECT_EQ(answer("a\n", {{"page", "2"}}).status, 422);
  std::string many;
  for (int line = 0; line <= 5'000; ++line) many += "a\n";
  EXPECT_EQ(answer(many).status, 422);
}

}  // namespace
}  // namespace tracuu::server
