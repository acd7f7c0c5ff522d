// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_metadata.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

std::string iso(FoundDay const& day) {
  return day ? schema::format_iso_date(day.value) : "";
}

HtmlMetadata facts_of(std::string const& html) {
  auto const page = HtmlDocument::parse(html);
  EXPECT_TRUE(page.has_value());
  return read_html_metadata(page->root());
}

TEST(HtmlMetadata, MetaAndLinks) {
  HtmlMetadata const facts = facts_of(
      "<html lang=vi_VN><head><title> Họp dân  | Vân Khê </title>"
      "<meta property='og:title' content='Họp dân'><meta property='OG:Site_Name' content='Vân Khê'>"
      "<meta name=author content='admin'><meta name=author content='Hồng Hạ'>"
      "<meta property='article:published_time' content='2023-07-11T08:30:00+07:00'>"
      "<link rel=canonical href='https://vankhe.example/1'><meta property='og:url' content='/1'>"
      "<link rel=alternate href='https://vankhe.example/feed'>");
  EXPECT_EQ(facts.language.value, "vi-VN");
  EXPECT_EQ(facts.document_title.value, "Họp dân | Vân Khê");
  EXPECT_EQ(facts.og_title.value, "Họp dân");
  EXPECT_EQ(facts.site_name.value, "Vân Khê");
  EXPECT_EQ(facts.author.value, "Hồng Hạ");
  EXPECT_EQ(facts.publisher.value, "");
  EXPECT_EQ(facts.url.value, "https://vankhe.example/1");
  EXPECT_EQ(facts.feed_url.value, "https://vankhe.example/feed");
  EXPECT_EQ(iso(facts.published), "2023-07-11");
}

TEST(HtmlMetadata, JsonLd) {
  HtmlMetadata const facts = facts_of(R"(<script type="application/ld+json">{"@graph":[
    {"@type":"WebSite","name":"Vân Khê"},
    {"@type":"NewsArticle","headline":"Họp dân","datePublished":"2023-07-11",
     "mainEntityOfPage":{"@id":"https://vankhe.example/1"},"articleBody":"Tối 3/6.",
     "author":[{"name":"Hồng Hạ"},{"name":"Minh Đức"}],"publisher":{"name":"UBND xã"}}]}</script>)");
  EXPECT_EQ(facts.headline.value, "Họp dân");
  EXPECT_EQ(facts.article_body.value, "Tối 3/6.");
  EXPECT_EQ(facts.author.value, "Hồng Hạ");
  EXPECT_EQ(facts.publisher.value, "UBND xã");
  EXPECT_EQ(facts.url.value, "https://vankhe.example/1");
  EXPECT_EQ(iso(facts.published), "2023-07-11");
}

TEST(HtmlMetadata, BrokenJsonLdCountsForNothing) {
  std::string const deep(100'000, '[');
  for (std::string const& json :
       {std::string("{"), std::string("null"),
        std::string(R"({"headline":7,"author":[],"publisher":{}})"),
        std::string(R"({"headline":"x\ud800"})"), deep, "{\"headline\":" + deep}) {
    HtmlMetadata const facts =
        facts_of("<title>Họp dân</title><script type=application/ld+json>" + json + "</script>");
    EXPECT_EQ(facts.headline.value, "") << json.substr(0, 40);
    EXPECT_EQ(facts.document_title.value, "Họp dân");
  }
}

TEST(HtmlMetadata, AgencyAsAuthor) {
  EXPECT_EQ(facts_of("<meta name=author content='Trung tâm VHTT&amp;TT'>").publisher.value,
            "Trung tâm VHTT&TT");
  EXPECT_EQ(facts_of("<span class=author><a href=/a>Hồng Hạ</a></span>").author.value, "Hồng Hạ");
  EXPECT_EQ(facts_of("<span class=author>Bạn đọc góp ý về bài viết này</span>").author.value, "");
  EXPECT_EQ(
      facts_of("<meta property='article:author' content='https://fb.example/x'>").author.value, "");
}

}  // namespace
}  // namespace tracuu::indexer
