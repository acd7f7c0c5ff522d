// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/identify_handler.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

class IdentifyHandler : public ::testing::Test {
 protected:
  Response answer(Request const& request, Audience audience = Audience::Programs) {
    Context context{.audience = audience};
    context.language = base::Language::English;
    return handle_identify(request, context, searcher_).value();
  }

  static Request file(std::string bytes, std::string name = "a.txt") {
    Request request;
    request.path = "/api/v1/identify";
    request.content_type = "application/octet-stream";
    request.body = std::move(bytes);
    if (!name.empty()) request.parameters = {{"name", std::move(name)}};
    return request;
  }

  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(test::sample_announcements())).value();
};

constexpr char const* kLine =
    R"({"id":"x","title":"Công văn","number":"119/QĐ-UBND","body":"Kính gửi các phòng, ban."})";

TEST_F(IdentifyHandler, TellsProgramsInJson) {
  Response const response = answer(file("Một văn bản không có trong kho.\nDòng hai."));
  ASSERT_EQ(response.status, 200);
  auto const json = nlohmann::json::parse(response.body);
  EXPECT_EQ(json["files"][0]["name"], "a.txt");
  EXPECT_EQ(json["files"][0]["verdict"], "unknown");
  EXPECT_EQ(json["files"][0]["sha256"].get<std::string>().size(), 64u);
  auto const several =
      nlohmann::json::parse(answer(file(std::string(kLine) + "\n", "a.jsonl")).body);
  EXPECT_FALSE(several["files"][0]["unread"].is_null()) << "a list of several documents";
}

TEST_F(IdentifyHandler, ShowsPeopleAPage) {
  Request request = file("");
  request.parameters.clear();
  request.content_type = "multipart/form-data; boundary=x";
  request.body =
      "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"<b>.txt\"\r\n\r\n"
      "Một văn bản lạ.\nHai.\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; "
      "filename=\"2.txt\"\r\n\r\nHai\r\n--x--";
  Response const response = answer(request, Audience::People);
  ASSERT_EQ(response.status, 200);
  EXPECT_NE(response.body.find("&lt;b&gt;.txt"), std::string::npos);
  EXPECT_NE(response.body.find("2.txt"), std::string::npos);
  EXPECT_NE(response.body.find("does not have this file"), std::string::npos);
  EXPECT_NE(response.body.find("noindex"), std::string::npos);
}

TEST_F(IdentifyHandler, RefusesWhatIsNoFile) {
  EXPECT_EQ(answer(file("")).status, 422);
  Request more = file("x");
  more.parameters.push_back({"q", "1"});
  EXPECT_EQ(answer(more).status, 422);
  Request broken = file("nothing");
  broken.content_type = "multipart/form-data; boundary=x";
  EXPECT_EQ(answer(broken).status, 400);
}

}  // namespace
}  // namespace tracuu::server
