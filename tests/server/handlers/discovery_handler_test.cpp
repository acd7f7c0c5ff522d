// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/discovery_handler.hpp"

#include <gtest/gtest.h>

#include <set>

#include "server/handlers/sitemap_writer.hpp"
#include "tests/server/test_index.hpp"
#include "tests/server/xml_checks.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

class DiscoveryHandler : public ::testing::Test {
 protected:
  Context context_for(std::string id = "") {
    Context context;
    context.base_url = "https://tim.example";
    context.id = std::move(id);
    return context;
  }

  AppState state_{ServerConfig{}};
  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(test::sample_announcements())).value();
};

TEST_F(DiscoveryHandler, DescribesTheSearch) {
  Response const response = handle_opensearch({}, context_for(), state_).value();
  pugi::xml_document document;
  parse_xml(response.body, document);
  pugi::xml_node const root = document.child("OpenSearchDescription");
  EXPECT_STREQ(root.attribute("xmlns").value(), "http://a9.com/-/spec/opensearch/1.1/");
  EXPECT_LE(std::string(root.child_value("ShortName")).size(), 16u);
  EXPECT_STRNE(root.child_value("Description"), "");
  std::set<std::string> templates;
  for (pugi::xml_node const url : root.children("Url")) {
    EXPECT_TRUE(url.attribute("type"));
    templates.insert(url.attribute("template").value());
  }
  EXPECT_TRUE(templates.contains("https://tim.example/search?q={searchTerms}&page={startPage?}"));
  EXPECT_TRUE(
      templates.contains("https://tim.example/api/v1/suggest?format=opensearch&q={searchTerms}"));
  EXPECT_TRUE(templates.contains("https://tim.example/feed?q={searchTerms}"));
}

TEST_F(DiscoveryHandler, TellsCrawlersWhereTheSitemapIs) {
  std::string const robots = handle_robots({}, context_for(), state_).value().body;
  EXPECT_NE(robots.find("\nSitemap: https://tim.example/sitemap.xml\n"), std::string::npos);
  EXPECT_NE(robots.find("\nDisallow: /search\n"), std::string::npos);
  EXPECT_NE(robots.find("\nDisallow: /announcements/*/pages/\n"), std::string::npos);
}

TEST_F(DiscoveryHandler, SitemapsHoldAllAnnouncements) {
  pugi::xml_document index;
  parse_xml(handle_sitemap_index({}, context_for(), searcher_).value().body, index);
  auto const parts = index.child("sitemapindex").children("sitemap");
  ASSERT_EQ(std::distance(parts.begin(), parts.end()), 1);
  EXPECT_STREQ(parts.begin()->child_value("loc"), "https://tim.example/sitemaps/1.xml");

  Response const response = handle_sitemap({}, context_for("1.xml"), searcher_).value();
  ASSERT_EQ(response.status, 200);
  std::string xml;
  for (std::string piece = "x"; !piece.empty();) xml += piece = response.pieces().value();
  pugi::xml_document part;
  parse_xml(xml, part);
  std::set<std::string> pages;
  for (pugi::xml_node const url : part.child("urlset").children("url")) {
    pages.insert(url.child_value("loc"));
  }
  EXPECT_EQ(pages, (std::set<std::string>{"https://tim.example/", "https://tim.example/kho",
                                          "https://tim.example/announcements/gv-1",
                                          "https://tim.example/announcements/"
                                          "https%3A%2F%2Fhn.gov.vn%2Ftb%3Fso%3D88%26nam%3D2022",
                                          "https://tim.example/announcements/nq-7"}));
}

TEST_F(DiscoveryHandler, OtherSitemapsAreNotThere) {
  for (char const* name : {"2.xml", "0.xml", "01.xml", "-1.xml", "1", "x.xml", ".xml",
                           "99999999999.xml", "85901.xml"}) {
    EXPECT_EQ(handle_sitemap({}, context_for(name), searcher_).value().status, 404) << name;
  }
}

TEST(SitemapIndex, HasAsManyPartsAsItTakes) {
  struct Row {
    std::uint32_t last_document;
    char const* last_part;
    char const* not_a_part;
  };
  Row const rows[] = {{0, "/1.xml", "/2.xml"},
                      {49'999, "/1.xml", "/2.xml"},
                      {50'000, "/2.xml", "/3.xml"},
                      {10'000'000, "/201.xml", "/202.xml"}};
  for (Row const& row : rows) {
    std::string const xml = sitemap_index_xml("http://a", row.last_document);
    EXPECT_NE(xml.find(row.last_part), std::string::npos) << row.last_document;
    EXPECT_EQ(xml.find(row.not_a_part), std::string::npos) << row.last_document;
  }
}

}  // namespace
}  // namespace tracuu::server
