// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/untitled.hpp"

#include <gtest/gtest.h>

#include "server/handlers/archive_handler.hpp"
#include "server/handlers/page_handler.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

constexpr char const* kSentence = "Ngày 3/2, huyện ra quân trồng cây &amp; dọn rác";

schema::Announcement untitled_announcement() {
  schema::Announcement announcement = test::reform_announcement();
  announcement.id = "untitled";
  announcement.title.clear();
  announcement.abstract.clear();
  announcement.body = "Ngày 3/2, huyện ra quân trồng cây & dọn rác. Các xã cùng làm.";
  return announcement;
}

class Untitled : public ::testing::Test {
 protected:
  static Context context_of(std::string id) {
    Context context;
    context.id = std::move(id);
    context.base_url = "https://tim.example";
    return context;
  }

  search::Searcher searcher_ =
      search::Searcher::open(make_test_index({untitled_announcement()})).value();
};

TEST_F(Untitled, ResultsAndListsShowTheFirstSentence) {
  Request request;
  request.path = "/search";
  request.parameters = {{"q", "trồng cây"}};
  std::string const link = std::string(kSentence) + "</a>";
  EXPECT_TRUE(has(handle_search_page(request, {}, searcher_)->body, link));
  EXPECT_TRUE(has(handle_home_page({}, {}, searcher_)->body, link));
  EXPECT_TRUE(has(handle_archive_part({}, context_of("2023"), searcher_)->body, link));
}

TEST_F(Untitled, ItsPageIsCalledByIt) {
  auto const page = handle_announcement_page({}, context_of("untitled"), searcher_);
  ASSERT_TRUE(page);
  std::string const sentence = kSentence;
  EXPECT_TRUE(has(page->body, "<h1>" + sentence + "</h1>"));
  EXPECT_TRUE(has(page->body, "<title>" + sentence + " – Tra Cứu</title>"));
  EXPECT_TRUE(has(page->body, "<meta property=\"og:title\" content=\"" + sentence + "\">"));
  EXPECT_TRUE(
      has(page->body, "\"headline\":\"Ngày 3/2, huyện ra quân trồng cây \\u0026 dọn rác\""));
}

}  // namespace
}  // namespace tracuu::server
