// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/compare_handler.hpp"

#include <gtest/gtest.h>

#include "tests/server/html_checks.hpp"
#include "tests/server/test_index.hpp"
#include "tests/server/xml_checks.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

class CompareHandler : public ::testing::Test {
 protected:
  using Handler = base::Result<Response> (*)(Request const&, Context const&, search::Searcher&);

  Response answer(Handler handler, std::vector<Parameter> parameters) {
    Request request;
    request.path = "/kho/compare";
    request.parameters = std::move(parameters);
    Context context;
    context.base_url = "https://tim.example";
    return handler(request, context, searcher_).value();
  }

  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(test::sample_announcements())).value();
};

TEST_F(CompareHandler, CountsEachQueryOverTheArchive) {
  Response const csv =
      answer(&handle_compare_csv, {{"q", "huyện"}, {"q", "cai cach"}, {"q", ""}, {"by", "year"}});
  EXPECT_EQ(csv.status, 200);
  EXPECT_EQ(csv.body,
            "\xEF\xBB\xBFperiod,huyện,cai cach,all\r\n2021,1,0,1\r\n2022,0,0,0\r\n"
            "2023,1,1,1\r\n");
  EXPECT_EQ(csv.get("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_EQ(csv.get("Content-Disposition"), "attachment; filename=\"tracuu-so-sanh.csv\"");
  Response const narrowed =
      answer(&handle_compare_csv, {{"q", "huyện"}, {"site", "nhoquan.ninhbinh.gov.vn"}});
  EXPECT_EQ(narrowed.body, "\xEF\xBB\xBFperiod,huyện,all\r\n2021-01,1,1\r\n");
  Response const later = answer(&handle_compare_csv, {{"q", "huyện"}, {"from", "2022"}});
  EXPECT_EQ(later.body, "\xEF\xBB\xBFperiod,huyện,all\r\n2023-07,1,1\r\n");
}

TEST_F(CompareHandler, DrawsAPageAndAFile) {
  Response const page = answer(&handle_compare, {{"q", "huyện"}, {"scale", "permille"}});
  EXPECT_EQ(page.status, 200);
  expect_sound_html(page.body, "vi");
  EXPECT_TRUE(has(page.body, "class=\"line s1\""));
  Response const file = answer(&handle_compare_svg, {{"q", "huyện"}});
  EXPECT_EQ(file.get("Content-Type"), "image/svg+xml; charset=utf-8");
  pugi::xml_document document;
  parse_xml(file.body, document);
  EXPECT_STREQ(document.child("svg").child_value("desc"),
               "https://tim.example/kho/compare?q=huy%E1%BB%87n");
}

TEST_F(CompareHandler, DrawsByYearWhereMonthsAreSparse) {
  std::string const hint = "Nhiều tháng không có thông báo nào khớp nên biểu đồ vẽ theo năm.";
  Response const page = answer(&handle_compare, {{"q", "huyện"}});
  EXPECT_TRUE(has(page.body, "<h2 id=\"chart\">2021 – 2023</h2>"));
  EXPECT_TRUE(has(page.body, hint));
  EXPECT_TRUE(has(page.body, "href=\"/kho/compare?q=huy%E1%BB%87n&amp;by=month\""));
  EXPECT_TRUE(has(page.body, "href=\"/kho/compare.csv?q=huy%E1%BB%87n&amp;by=year\""));
  EXPECT_FALSE(has(page.body, "name=\"by\"")) << "other words may have other months";
  Response const months = answer(&handle_compare, {{"q", "huyện"}, {"by", "month"}});
  EXPECT_TRUE(has(months.body, "<h2 id=\"chart\">1/2021 – 7/2023</h2>"));
  EXPECT_FALSE(has(months.body, hint));
  EXPECT_TRUE(has(months.body, "name=\"by\" value=\"month\""));
}

TEST_F(CompareHandler, RefusesAndNamesTheParameter) {
  EXPECT_EQ(answer(&handle_compare, {}).status, 200) << "the form";
  for (Handler const file : {&handle_compare_svg, &handle_compare_csv}) {
    Response const none = answer(file, {});
    EXPECT_EQ(none.status, 422);
    EXPECT_TRUE(has(none.body, "“q”"));
  }
  Response const many =
      answer(&handle_compare, {{"q", "a"}, {"q", "b"}, {"q", "c"}, {"q", "d"}, {"q", "e"}});
  EXPECT_EQ(many.status, 422);
  EXPECT_TRUE(has(many.body, "Tham số “q” có nhiều hơn bốn từ khóa"));
  EXPECT_TRUE(has(many.body, "value=\"d\"")) << "what was typed stays";
  Response const period = answer(&handle_compare, {{"q", "a"}, {"from", "2009-13"}});
  EXPECT_EQ(period.status, 422);
  EXPECT_TRUE(has(period.body, "“from”"));
}

}  // namespace
}  // namespace tracuu::server
