// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/feed_handler.hpp"

#include <gtest/gtest.h>

#include "tests/server/test_index.hpp"
#include "tests/server/xml_checks.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

class FeedHandler : public ::testing::Test {
 protected:
  Response answer(std::vector<Parameter> parameters) {
    Request request;
    request.path = "/feed";
    Context context;
    context.base_url = "https://tim.example";
    context.tag_authority = "tim.example,2026";
    request.parameters = std::move(parameters);
    return handle_feed(request, context, searcher_).value();
  }

  /// The ends of the entries' ids, each after a blank.
  std::string ids(std::vector<Parameter> parameters) {
    Response const response = answer(std::move(parameters));
    pugi::xml_document document;
    parse_xml(response.body, document);
    std::string text;
    for (pugi::xml_node const entry : document.child("feed").children("entry")) {
      std::string const id = entry.child_value("id");
      text += " " + id.substr(id.rfind(':') + 1);
    }
    return text;
  }

  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(test::sample_announcements())).value();
};

TEST_F(FeedHandler, BringsTheNewestFirst) {
  EXPECT_EQ(ids({{"q", "huyện"}}), " gv-1 nq-7");
  EXPECT_EQ(ids({{"q", "huyện"}, {"to", "2022"}}), " nq-7");
  EXPECT_EQ(ids({{"q", "huyện"}, {"size", "1"}}), " gv-1");
  EXPECT_EQ(ids({}), " gv-1 nq-7") << "all that is dated";
  EXPECT_EQ(ids({{"utm_source", "x"}}), " gv-1 nq-7");
}

// A feed of a query that nothing answered in full was empty, where its page was not.
TEST_F(FeedHandler, BringsWhatTheSearchFinds) {
  for (char const* const query : {"cải cách xyzzy", "huyện cải cách", "xyzzy"}) {
    search::SearchRequest request;
    request.text = query;
    request.sort = search::SortOrder::Newest;
    std::string found;
    for (search::Hit const& hit : searcher_.search(request).value().hits) {
      found += " " + hit.announcement.id;
    }
    EXPECT_EQ(ids({{"q", query}}), found) << query;
  }
}

TEST_F(FeedHandler, IsAtom) {
  Response const response = answer({{"q", "huyện"}});
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.headers[3].second, "application/atom+xml; charset=utf-8");
  pugi::xml_document document;
  parse_xml(response.body, document);
  EXPECT_STREQ(document.child("feed").child_value("updated"),
               document.child("feed").child("entry").child_value("updated"));
}

TEST_F(FeedHandler, LinksToItselfAsItWasAskedFor) {
  for (std::string const query : {"", "?q=huy%E1%BB%87n", "?q=huy%E1%BB%87n&size=10"}) {
    std::vector<Parameter> parameters;
    if (!query.empty()) parameters.push_back({"q", "huyện"});
    if (query.ends_with("size=10")) parameters.push_back({"size", "10"});
    pugi::xml_document document;
    parse_xml(answer(parameters).body, document);
    EXPECT_EQ(document.child("feed")
                  .find_child_by_attribute("link", "rel", "self")
                  .attribute("href")
                  .value(),
              "https://tim.example/feed" + query);
  }
}

TEST_F(FeedHandler, MayBeStyled) {
  EXPECT_EQ(answer({}).get("Content-Security-Policy"),
            "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
}

TEST_F(FeedHandler, RefusesBadParameters) {
  EXPECT_EQ(answer({{"q", "a"}, {"from", "xưa"}}).status, 422);
}

}  // namespace
}  // namespace tracuu::server
