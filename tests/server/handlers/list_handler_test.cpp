// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/list_handler.hpp"

#include <gtest/gtest.h>

#include "server/urls/links.hpp"
#include "tests/server/request_for.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

class ListHandler : public ::testing::Test {
 protected:
  Response answer(Request const& request) {
    Context context;
    context.base_url = "https://tim.example";
    return handle_list(request, context, searcher_).value();
  }

  static Request posted(std::string body, std::string type = "text/csv") {
    Request request;
    request.method = Method::Post;
    request.path = "/kho/list";
    request.content_type = std::move(type);
    request.body = std::move(body);
    return request;
  }

  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(test::sample_announcements())).value();
};

TEST_F(ListHandler, ShowsWhatTheAddressNames) {
  std::string const address =
      list_url({"gv-1", "https://hn.gov.vn/tb?so=88&nam=2022", "a,b"}, base::Language::Vietnamese);
  EXPECT_EQ(address,
            "/kho/list?ids=gv-1,https%3A%2F%2Fhn.gov.vn%2Ftb%3Fso%3D88%26nam%3D2022&id=a%2Cb");
  Response const response = answer(request_for(address));
  ASSERT_EQ(response.status, 200);
  EXPECT_NE(response.body.find("Hội nghị sơ kết công tác"), std::string::npos);
  EXPECT_NE(response.body.find("&lt;script&gt;alert(1)"), std::string::npos) << "escaped";
  EXPECT_NE(response.body.find("<code>a,b</code>"), std::string::npos) << "missing";
  EXPECT_NE(response.body.find("href=\"/kho/list?ids=gv-1&amp;id=a%2Cb\""), std::string::npos)
      << "without the second: " << response.body;
}

TEST_F(ListHandler, GivesFiles) {
  Response const csv = answer(request_for("/kho/list?ids=nq-7,gv-1,none&format=csv"));
  EXPECT_EQ(csv.get("Tracuu-Total"), "2");
  EXPECT_EQ(csv.get("Tracuu-Not-Found"), "1");
  EXPECT_LT(csv.body.find("nq-7"), csv.body.find("gv-1")) << "in the order of the list";
}

TEST_F(ListHandler, TakesFormsAndFiles) {
  EXPECT_NE(answer(posted("id,title\ngv-1,x\n")).body.find("Hội nghị sơ kết"), std::string::npos);
  for (char const* const body : {"ids=gv-1", "ids=gv-1%0D%0Anq-7", "ids=gv-1,nq-7"}) {
    Request request = posted(body, "application/x-www-form-urlencoded");
    EXPECT_NE(answer(request).body.find("Hội nghị sơ kết"), std::string::npos) << body;
  }
}

TEST_F(ListHandler, RefusesWhatItCannotRead) {
  EXPECT_EQ(answer(request_for("/kho/list?ids=a&format=exe")).status, 422);
  EXPECT_EQ(answer(posted("{\"title\":1}")).status, 422);
  std::string many;
  for (int at = 0; at <= 1'000; ++at) many += std::to_string(at) + "\n";
  EXPECT_EQ(answer(posted(many)).status, 422);
  EXPECT_EQ(answer(request_for("/kho/list")).status, 200) << "nothing yet";
}

}  // namespace
}  // namespace tracuu::server
