// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/page_address.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

struct AddressCase {
  std::string written;
  std::string url;  ///< "" = none
  bool had_session = false;
};

TEST(PageAddressTest, GivesOneSpelling) {
  AddressCase const cases[] = {
      {"HTTP://UBND.Example.VN:80/tin/../Tin tức?b=2&utm_source=zalo&a=%e1%bb%a9#cuoi",
       "http://ubnd.example.vn/Tin%20t%E1%BB%A9c?b=2&a=%E1%BB%A9"},
      {"https://h.example:443", "https://h.example/"},
      {"https://h.example:8443/a", "https://h.example:8443/a"},
      {"https://h.example?p=1", "https://h.example/?p=1"},
      {"https://h.example/%7Ea/%2e%2e/b/./c", "https://h.example/b/c"},
      {"https://h.example/a/..", "https://h.example/"},
      {"https://h.example/a/b/..", "https://h.example/a/"},
      {"https://h.example/a?", "https://h.example/a"},
      {"https://h.example/a%2Fb", "https://h.example/a%2Fb"},  // no other path
      {"https://h.example/100%", "https://h.example/100%25"},  // a stray percent sign
      {"https://h.example/a[1]?x={2}", "https://h.example/a%5B1%5D?x=%7B2%7D"},
      {"https://user:secret@h.example/a", "https://h.example/a"},
      {"https://xã.example/", "https://xn--x-yfa.example/"},
      {"https://h.example/a?b&b=&c=1", "https://h.example/a?b&b=&c=1"},  // order and form kept
      {"https://h.example\\tin\\1.html", "https://h.example/tin/1.html"},
      {"http://[::1]:8080/a", "http://[::1]:8080/a"},
      // Sessions.
      {"https://h.example/tin.jsp;jsessionid=0A1B?id=5", "https://h.example/tin.jsp?id=5", true},
      {"https://h.example/(S(lit3py55t21z5v55vlm25s55))/tin.aspx", "https://h.example/tin.aspx",
       true},
      {"https://h.example/a?PHPSESSID=abc&id=5", "https://h.example/a?id=5", true},
      {"https://h.example/a?id=5&sid=4f3c2a1b9d8e7f60", "https://h.example/a?id=5", true},
      {"https://h.example/a?ASPSESSIONIDQABC=1", "https://h.example/a", true},
      // These are none: a section's number, a search, a date.
      {"https://h.example/a?sid=12", "https://h.example/a?sid=12"},
      {"https://h.example/a?s=khai+sinh", "https://h.example/a?s=khai+sinh"},
      {"https://h.example/a?s=20230711083000123", "https://h.example/a?s=20230711083000123"},
      {"https://h.example/a;v=1/b", "https://h.example/a;v=1/b"},
      // Where a reader came from.
      {"https://h.example/a?fbclid=x&zarsrc=30&gclid=1&utm_medium=x", "https://h.example/a"},
      // No addresses of the web.
      {"mailto:vanphong@example.vn", ""},
      {"javascript:void(0)", ""},
      {"ftp://h.example/a", ""},
      {"https:///a", ""},
      {"https://h.example:http/a", ""},
      {"/tin/1.html", ""},
      {"", ""},
  };
  for (AddressCase const& each : cases) {
    auto const address = page_address(each.written);
    ASSERT_EQ(address.has_value(), !each.url.empty()) << each.written;
    if (!address) continue;
    EXPECT_EQ(address->url, each.url) << each.written;
    EXPECT_EQ(address->had_session, each.had_session) << each.written;
    auto const again = page_address(address->url);
    ASSERT_TRUE(again) << each.written;
    EXPECT_EQ(again->url, each.url) << "not stable: " << each.written;
  }
}

TEST(PageAddressTest, IsCutIntoItsParts) {
  std::string const url = "https://h.example:8443/tin/1.html?p=2";
  EXPECT_EQ(scheme_of_address(url), "https");
  EXPECT_EQ(origin_of_address(url), "https://h.example:8443");
  EXPECT_EQ(target_of_address(url), "/tin/1.html?p=2");
}

TEST(CrawlScopeTest, HoldsHostsAndPrefixes) {
  auto const scope = CrawlScope::make({"https://ubnd.example/tin-tuc", "Van.example/a/index.html"},
                                      {"/van-ban/"}, {"/tin-tuc/in", "https://van.example/a/cu"});
  ASSERT_TRUE(scope);
  using enum AddressPlace;
  std::pair<std::string, AddressPlace> const cases[] = {
      {"https://ubnd.example/tin-tuc", Inside},
      {"http://ubnd.example/tin-tuc/1.html", Inside},        // http and https are one
      {"https://www.ubnd.example/tin-tuc?trang=2", Inside},  // and so is www.
      {"https://ubnd.example/tin-tucs", OtherPath},
      {"https://ubnd.example/", OtherPath},
      {"https://ubnd.example/van-ban/119.pdf", Inside},
      {"https://ubnd.example/tin-tuc/in/1", Excluded},
      {"https://ubnd.example/tin-tuc/in-an", Inside},
      {"https://ubnd.example:8443/tin-tuc/", OtherHost},
      {"https://van.example/a/", Inside},
      {"https://van.example/b/", OtherPath},
      {"https://van.example/a/cu/1", Excluded},
      {"https://facebook.example/tin-tuc/", OtherHost},
      {"https://ubnd.example.evil.example/tin-tuc/", OtherHost},
  };
  for (auto const& [address, place] : cases) EXPECT_EQ(scope->place_of(address), place) << address;
  EXPECT_EQ(scope->sites()[1].start, "https://van.example/a/index.html");
}

TEST(CrawlScopeTest, NamesWhatIsNoAddress) {
  auto const scope = CrawlScope::make({"https://"});
  ASSERT_FALSE(scope);
  EXPECT_EQ(scope.error().code, base::ErrorCode::InvalidArgument);
  EXPECT_NE(scope.error().message.find("'https://'"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::indexer
