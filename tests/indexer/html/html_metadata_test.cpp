// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_metadata.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

std::string iso(std::optional<schema::Date> const& date) {
  return date ? schema::format_iso_date(*date) : "";
}

HtmlMetadata facts_of(std::string const& html) {
  auto const page = HtmlDocument::parse(html);
  EXPECT_TRUE(page.has_value());
  return read_html_metadata(page->root());
}

TEST(PublicationDay, Table) {
  struct Row {
    char const* timestamp;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"2023-07-11", "2023-07-11", "a day"},
      {"2023-07-11T08:30:00+07:00", "2023-07-11", "Vietnam's time"},
      {"2023-07-11T23:59:00+07:00", "2023-07-11", "late in Vietnam"},
      {"2023-07-10T18:30:00Z", "2023-07-11", "already the next day in Vietnam"},
      {"2023-12-31T17:00:00.000Z", "2024-01-01", "already the next year"},
      {"2023-07-11T01:00:00+0900", "2023-07-10", "still the day before"},
      {"2023-07-10T20:00:00-05:30", "2023-07-11", "west of Greenwich"},
      {"2023-07-11T23:30:00", "2023-07-11", "no zone: as written"},
      {"2023-07-11T99:99", "2023-07-11", "no time"},
      {"11/07/2023 08:30", "2023-07-11", "as pages show it"},
      {"Tue, 11 Jul 2023", "", "unknown form"},
      {"", "", "empty"},
  };
  for (Row const& row : kRows)
    EXPECT_EQ(iso(publication_day(row.timestamp)), row.expected) << row.why;
}

TEST(HtmlMetadata, MetaAndLinks) {
  HtmlMetadata const facts = facts_of(
      "<html lang=vi_VN><head><title> Họp dân  | Vân Khê </title>"
      "<meta property='og:title' content='Họp dân'><meta property='OG:Site_Name' content='Vân Khê'>"
      "<meta name=author content='admin'><meta name=author content='Hồng Hạ'>"
      "<meta property='article:published_time' content='2023-07-11T08:30:00+07:00'>"
      "<link rel=canonical href='https://vankhe.example/1'><meta property='og:url' content='/1'>"
      "<link rel=alternate href='https://vankhe.example/feed'>");
  EXPECT_EQ(facts.language, "vi-VN");
  EXPECT_EQ(facts.document_title, "Họp dân | Vân Khê");
  EXPECT_EQ(facts.og_title, "Họp dân");
  EXPECT_EQ(facts.site_name, "Vân Khê");
  EXPECT_EQ(facts.author, "Hồng Hạ");
  EXPECT_EQ(facts.publisher, "");
  EXPECT_EQ(facts.url, "https://vankhe.example/1");
  EXPECT_EQ(facts.feed_url, "https://vankhe.example/feed");
  EXPECT_EQ(iso(facts.date), "2023-07-11");
}

TEST(HtmlMetadata, JsonLd) {
  HtmlMetadata const facts = facts_of(R"(<script type="application/ld+json">{"@graph":[
    {"@type":"WebSite","name":"Vân Khê"},
    {"@type":"NewsArticle","headline":"Họp dân","datePublished":"2023-07-11",
     "mainEntityOfPage":{"@id":"https://vankhe.example/1"},"articleBody":"Tối 3/6.",
     "author":[{"name":"Hồng Hạ"},{"name":"Minh Đức"}],"publisher":{"name":"UBND xã"}}]}</script>)");
  EXPECT_EQ(facts.headline, "Họp dân");
  EXPECT_EQ(facts.article_body, "Tối 3/6.");
  EXPECT_EQ(facts.author, "Hồng Hạ");
  EXPECT_EQ(facts.publisher, "UBND xã");
  EXPECT_EQ(facts.url, "https://vankhe.example/1");
  EXPECT_EQ(iso(facts.date), "2023-07-11");
}

TEST(HtmlMetadata, BrokenJsonLdCountsForNothing) {
  std::string const deep(100'000, '[');
  for (std::string const& json :
       {std::string("{"), std::string("null"),
        std::string(R"({"headline":7,"author":[],"publisher":{}})"),
        std::string(R"({"headline":"x\ud800"})"), deep, "{\"headline\":" + deep}) {
    HtmlMetadata const facts =
        facts_of("<title>Họp dân</title><script type=application/ld+json>" + json + "</script>");
    EXPECT_EQ(facts.headline, "") << json.substr(0, 40);
    EXPECT_EQ(facts.document_title, "Họp dân");
  }
}

TEST(HtmlMetadata, AgencyAsAuthor) {
  EXPECT_EQ(facts_of("<meta name=author content='Trung tâm VHTT&amp;TT'>").publisher,
            "Trung tâm VHTT&TT");
  EXPECT_EQ(facts_of("<span class=author><a href=/a>Hồng Hạ</a></span>").author, "Hồng Hạ");
  EXPECT_EQ(facts_of("<span class=author>Bạn đọc góp ý về bài viết này</span>").author, "");
  EXPECT_EQ(facts_of("<meta property='article:author' content='https://fb.example/x'>").author, "");
}

}  // namespace
}  // namespace tracuu::indexer
