// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/announcement_handler.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

TEST(AnnouncementHandler, FindsByIdEvenIfTheIdIsAUrl) {
  auto searcher = search::Searcher::open(make_test_index(test::sample_announcements())).value();
  for (schema::Announcement const& announcement : test::sample_announcements()) {
    Request request;
    request.path = "/api/v1/announcements/x";
    Context context;
    context.id = announcement.id;
    auto const response = handle_announcement(request, context, searcher);
    ASSERT_TRUE(response) << announcement.id;
    auto const json = nlohmann::json::parse(response->body);
    EXPECT_EQ(json["title"], announcement.title);
    EXPECT_EQ(json["body"], announcement.body);
  }
}

TEST(AnnouncementHandler, SaysNotFound) {
  auto searcher = search::Searcher::open(make_test_index(test::sample_announcements())).value();
  Request request;
  request.path = "/api/v1/announcements/x";
  Context context;
  context.id = "không có";
  auto const response = handle_announcement(request, context, searcher);
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().code, base::ErrorCode::NotFound);
  request.parameters = {{"fields", "title"}};
  EXPECT_EQ(handle_announcement(request, context, searcher)->status, 422);
}

TEST(AnnouncementHandler, SearchesInTheAnnouncement) {
  auto searcher = search::Searcher::open(make_test_index(test::sample_announcements())).value();
  Request request;
  request.path = "/api/v1/announcements/x";
  request.parameters = {{"q", "cải cách"}};
  Context context;
  context.id = "gv-1";
  auto const json = nlohmann::json::parse(handle_announcement(request, context, searcher)->body);
  EXPECT_EQ(json["id"], "gv-1");
  EXPECT_EQ(json["matches"]["count"].get<std::size_t>(),
            json["matches"]["abstract"].size() + json["matches"]["body"].size());
  request.parameters = {{"q", "cải cách"}, {"exact", "2"}};
  EXPECT_EQ(handle_announcement(request, context, searcher)->status, 422);
  context.id = "không có";
  request.parameters = {{"q", "cải cách"}};
  EXPECT_EQ(handle_announcement(request, context, searcher).error().code,
            base::ErrorCode::NotFound);
}

}  // namespace
}  // namespace tracuu::server
