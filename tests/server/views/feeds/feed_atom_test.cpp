// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/feeds/feed_atom.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "tests/server/xml_checks.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

Feed sample_feed() {
  Feed feed;
  feed.base_url = "https://tim.example.gov.vn";
  feed.authority = "tim.example.gov.vn,2026";
  feed.request.text = "cải cách & \"đê\"";
  feed.request.sort = search::SortOrder::Newest;
  feed.updated = schema::Instant{1'699'344'930s};
  feed.entries.push_back({{test::reform_announcement(), {}}, feed.updated});
  feed.entries.push_back({{test::hostile_announcement(), {}}, feed.updated - 1h});
  schema::Announcement hostile;
  for (std::string* const field : {&hostile.id, &hostile.title, &hostile.body, &hostile.unit,
                                   &hostile.author, &hostile.site, &hostile.category}) {
    *field = hostile_text();
  }
  hostile.url = "https://a.example/\"><x>đ\x01";
  feed.entries.push_back({{hostile, {}}, feed.updated - 2h});
  feed.entries.push_back({{schema::Announcement{}, {}}, feed.updated - 3h});
  return feed;
}

/// Children of `node` of that name.
std::size_t count(pugi::xml_node const& node, char const* name) {
  auto const children = node.children(name);
  return static_cast<std::size_t>(std::distance(children.begin(), children.end()));
}

void expect_instant(pugi::xml_node const& node) {
  static std::regex const form(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))");
  EXPECT_TRUE(std::regex_match(node.text().as_string(), form)) << node.text().as_string();
}

void expect_uri(std::string const& uri) {
  static std::regex const form(
      R"([a-z][a-z0-9+.-]*:([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-F]{2})+)");
  EXPECT_TRUE(std::regex_match(uri, form)) << uri;
}

// RFC 4287, sections 4.1.1 and 4.1.2: what a feed and an entry must have, and how often.
TEST(FeedAtom, HasWhatTheStandardAsksFor) {
  pugi::xml_document document;
  parse_xml(feed_atom(sample_feed()), document);
  pugi::xml_node const feed = document.child("feed");
  EXPECT_STREQ(feed.attribute("xmlns").value(), "http://www.w3.org/2005/Atom");
  for (char const* name : {"id", "title", "updated", "author"})
    EXPECT_EQ(count(feed, name), 1u) << name;
  expect_uri(feed.child_value("id"));
  expect_instant(feed.child("updated"));
  EXPECT_EQ(count(feed, "entry"), 4u);
  std::set<std::string> ids;
  for (pugi::xml_node const entry : feed.children("entry")) {
    for (char const* name : {"id", "title", "updated"}) EXPECT_EQ(count(entry, name), 1u) << name;
    EXPECT_LE(count(entry, "published"), 1u);
    EXPECT_LE(count(entry, "summary"), 1u);
    EXPECT_GE(count(entry, "link"), 1u);
    EXPECT_STRNE(entry.child_value("title"), "");
    expect_uri(entry.child_value("id"));
    expect_instant(entry.child("updated"));
    if (entry.child("published")) expect_instant(entry.child("published"));
    for (pugi::xml_node const author : entry.children("author")) {
      EXPECT_EQ(count(author, "name"), 1u);
      EXPECT_STRNE(author.child_value("name"), "");
    }
    EXPECT_TRUE(ids.insert(entry.child_value("id")).second) << "ids differ";
    std::set<std::string> alternates;
    for (pugi::xml_node const link : entry.children("link")) {
      expect_uri(link.attribute("href").value());
      if (std::string_view(link.attribute("rel").value()) == "alternate") {
        EXPECT_TRUE(alternates.insert(link.attribute("type").value()).second);
      }
    }
    EXPECT_EQ(alternates.size(), 1u);
  }
}

TEST(FeedAtom, LinksToItselfAndToThePage) {
  pugi::xml_document document;
  parse_xml(feed_atom(sample_feed()), document);
  pugi::xml_node const feed = document.child("feed");
  std::string const query = "?q=c%E1%BA%A3i%20c%C3%A1ch%20%26%20%22%C4%91%C3%AA%22";
  EXPECT_EQ(feed.find_child_by_attribute("link", "rel", "self").attribute("href").value(),
            "https://tim.example.gov.vn/feed" + query);
  EXPECT_EQ(feed.find_child_by_attribute("link", "rel", "alternate").attribute("href").value(),
            "https://tim.example.gov.vn/search" + query + "&sort=newest");
}

// Who asked for two entries was sent to a feed of thirty, under the name of another search.
TEST(FeedAtom, IsNamedByAllThatWasAsked) {
  Feed feed = sample_feed();
  std::string const id = "<id>tag:tim.example.gov.vn,2026:feed:";
  feed.request.text = "khai  sinh";
  feed.request.filters[search::Facet::Site].text = "vankhe.example";
  feed.request.filters.dates.from = test::day(2020, 1, 1);
  feed.size = 10;
  std::string const sized = feed_atom(feed);
  for (std::string const part :
       {"<title>Tra Cứu: khai sinh; Trang đã đăng: vankhe.example; từ 01/01/2020</title>",
        "href=\"https://tim.example.gov.vn/feed?q=khai%20%20sinh&amp;from=2020-01-01"
        "&amp;site=vankhe.example&amp;size=10\""}) {
    EXPECT_NE(sized.find(part), std::string::npos) << part << "\n" << sized.substr(0, 1'200);
  }
  feed.size = 2;
  std::string const smaller = feed_atom(feed);
  auto const id_of = [&](std::string const& xml) {
    std::size_t const begin = xml.find(id);
    return xml.substr(begin, xml.find("</id>") - begin);
  };
  EXPECT_EQ(id_of(sized), id_of(smaller)) << "one saved search, whatever is shown of it";
  feed.request = {};
  feed.size.reset();
  std::string const all = feed_atom(feed);
  EXPECT_NE(all.find("href=\"https://tim.example.gov.vn/feed\""), std::string::npos);
  EXPECT_NE(all.find("<title>Tra Cứu: thông báo mới</title>"), std::string::npos);
}

TEST(FeedAtom, NamesItsStyleSheet) {
  EXPECT_NE(feed_atom(sample_feed()).find("<?xml-stylesheet type=\"text/css\" href=\"feed.css\"?>"),
            std::string::npos);
}

TEST(FeedAtom, AnEntrySaysWhatWhenAndWhere) {
  pugi::xml_document document;
  parse_xml(feed_atom(sample_feed()), document);
  pugi::xml_node const entry = document.child("feed").child("entry");
  EXPECT_STREQ(entry.child_value("id"), "tag:tim.example.gov.vn,2026:announcement:gv-1");
  EXPECT_STREQ(entry.child_value("title"), "Hội nghị sơ kết công tác cải cách hành chính");
  EXPECT_STREQ(entry.child_value("updated"), "2023-11-07T08:15:30Z");
  EXPECT_STREQ(entry.child_value("published"), "2023-07-11T00:00:00+07:00");
  EXPECT_STREQ(entry.child("author").child_value("name"), "Nguyễn Thị Thuỳ");
  EXPECT_STREQ(entry.child_value("summary"), "Sáng ngày 11/7, UBND huyện tổ chức Hội nghị sơ kết.");
  pugi::xml_node const scripted = entry.next_sibling("entry");
  EXPECT_EQ(feed_atom(sample_feed()).find("javascript:"), std::string::npos);
  EXPECT_EQ(std::string(scripted.child("link").attribute("href").value()),
            "https://tim.example.gov.vn/announcements/"
            "https%3A%2F%2Fhn.gov.vn%2Ftb%3Fso%3D88%26nam%3D2022");
}

}  // namespace
}  // namespace tracuu::server
