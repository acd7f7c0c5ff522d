// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/page_links.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

PageLinks links_of(std::string const& html, std::string const& head = "",
                   std::string const& url = "https://h.example/tin/1.html") {
  auto const page = HtmlDocument::parse(html);
  EXPECT_TRUE(page);
  return read_page_links(page->root(), head, url);
}

using Links = std::vector<std::string>;

TEST(PageLinksTest, ReadsLinksOnceInTheirOrder) {
  PageLinks const page = links_of(
      "<a href='2.html'>Hai</a><a href='/tep/119 QD.pdf'>Tải về</a><a href='2.html#cuoi'>Hai</a>"
      "<a href='#dau'>Lên</a><a href='mailto:a@b.example'>Thư</a><a href='javascript:mo()'>Mở</a>"
      "<area href='//khac.example/'><iframe src='khung.html'></iframe>"
      "<a rel='external nofollow' href='/quang-cao'>Q</a><link rel=next href='?trang=2'>");
  EXPECT_EQ(page.links, (Links{"https://h.example/tin/2.html", "https://h.example/tep/119%20QD.pdf",
                               "https://khac.example/", "https://h.example/tin/khung.html",
                               "https://h.example/tin/1.html?trang=2"}));
  EXPECT_EQ(page.nofollow_links, 1u);
}

TEST(PageLinksTest, ReadsAgainstTheBase) {
  PageLinks const page =
      links_of("<base href='/goc/'><base href='/khac/'><a href='a'></a><a href='/b'></a>");
  EXPECT_EQ(page.links, (Links{"https://h.example/goc/a", "https://h.example/b"}));
}

TEST(PageLinksTest, ReadsWhatIsSaidToCrawlers) {
  EXPECT_EQ(links_of("<link rel='canonical' href='/tin/hoi-nghi-t1.html'>").canonical,
            "https://h.example/tin/hoi-nghi-t1.html");
  EXPECT_EQ(links_of("", "HTTP/1.1 200 OK\r\nLink: </tin/2>; rel=\"canonical\"\r\n\r\n").canonical,
            "https://h.example/tin/2");
  EXPECT_EQ(links_of("<meta http-equiv='Refresh' content='0; URL=/tin/'>").refresh,
            "https://h.example/tin/");
  EXPECT_EQ(links_of("<meta http-equiv=refresh content='300'>").refresh, "");
  EXPECT_EQ(links_of("<link rel=alternate type='application/rss+xml' href='/rss'>").feeds,
            (Links{"https://h.example/rss"}));

  struct Case {
    std::string html;
    std::string head;
    bool is_noindex;
    bool is_nofollow;
  };
  Case const cases[] = {
      {"<meta name=robots content='NOINDEX, follow'>", "", true, false},
      {"<meta name=Robots content='none'>", "", true, true},
      {"<meta name=robots content='index,nofollow'>", "", false, true},
      {"<meta name=tracuu content=noindex>", "", true, false},
      {"<meta name=googlebot content=noindex>", "", false, false},
      {"", "HTTP/1.1 200 OK\r\nX-Robots-Tag: noindex, nofollow\r\n\r\n", true, true},
      {"", "HTTP/1.1 200 OK\r\nx-robots-tag: googlebot: noindex\r\n\r\n", false, false},
      {"", "HTTP/1.1 200 OK\r\nX-Robots-Tag: tracuu: noindex\r\n\r\n", true, false},
      {"", "", false, false},
  };
  for (Case const& each : cases) {
    PageLinks const page = links_of(each.html + "<a href=/a>A</a>", each.head);
    EXPECT_EQ(page.is_noindex, each.is_noindex) << each.html << each.head;
    EXPECT_EQ(page.is_nofollow, each.is_nofollow) << each.html << each.head;
    EXPECT_EQ(page.links.empty(), each.is_nofollow) << each.html << each.head;
  }
}

TEST(PageLinksTest, CountsWhatIsBeyondTheLimit) {
  std::string html;
  for (std::size_t link = 0; link < kMaxLinks + 3; ++link)
    html += fmt::format("<a href=/{}></a>", link);
  PageLinks const page = links_of(html);
  EXPECT_EQ(page.links.size(), kMaxLinks);
  EXPECT_EQ(page.beyond_limit, 3u);
}

}  // namespace
}  // namespace tracuu::indexer
