// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/download_handler.hpp"

#include <gtest/gtest.h>

#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

std::vector<schema::Announcement> download_announcements() {
  auto all = test::sample_announcements();
  schema::Announcement oddly_named = test::hostile_announcement();
  oddly_named.id = "odd/download";
  all.push_back(oddly_named);
  return all;
}

class DownloadHandler : public ::testing::Test {
 protected:
  base::Result<Response> download(std::string id, std::string format) {
    Request request;
    request.path = "/announcements/" + id + "/download";
    Context context;
    context.id = std::move(id);
    context.base_url = "https://tim.example";
    if (!format.empty()) request.parameters = {{"format", std::move(format)}};
    return handle_download(request, context, searcher_);
  }

  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(download_announcements())).value();
};

TEST_F(DownloadHandler, AnswersWithAFileToKeep) {
  for (auto const& [format, ending] :
       {std::pair{"", "html"}, std::pair{"html", "html"}, std::pair{"text", "txt"},
        std::pair{"ris", "ris"}, std::pair{"bibtex", "bib"}}) {
    Response const response = download("gv-1", format).value();
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.get("Content-Disposition"),
              std::string("attachment; filename=\"tracuu-gv-1.") + ending + "\"");
    EXPECT_EQ(response.get("X-Content-Type-Options"), "nosniff");
    EXPECT_NE(response.body.find("cải cách hành chính"), std::string::npos);
  }
  EXPECT_NE(download("gv-1", "html")->body.find("https://tim.example/announcements/gv-1"),
            std::string::npos);
}

TEST_F(DownloadHandler, RefusesOtherFormats) {
  EXPECT_EQ(download("gv-1", "exe")->status, 422);
  EXPECT_EQ(download("x", "html").error().code, base::ErrorCode::NotFound);
}

TEST_F(DownloadHandler, AnIdThatEndsLikeTheRouteIsStillFound) {
  Response const response = download("odd", "").value();
  EXPECT_EQ(response.get("Content-Disposition"), "");
  EXPECT_NE(response.body.find("class=\"announcement\""), std::string::npos);
  EXPECT_NE(download("odd/download", "text")->get("Content-Disposition"), "");
}

}  // namespace
}  // namespace tracuu::server
