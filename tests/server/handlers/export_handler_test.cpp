// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/export_handler.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

class ExportHandler : public ::testing::Test {
 protected:
  Response answer(std::vector<Parameter> parameters) {
    Request request;
    request.path = "/api/v1/export";
    request.parameters = std::move(parameters);
    return handle_export(request, Context{.audience = Audience::Programs}, searcher_).value();
  }

  static std::string body_of(Response const& response) {
    std::string body;
    for (std::string piece = "x"; !piece.empty();) body += piece = response.pieces().value();
    return body;
  }

  static std::map<std::string, std::string> headers_of(Response const& response) {
    return {response.headers.begin(), response.headers.end()};
  }

  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(test::sample_announcements())).value();
};

TEST_F(ExportHandler, SendsAFileOfEachFormat) {
  struct Row {
    char const* format;
    char const* media_type;
    char const* ending;
    char const* begin;
  };
  Row const rows[] = {
      {"", "application/x-ndjson; charset=utf-8", ".jsonl\"", R"({"id":)"},
      {"jsonl", "application/x-ndjson; charset=utf-8", ".jsonl\"", R"({"id":)"},
      {"csv", "text/csv; charset=utf-8; header=present", ".csv\"", "\xEF\xBB\xBFid,title,"},
      {"ris", "application/x-research-info-systems; charset=utf-8", ".ris\"", "TY  - "},
      {"bibtex", "application/x-bibtex; charset=utf-8", ".bib\"", "@techreport{"},
  };
  for (Row const& row : rows) {
    Response const response = answer({{"q", "huyện"}, {"format", row.format}});
    ASSERT_EQ(response.status, 200) << row.format;
    auto const headers = headers_of(response);
    EXPECT_EQ(headers.at("Content-Type"), row.media_type);
    EXPECT_TRUE(headers.at("Content-Disposition").starts_with("attachment; filename=\"tracuu-2"));
    EXPECT_TRUE(headers.at("Content-Disposition").ends_with(row.ending));
    EXPECT_EQ(headers.at("Tracuu-Total"), "2");
    std::string const body = body_of(response);
    EXPECT_TRUE(body.starts_with(row.begin)) << body;
    EXPECT_NE(body.find("Hội nghị sơ kết"), std::string::npos);
    EXPECT_NE(body.find("tuyển dụng viên chức"), std::string::npos);
  }
}

// Without a query there was nothing in it, and nothing said why.
TEST_F(ExportHandler, HoldsAllIfNothingIsAsked) {
  for (std::vector<Parameter> const& nothing :
       {std::vector<Parameter>{}, std::vector<Parameter>{{"q", " "}, {"site", ""}}}) {
    Response const response = answer(nothing);
    EXPECT_EQ(headers_of(response).at("Tracuu-Total"), "3");
    std::string const body = body_of(response);
    EXPECT_EQ(std::ranges::count(body, '\n'), 3);
    for (char const* const id : {"gv-1", "nq-7"}) EXPECT_NE(body.find(id), std::string::npos);
  }
  std::string const newest = body_of(answer({{"sort", "newest"}}));
  EXPECT_LT(newest.find("gv-1"), newest.find("nq-7"));
  EXPECT_EQ(headers_of(answer({{"q", "!!"}})).at("Tracuu-Total"), "0") << "something was asked";
  EXPECT_EQ(headers_of(answer({{"site", "none.example"}})).at("Tracuu-Total"), "0");
}

TEST_F(ExportHandler, LinesHoldWholeAnnouncements) {
  std::string const body = body_of(answer({{"q", "cải cách hành chính"}}));
  auto const json = nlohmann::json::parse(body);
  EXPECT_EQ(json["id"], "gv-1");
  EXPECT_TRUE(json["body"].get<std::string>().ends_with("99,2%."));
  EXPECT_EQ(body.find("/srv/"), std::string::npos) << "not where it lies on our disks";
}

TEST_F(ExportHandler, TakesOrderAndFilters) {
  std::string const oldest = body_of(answer({{"q", "huyện"}, {"sort", "oldest"}}));
  EXPECT_LT(oldest.find("nq-7"), oldest.find("gv-1"));
  std::string const newest = body_of(answer({{"q", "huyện"}, {"sort", "newest"}}));
  EXPECT_LT(newest.find("gv-1"), newest.find("nq-7"));
  EXPECT_EQ(headers_of(answer({{"q", "huyện"}, {"to", "2022"}})).at("Tracuu-Total"), "1");
}

// Whoever was cut off goes on after the last announcement that came whole.
TEST_F(ExportHandler, GoesOnAfterAnAnnouncement) {
  for (char const* format : {"jsonl", "csv", "ris"}) {
    std::string const whole =
        body_of(answer({{"q", "huyện"}, {"sort", "oldest"}, {"format", format}}));
    Response const rest =
        answer({{"q", "huyện"}, {"sort", "oldest"}, {"format", format}, {"after", "nq-7"}});
    auto const headers = headers_of(rest);
    EXPECT_EQ(headers.at("Tracuu-Total"), "2");
    EXPECT_EQ(headers.at("Tracuu-Position"), "1");
    EXPECT_EQ(headers.at("Tracuu-Revision"), searcher_.revision().value());
    std::string const body = body_of(rest);
    EXPECT_FALSE(body.empty());
    EXPECT_TRUE(whole.ends_with(body)) << body;
    EXPECT_EQ(body.find("nq-7"), std::string::npos);
  }
  EXPECT_EQ(body_of(answer({{"q", "huyện"}, {"sort", "oldest"}, {"after", "gv-1"}})), "")
      << "that was the last one";
  EXPECT_EQ(headers_of(answer({{"q", "huyện"}})).at("Tracuu-Position"), "0");
}

TEST_F(ExportHandler, TellsIfThereIsNothingToGoOnAfter) {
  for (char const* id : {"none", "nq-7"}) {
    Response const response = answer({{"q", "cải cách hành chính"}, {"after", id}});
    EXPECT_EQ(response.status, 410) << id << ": unknown, or no hit";
    EXPECT_EQ(nlohmann::json::parse(response.body)["error"]["parameter"], "after");
  }
}

TEST_F(ExportHandler, SaysHowTheQueryWasRead) {
  EXPECT_EQ(headers_of(answer({{"q", "cai cach hanh chinh"}})).at("Tracuu-Notes"),
            "marks_restored");
  EXPECT_FALSE(headers_of(answer({{"q", "cải cách"}})).contains("Tracuu-Notes"));
}

TEST_F(ExportHandler, NothingFoundIsAnEmptyFile) {
  EXPECT_EQ(body_of(answer({{"q", "xyzzy"}})), "");
  EXPECT_EQ(body_of(answer({{"q", "xyzzyq"}, {"exact", "1"}, {"format", "csv"}})).find("\r\n") + 2,
            body_of(answer({{"q", "xyzzyq"}, {"exact", "1"}, {"format", "csv"}})).size())
      << "only the columns";
}

TEST_F(ExportHandler, RefusesBadParameters) {
  for (auto const& [name, value] : std::vector<std::pair<std::string, std::string>>{
           {"format", "xml"}, {"page", "2"}, {"size", "5"}, {"from", "xưa"}, {"pgae", "1"}}) {
    Response const response = answer({{"q", "a"}, {name, value}});
    EXPECT_EQ(response.status, 422) << name;
    EXPECT_FALSE(response.pieces);
    EXPECT_EQ(nlohmann::json::parse(response.body)["error"]["parameter"], name);
  }
  EXPECT_EQ(answer({{"format", "csv"}, {"format", "ris"}}).status, 422);
}

}  // namespace
}  // namespace tracuu::server
