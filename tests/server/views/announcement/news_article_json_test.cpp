// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/news_article_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using nlohmann::json;

TEST(NewsArticleJson, SaysWhatIsKnown) {
  auto const article =
      json::parse(news_article_json(test::reform_announcement(), test::kReformAddress));
  json const expected = json::parse(R"({
    "@context": "https://schema.org", "@type": "NewsArticle",
    "@id": "https://tim.example/announcements/gv-1",
    "url": "https://tim.example/announcements/gv-1",
    "mainEntityOfPage": "https://tim.example/announcements/gv-1", "isAccessibleForFree": true,
    "headline": "Hội nghị sơ kết công tác cải cách hành chính",
    "description": "Sáng ngày 11/7, UBND huyện tổ chức Hội nghị sơ kết.",
    "datePublished": "2023-07-11", "inLanguage": "vi",
    "author": {"@type": "Person", "name": "Nguyễn Thị Thuỳ"},
    "publisher": {"@type": "GovernmentOrganization", "name": "Trung tâm VHTT&TT"},
    "articleSection": "Tin hoạt động",
    "contentLocation": {"@type": "Place", "name": "huyện Gia Viễn"},
    "identifier": "119/QĐ-UBND", "citation": ["120/QĐ-UBND"],
    "isBasedOn": "https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html"})");
  EXPECT_EQ(article, expected);
}

TEST(NewsArticleJson, CannotEndTheScriptItStandsIn) {
  schema::Announcement hostile = test::hostile_announcement();
  hostile.title = "</script><script>alert(1)</script><!--<script>]]>&\"\xFF";
  hostile.unit = "<b>";
  std::string const text = news_article_json(hostile, "https://tim.example/announcements/x");
  EXPECT_EQ(text.find_first_of("<>&"), std::string::npos);
  auto const article = json::parse(text);
  EXPECT_EQ(article["headline"],
            "</script><script>alert(1)</script><!--<script>]]>&\"\xEF\xBF\xBD");
  EXPECT_EQ(article["author"]["name"], "<b>");
  EXPECT_FALSE(article.contains("isBasedOn")) << "a script is no source";
  EXPECT_FALSE(article.contains("datePublished"));
}

}  // namespace
}  // namespace tracuu::server
