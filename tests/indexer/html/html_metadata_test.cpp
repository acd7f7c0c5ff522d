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

TEST(HtmlMetadata, DublinCoreOfCircular24) {
  HtmlMetadata const facts = facts_of(
      "<meta name=DC.Title content='Họp dân'><meta name=DC.Creator content='Hồng Hạ'>"
      "<meta name=DC.Publisher content='UBND xã Yên Lãng'><meta name=DC.Date content='2023-07-20'>"
      "<meta name='DCTERMS.issued' content='2023-07-11'><meta name=DC.Language content='vi'>"
      "<meta name=DC.Description content='Thôn Bến họp bàn.'><meta name=DC.Type content='Tin'>"
      "<meta name='DC:Subject' content='Giao thông'><meta name=DC.Identifier "
      "content='12/TB-UBND'>");
  EXPECT_EQ(facts.dc_title.value, "Họp dân");
  EXPECT_EQ(facts.author.value, "Hồng Hạ");
  EXPECT_EQ(facts.publisher.value, "UBND xã Yên Lãng");
  EXPECT_EQ(iso(facts.dc_date), "2023-07-20");
  EXPECT_EQ(iso(facts.issued), "2023-07-11");
  EXPECT_EQ(facts.language.value, "vi");
  EXPECT_EQ(facts.dc_description.value, "Thôn Bến họp bàn.");
  EXPECT_EQ(facts.type.value, "Tin");
  EXPECT_EQ(facts.subject.value, "Giao thông");
  EXPECT_EQ(facts.number.value, "12/TB-UBND");
  EXPECT_EQ(facts.number.why, "meta DC.identifier");
  EXPECT_EQ(facts_of("<meta name=DC.Identifier content='vankhe.example'>").number.value, "");
  EXPECT_EQ(facts_of("<meta name=DC.Identifier content='https://vankhe.example/1'>").url.value,
            "https://vankhe.example/1");
}

TEST(HtmlMetadata, Legislation) {
  HtmlMetadata const facts = facts_of(R"(<script type="application/ld+json">{"@type":"Legislation",
    "name":"Về việc tu bổ đê","legislationIdentifier":"12/QĐ-UBND","legislationDate":"2023-07-11",
    "legislationPassedBy":{"name":"UBND xã Yên Lãng"}}</script>)");
  EXPECT_EQ(facts.headline.value, "Về việc tu bổ đê");
  EXPECT_EQ(facts.number.value, "12/QĐ-UBND");
  EXPECT_EQ(iso(facts.issued), "2023-07-11");
  EXPECT_EQ(facts.publisher.value, "UBND xã Yên Lãng");
}

TEST(HtmlMetadata, Robots) {
  EXPECT_TRUE(facts_of("<meta name=robots content='NOINDEX, follow'>").is_noindex);
  EXPECT_TRUE(facts_of("<meta name=Robots content=none>").is_noindex);
  EXPECT_FALSE(facts_of("<meta name=robots content='index, follow'>").is_noindex);
  EXPECT_FALSE(facts_of("<meta name=googlebot content=noindex>").is_noindex);
  EXPECT_TRUE(asks_not_to_be_indexed("<meta name=robots content=noindex><p>x"));
  EXPECT_FALSE(asks_not_to_be_indexed("<p>robots, noindex"));
  EXPECT_FALSE(asks_not_to_be_indexed("<meta name=robots content=index><p>x"));
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
