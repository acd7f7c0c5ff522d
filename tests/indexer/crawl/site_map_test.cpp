// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/site_map.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/gzip_bytes.hpp"

namespace tracuu::indexer {
namespace {

constexpr char const* kUrl = "https://h.example/sitemap.xml";

std::vector<std::string> urls_of(std::vector<SiteMapEntry> const& entries) {
  std::vector<std::string> urls;
  for (SiteMapEntry const& entry : entries) urls.push_back(entry.url);
  return urls;
}
using Urls = std::vector<std::string>;

constexpr char const* kMap =
    "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
    "<url><loc> https://h.example/tin/1?a=1&amp;b=2 </loc><lastmod>2023-07-11</lastmod></url>"
    "<url><loc>/tin/2</loc><lastmod>hôm qua</lastmod></url><url></url></urlset>";

TEST(SiteMapTest, ReadsPagesAndWhenTheyWereChanged) {
  for (std::string const& bytes : {std::string(kMap), test::gzip_bytes(kMap)}) {
    auto const map = read_site_map(bytes, kUrl);
    ASSERT_TRUE(map);
    EXPECT_EQ(urls_of(map->pages),
              (Urls{"https://h.example/tin/1?a=1&b=2", "https://h.example/tin/2"}));
    EXPECT_EQ(map->pages[0].changed, moment_of("2023-07-11T23:59:59+07:00"));
    EXPECT_EQ(map->pages[1].changed, std::nullopt);
    EXPECT_TRUE(map->maps.empty());
  }
}

TEST(SiteMapTest, ReadsAnIndexListsAndFeeds) {
  auto const index = read_site_map(
      "<s:sitemapindex xmlns:s='x'><s:sitemap><s:loc>https://h.example/s1.xml.gz</s:loc>"
      "</s:sitemap></s:sitemapindex>",
      kUrl);
  ASSERT_TRUE(index);
  EXPECT_EQ(urls_of(index->maps), Urls{"https://h.example/s1.xml.gz"});
  auto const lines = read_site_map("https://h.example/a\r\n\nhttps://h.example/b", kUrl);
  ASSERT_TRUE(lines);
  EXPECT_EQ(urls_of(lines->pages), (Urls{"https://h.example/a", "https://h.example/b"}));
  auto const rss = read_site_map(
      "<rss><channel><link>https://h.example/</link><item><link>/tin/3</link></item></channel></"
      "rss>",
      kUrl);
  ASSERT_TRUE(rss);
  EXPECT_EQ(urls_of(rss->pages), Urls{"https://h.example/tin/3"});
  auto const atom = read_site_map(
      "<feed><entry><link rel='enclosure' href='/x'/><link href='/tin/4'/>"
      "<updated>2023-07-11T01:00:00Z</updated></entry></feed>",
      kUrl);
  ASSERT_TRUE(atom);
  EXPECT_EQ(urls_of(atom->pages), Urls{"https://h.example/tin/4"});
  EXPECT_EQ(atom->pages[0].changed, moment_of("2023-07-11T08:00+07:00"));
}

TEST(SiteMapTest, KeepsWhatStandsBeforeABreak) {
  auto const map = read_site_map("<urlset><url><loc>/a</loc></url><url><loc>/b</lo", kUrl);
  ASSERT_TRUE(map);
  EXPECT_EQ(map->pages.front().url, "https://h.example/a");
  EXPECT_NE(map->broken, "");
}

TEST(SiteMapTest, RefusesWhatIsNone) {
  for (std::string const& bytes :
       {std::string("<html><body>Không tìm thấy</body></html>"), std::string("không"),
        std::string(""), std::string("\x1f\x8b broken")}) {
    auto const map = read_site_map(bytes, kUrl);
    EXPECT_FALSE(map) << bytes;
  }
}

TEST(SiteMapTest, ReadsMoments) {
  std::pair<std::string, std::string> const equal[] = {
      {"2023-07-11T08:30:00+07:00", "2023-07-11T01:30:00Z"},
      {"2023-07-11T08:30", "2023-07-11T08:30:00+07:00"},  // no zone: Vietnam's
      {"2023-07-11 08:30:15", "2023-07-11T01:30:15.250Z"},
      {"2023-07-11T01:30:00-0330", "2023-07-11T05:00:00Z"},
  };
  for (auto const& [one, other] : equal) {
    ASSERT_TRUE(moment_of(one)) << one;
    EXPECT_EQ(moment_of(one), moment_of(other)) << one;
  }
  for (std::string const wrong : {"", "2023", "11/7/2023", "2023-13-01", "2023-02-30"}) {
    EXPECT_EQ(moment_of(wrong), std::nullopt) << wrong;
  }
}

}  // namespace
}  // namespace tracuu::indexer
