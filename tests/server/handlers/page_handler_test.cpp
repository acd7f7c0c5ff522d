// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/page_handler.hpp"

#include <gtest/gtest.h>

#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

class PageHandler : public ::testing::Test {
 protected:
  Response search_page(std::vector<Parameter> parameters) {
    Request request;
    request.path = "/search";
    request.parameters = std::move(parameters);
    return handle_search_page(request, {}, searcher_).value();
  }

  static bool has(Response const& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
  }

  AppState state_{ServerConfig{}};
  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(test::sample_announcements())).value();
};

TEST_F(PageHandler, HomePageHasTheBox) {
  auto const page = handle_home_page({}, {}, searcher_);
  EXPECT_EQ(page->status, 200);
  EXPECT_TRUE(has(*page, "<input id=\"q\" name=\"q\" type=\"search\""));
  EXPECT_TRUE(has(*page, "<strong>3 thông báo</strong>, đăng từ 05/01/2021 đến 11/07/2023."));
  EXPECT_LT(page->body.find("/announcements/gv-1\""), page->body.find("id=\"facet-unit\""));
}

TEST_F(PageHandler, StyleIsServed) {
  auto const style = handle_style({}, {}, state_);
  EXPECT_EQ(style->status, 200);
  EXPECT_TRUE(has(*style, "prefers-color-scheme: dark"));
}

TEST_F(PageHandler, ScriptIsServedAndSmall) {
  auto const script = handle_script({}, {}, state_);
  EXPECT_EQ(script->status, 200);
  EXPECT_EQ(script->get("Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_TRUE(has(*script, "isComposing"));
  EXPECT_LT(script->body.size(), 14'000u);  // 4.4 KB as it is sent
}

TEST_F(PageHandler, TheBoxForOtherSitesIsServedWhole) {
  auto const script = handle_embed_script({}, {}, state_);
  EXPECT_EQ(script->status, 200);
  EXPECT_EQ(script->get("Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(script->get("Cross-Origin-Resource-Policy"), "cross-origin");
  for (char const* part :
       {"function attachCombobox(", "customElements.define('tra-cuu-search'", ":host([hidden])"}) {
    EXPECT_TRUE(has(*script, part)) << part;
  }
  // The style sheet stands in a template literal, which none of these may end or fill.
  std::size_t const begin = script->body.find("const STYLE = `");
  ASSERT_NE(begin, std::string::npos);
  std::string const style = script->body.substr(begin + 15, script->body.find("`;") - begin - 15);
  EXPECT_TRUE(style.ends_with("}\n"));
  EXPECT_EQ(style.find_first_of("`\\"), std::string::npos);
  EXPECT_EQ(style.find("${"), std::string::npos);
  EXPECT_LT(script->body.size(), 25'000u);
}

TEST_F(PageHandler, CountsWhatIsFound) {
  auto const all = search_page({{"from", "2020"}});
  EXPECT_TRUE(has(all, "aria-label=\"2021: 1 kết quả\""));
  EXPECT_TRUE(has(all, "aria-label=\"2023: 1 kết quả\""));
  EXPECT_TRUE(
      has(all,
          "site=nhoquan.ninhbinh.gov.vn\" lang=\"vi\">nhoquan.<wbr>ninhbinh.<wbr>gov.<wbr>vn</a>"));
  auto const year = search_page({{"year", "2023"}});
  EXPECT_FALSE(has(year, "2021: 1 kết quả"));
  EXPECT_FALSE(has(year, "nhoquan.ninhbinh.gov.vn"));
}

TEST_F(PageHandler, ShowsResults) {
  auto const page = search_page({{"q", "cải cách"}});
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "href=\"/announcements/gv-1?q=c%E1%BA%A3i%20c%C3%A1ch\""));
  EXPECT_TRUE(has(page, "<strong>1 thông báo</strong>"));
  EXPECT_TRUE(has(page, "11/07/2023"));
}

TEST_F(PageHandler, AnEmptyQueryShowsTheHomePage) {
  for (auto const& parameters : {std::vector<Parameter>{}, std::vector<Parameter>{{"q", "  "}}}) {
    auto const page = search_page(parameters);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "class=\"home\""));
  }
}

TEST_F(PageHandler, FiltersAloneListAnnouncements) {
  auto const page = search_page({{"from", "2023"}});
  EXPECT_TRUE(has(page, "href=\"/announcements/gv-1?q=&amp;from=2023-01-01\""));
}

TEST_F(PageHandler, ABadParameterIsExplainedAndTheRestKept) {
  auto const page = search_page({{"q", "đất"}, {"from", "mai"}, {"size", "0"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "“from”"));
  EXPECT_TRUE(has(page, "“size”"));
  EXPECT_TRUE(has(page, "value=\"đất\""));
}

TEST_F(PageHandler, UnknownParametersDoNotStopAPerson) {
  EXPECT_EQ(search_page({{"q", "đất"}, {"fbclid", "x"}}).status, 200);
}

TEST_F(PageHandler, TheAnnouncementsScriptIsServedAndSmall) {
  auto const script = handle_announcement_script({}, {}, state_);
  EXPECT_EQ(script->status, 200);
  EXPECT_EQ(script->get("Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_TRUE(has(*script, "navigator.clipboard"));
  EXPECT_LT(script->body.size(), 5'000u);
}

TEST_F(PageHandler, MarksAnAnnouncementForTheSearchThatLedToIt) {
  Request request;
  request.path = "/announcements/gv-1";
  Context context;
  context.id = "gv-1";
  request.parameters = {{"q", "huyen uy"}, {"from", "2023"}, {"utm_source", "x"}};
  auto const page = handle_announcement_page(request, context, searcher_);
  ASSERT_TRUE(page);
  EXPECT_TRUE(has(*page, "<mark id=\"m1\">Huyện ủy</mark>"));
  EXPECT_TRUE(has(*page, "href=\"/search?q=huyen%20uy&amp;from=2023-01-01\""));
  request.parameters = {{"q", "huyen uy"}, {"from", "mai"}};
  auto const unmarked = handle_announcement_page(request, context, searcher_);
  ASSERT_TRUE(unmarked);
  EXPECT_EQ(unmarked->status, 200) << "what is no search does not stop a reader";
  EXPECT_FALSE(has(*unmarked, "<mark"));
}

TEST_F(PageHandler, NothingOfAnAnnouncementBecomesMarkup) {
  Request request;
  Context context;
  context.id = test::hostile_announcement().id;
  request.path = "/announcements/" + context.id;
  request.parameters = {{"q", "khai sinh \"><script>alert(2)</script>"}};
  auto const page = handle_announcement_page(request, context, searcher_);
  ASSERT_TRUE(page);
  for (char const* text : {"<script>", "<b>thủ tục", "<img", "href=\"javascript:", "alert(2)<"}) {
    EXPECT_FALSE(has(*page, text)) << text;
  }
  EXPECT_TRUE(has(*page, "<h1>Niêm yết &lt;<mark>script&gt;alert</mark>(1)"));
}

TEST_F(PageHandler, ShowsOneAnnouncement) {
  Request request;
  request.path = "/announcements/gv-1";
  Context context;
  context.id = "gv-1";
  auto const page = handle_announcement_page(request, context, searcher_);
  ASSERT_TRUE(page);
  EXPECT_TRUE(has(*page, "<p>Dự hội nghị có lãnh đạo Huyện ủy.</p>"));
  context.id = "không có";
  EXPECT_EQ(handle_announcement_page(request, context, searcher_).error().code,
            base::ErrorCode::NotFound);
}

}  // namespace
}  // namespace tracuu::server
