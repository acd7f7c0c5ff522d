// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/web_address.hpp"

#include <gtest/gtest.h>

#include "schema/announcement.hpp"
#include "schema/term.hpp"

namespace tracuu::schema {
namespace {

TEST(WebAddressKey, IsOneForAllSpellings) {
  struct {
    char const* address;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"https://vankhe.example/tin/hop-xa-7.html", "vankhe.example/tin/hop-xa-7.html", "as it is"},
      {"HTTP://WWW.VanKhe.example:80/Tin/Hop-Xa-7.HTML", "vankhe.example/tin/hop-xa-7.html",
       "scheme, www, port, case"},
      {"//vankhe.example/tin/7", "vankhe.example/tin/7", "no scheme"},
      {"vankhe.example/tin/7", "vankhe.example/tin/7", "as people type it"},
      {" https://vankhe.example/tin/7/\n", "vankhe.example/tin/7", "blanks, last slash"},
      {"https://vankhe.example/tin//./a/../7", "vankhe.example/tin/7", "dot segments"},
      {"https://vankhe.example:443/", "vankhe.example", "the root"},
      {"https://vankhe.example:8443/tin/7", "vankhe.example:8443/tin/7", "a port of its own"},
      {"https://u:p@vankhe.example./tin/7", "vankhe.example/tin/7", "a user, a last dot"},
      {"https://vankhe.example/tin/7#binh-luan", "vankhe.example/tin/7", "a place in the page"},
      {"https://vankhe.example/#/tin/7", "vankhe.example#/tin/7", "a page of an application"},
      {"https://vankhe.example/h%E1%BB%99i-ngh%E1%BB%8B", "vankhe.example/hội-nghị", "%XX"},
      {"https://vankhe.example/ho\xCC\xA3\xCC\x82i-nghi\xCC\xA3", "vankhe.example/hội-nghị", "NFD"},
      {"https://vankhe.example/ho%CC%A3%CC%82i-nghi%CC%A3", "vankhe.example/hội-nghị",
       "%XX of NFD"},
      {"https://vankhe.example/H%E1%BB%98I-NGH%E1%BB%8A", "vankhe.example/hội-nghị", "capitals"},
      {"https://vankhe.example/tin.aspx?ItemID=7&CateID=2",
       "vankhe.example/tin.aspx?cateid=2&itemid=7", "the order of parameters"},
      {"https://vankhe.example/tin?id=7&utm_source=zalo&fbclid=x&zarsrc=30",
       "vankhe.example/tin?id=7", "tracking"},
      {"https://vankhe.example/tin?", "vankhe.example/tin", "no parameters"},
      {"https://vankhe.example/tin?a=h%E1%BB%8Dp+x%C3%A3&amp;b=1",
       "vankhe.example/tin?a=họp xã&b=1", "blanks, markup"},
      {"https://vankhe.example/tin;jsessionid=8A7B?id=7", "vankhe.example/tin?id=7", "a session"},
      {"https://vankhe.example/(S(lit3py55t21z5v55))/tin?id=7", "vankhe.example/tin?id=7",
       "a session of ASP.NET"},
      {"https://xn--vnkh-3oa5i.example/tin", "vnúkhç.example/tin", "Punycode"},
      {"https://VNÚKHÇ.example/tin", "vnúkhç.example/tin", "its letters"},
      {"https://vankhe.example/100%/%zz", "vankhe.example/100%/%zz", "% of its own"},
      {"https://vankhe.example/t\xECn", "vankhe.example/t\xECn", "not UTF-8"},
      {"tin-7", "", "an id"},
      {"tin-7.html", "", "a file"},
      {"trang/7", "", "a path"},
      {"mailto:a@vankhe.example", "", "no web address"},
      {"ftp://vankhe.example/a", "", "another scheme"},
      {"https://", "", "no host"},
      {"https:///tin", "", "no host"},
      {"", "", "nothing"},
  };
  for (auto const& row : rows) EXPECT_EQ(web_address_key(row.address), row.expected) << row.why;
}

TEST(WebAddressKey, OfAKeyIsTheKey) {
  for (char const* const address : {"HTTP://WWW.VanKhe.example:80/Tin/Hop-Xa-7.HTML?b=1&a=2#x",
                                    "https://vankhe.example/ho%CC%A3%CC%82i-nghi%CC%A3/",
                                    "https://vankhe.example:8443/a%2Fb"}) {
    std::string const key = web_address_key(address);
    EXPECT_EQ(web_address_key("https://" + key), key);
  }
}

TEST(AddressIds, AreNumbersAndHashes) {
  struct {
    char const* key;
    std::vector<std::string> expected;
  } const rows[] = {
      {"vankhe.example/2023/07/hop-xa-t1234.html", {"2023", "07", "1234"}},
      {"vankhe.example/tin.aspx?cateid=2&itemid=1234", {"1234"}},
      {"v17.example:8080/tin", {}},
      {"vankhe.example/c12a345/hop", {"12", "345"}},
      {"vankhe.example/tin/3f2504e0-4f89-11d3-9a0c-0305e82c3301",
       {"3f2504e0-4f89-11d3-9a0c-0305e82c3301"}},
      {"vankhe.example/?id=64a1f0c2b7e98d0012345678", {"64a1f0c2b7e98d0012345678"}},
      {"vankhe.example/20230711101508123.htm", {"20230711101508123"}},
  };
  for (auto const& row : rows) {
    std::vector<std::string> ids;
    for (AddressId const& one : address_ids(row.key)) {
      EXPECT_EQ(std::string_view(row.key).substr(one.begin, one.end - one.begin), one.id);
      ids.push_back(one.id);
    }
    EXPECT_EQ(ids, row.expected) << row.key;
  }
  std::string many = "vankhe.example/";
  for (int number = 10; number < 40; ++number) many += std::to_string(number) + "/";
  EXPECT_EQ(address_ids(many).size(), static_cast<std::size_t>(kMaxAddressIds));
  EXPECT_EQ(address_ids(many).back().id, "39");
}

TEST(AddressTerms, FitIntoTermsAndDiffer) {
  std::string const start = "https://vankhe.example/" + std::string(400, 'a');
  EXPECT_LE(make_address_term(start).size(), kMaxTermBytes);
  EXPECT_NE(make_address_term(start + "b"), make_address_term(start + "c"));
  EXPECT_EQ(make_address_term("tin-7"), "");
  EXPECT_EQ(make_address_term("https://www.vankhe.example/a/"), "XWvankhe.example/a");
  EXPECT_EQ(make_address_id_term("1234"), "XW#1234");
}

TEST(OtherAddresses, AreKeptOnce) {
  Announcement announcement;
  announcement.url = "https://vankhe.example/hop-xa-7.html";
  for (char const* const address :
       {"http://www.vankhe.example/hop-xa-7.html", " https://vankhe.example/tin?id=7",
        "https://vankhe.example/tin?id=7&utm_source=a", "tin-7", ""}) {
    add_other_address(announcement, address);
  }
  EXPECT_EQ(announcement.addresses, std::vector<std::string>{"https://vankhe.example/tin?id=7"});
  auto const again = announcement_from_json(to_json(announcement));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->addresses, announcement.addresses);
  Announcement other = announcement;
  other.addresses.clear();
  EXPECT_NE(content_hash(other), content_hash(announcement)) << "the index would not be updated";
}

}  // namespace
}  // namespace tracuu::schema
