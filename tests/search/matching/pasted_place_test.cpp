// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/pasted_place.hpp"

#include <gtest/gtest.h>

#include "search/searcher.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

std::vector<schema::Announcement> announcements_of_two_sites() {
  std::vector<schema::Announcement> announcements;
  auto const add = [&](char const* id, char const* url, char const* site) {
    schema::Announcement announcement;
    announcement.id = id;
    announcement.url = url;
    announcement.site = site;
    announcement.title = "Thông báo tiêm phòng";
    announcement.body = "Xem tin-2009-0216 và https://vankhe.example/119.pdf.";
    announcements.push_back(std::move(announcement));
  };
  add("tin-2009-0216", "https://vankhe.example/tin/7", "vankhe.example");
  add("tin-2009-0217", "https://vankhe.example/119.pdf", "vankhe.example");
  add("119/QĐ-UBND", "https://www.dongphu.example/1", "www.dongphu.example");
  return announcements;
}

TEST(PastedPlace, LeadsToAnnouncementFileOrSite) {
  test::SmallIndex const index(announcements_of_two_sites());
  Xapian::Database const database = index.database();
  struct {
    char const* text;
    char const* expected;  // "" = no place
    char const* why;
  } const rows[] = {
      {"tin-2009-0216", "(and id:'tin-2009-0216')", "an id"},
      {" tin-2009-0216\n", "(and id:'tin-2009-0216')", "with blanks round it"},
      {"tin-2009-9999", "", "an id of nothing"},
      {"https://vankhe.example/119.pdf", "(and address:'https://vankhe.example/119.pdf')",
       "a file"},
      {"vankhe.example/119.pdf", "(and address:'vankhe.example/119.pdf')", "without a scheme"},
      {"http://vankhe.example/tin/7", "(and address:'http://vankhe.example/tin/7')", "a page"},
      {"https://vankhe.example/tin/7/#cuoi", "(and address:'https://vankhe.example/tin/7/#cuoi')",
       "a place in it, and a slash"},
      {"vankhe.example", "(and site:'vankhe.example')", "a host"},
      {"HTTPS://VanKhe.example:443/", "(and site:'vankhe.example')", "in capitals, with its port"},
      {"https://vankhe.example/khac?x=1", "(and site:'vankhe.example')", "a page that is not held"},
      {"dongphu.example", "(and site:'www.dongphu.example')", "www left out"},
      {"www.vankhe.example", "(and site:'vankhe.example')", "www put in"},
      {"khac.example", "", "another host"},
      {"119/QĐ-UBND", "", "a document number"},
      {"tiêm phòng vankhe.example", "", "not alone"},
      {"gd-đt", "", "an abbreviation"},
      {"http://", "", "no host"},
      {".", "", "a mark"},
      {"", "", "nothing"},
  };
  for (auto const& row : rows) {
    auto const place = find_pasted_place(database, row.text);
    EXPECT_EQ(place ? to_string(*place) : "", row.expected) << row.text << ": " << row.why;
  }
}

TEST(PastedPlace, IsWhatIsFound) {
  test::SmallIndex const index(announcements_of_two_sites());
  auto searcher = index.searcher();
  auto const found = [&](char const* query) {
    return test::ids(searcher.search(test::request_for(query)).value());
  };
  EXPECT_EQ(found("tin-2009-0216"), std::vector<std::string>{"tin-2009-0216"})
      << "not those that speak of it";
  EXPECT_EQ(found("https://vankhe.example/119.pdf"), std::vector<std::string>{"tin-2009-0217"});
  EXPECT_EQ(found("vankhe.example").size(), 2u);
}

}  // namespace
}  // namespace tracuu::search
