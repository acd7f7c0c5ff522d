// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/archive_handler.hpp"

#include <gtest/gtest.h>

#include "server/urls/request_params.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

class ArchiveHandler : public ::testing::Test {
 protected:
  Response part(std::string id, std::vector<Parameter> parameters = {}) {
    Request request;
    request.path = "/kho/" + id;
    request.parameters = std::move(parameters);
    Context context;
    context.language = answer_language(request, Audience::People);
    context.id = std::move(id);
    context.base_url = "https://tim.example";
    return handle_archive_part(request, context, searcher_).value();
  }

  Response number(std::string text) {
    Request request;
    request.path = "/kho/number";
    request.parameters = {{"number", std::move(text)}};
    return handle_number(request, {}, searcher_).value();
  }

  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(test::sample_announcements())).value();
};

TEST_F(ArchiveHandler, ShowsTheWholeArchive) {
  Request request;
  request.path = "/kho";
  request.parameters = {{"lang", "en"}, {"utm_source", "x"}};
  Context context;
  context.language = answer_language(request, Audience::People);
  Response const page = handle_archive(request, context, searcher_).value();
  EXPECT_EQ(page.status, 200);
  expect_sound_html(page.body, "en");
  EXPECT_TRUE(has(page.body,
                  "<strong>3 announcements</strong>, published from 5 January 2021 to "
                  "11 July 2023."));
  EXPECT_TRUE(has(page.body, "1 announcement without a known date"));
  EXPECT_TRUE(has(page.body, "hn.<wbr>gov.<wbr>vn&quot;&gt;&lt;img src=x&gt;</a>"));
  EXPECT_FALSE(has(page.body, "<img"));
}

TEST_F(ArchiveHandler, ShowsYearsMonthsAndLists) {
  Response const year = part("2023");
  EXPECT_EQ(year.status, 200);
  EXPECT_TRUE(has(year.body, "/kho/2023/07"));
  EXPECT_TRUE(has(year.body, "<section class=\"listed\"")) << "what was published, too";
  EXPECT_EQ(part("2023/").body, year.body);
  EXPECT_EQ(part("unit/").status, 200);
  EXPECT_EQ(part("2023//").status, 404);
  Response const month = part("2023/07");
  EXPECT_EQ(month.status, 200);
  EXPECT_TRUE(has(month.body, "<a href=\"/announcements/gv-1\">Hội nghị sơ kết"));
  EXPECT_FALSE(has(month.body, "nq-7"));
  Response const list = part("unit", {{"sort", "name"}});
  EXPECT_EQ(list.status, 200);
  EXPECT_TRUE(has(list.body, "Trung tâm VHTT&amp;TT</a>"));
  EXPECT_TRUE(has(list.body, "2 thông báo không ghi cơ quan, đơn vị"));
  EXPECT_TRUE(
      has(part("site", {{"period", "2021"}}).body, "nhoquan.<wbr>ninhbinh.<wbr>gov.<wbr>vn</a>"));
  EXPECT_FALSE(has(part("site", {{"period", "2021"}}).body, "giavien.<wbr>ninhbinh"));
}

TEST_F(ArchiveHandler, RefusesWhatThereIsNot) {
  for (char const* id : {"colour", "year", "2023/13", "2023/07/11", "x", "unit//"}) {
    EXPECT_EQ(part(id).status, 404) << id;
  }
  Response const bad = part("unit", {{"sort", "size"}});
  EXPECT_EQ(bad.status, 422);
  EXPECT_TRUE(has(bad.body, "“sort”"));
  EXPECT_EQ(part("1999").status, 200) << "a year without any says so";
  EXPECT_TRUE(has(part("1999").body, "noindex"));
}

TEST_F(ArchiveHandler, LooksNumbersUp) {
  Response const one = number("120/qd-ubnd");
  EXPECT_TRUE(has(one.body, "<a href=\"/announcements/gv-1\">"));
  EXPECT_FALSE(one.found_nothing);
  Response const none = number("119/KH-UBND");
  EXPECT_TRUE(none.found_nothing);
  EXPECT_TRUE(has(none.body, "119/QĐ-UBND</a>")) << "a number near it";
  EXPECT_TRUE(has(number("khai sinh").body, "Không nhận ra số văn bản"));
  EXPECT_EQ(number("").status, 200);
  EXPECT_EQ(number(std::string(501, '1')).status, 422);
}

}  // namespace
}  // namespace tracuu::server
