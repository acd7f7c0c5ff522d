// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_bibtex.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

TEST(AnnouncementBibtex, IsOneEntry) {
  EXPECT_EQ(announcement_bibtex(test::reform_announcement(), test::day(2026, 11, 5)),
            R"(@techreport{gv-1,
  title = {{Hội nghị sơ kết công tác cải cách hành chính}},
  author = {{Nguyễn Thị Thuỳ}},
  institution = {Trung tâm VHTT\&TT},
  type = {Quyết định},
  number = {119/QĐ-UBND},
  date = {2023-07-11},
  year = {2023},
  month = jul,
  address = {huyện Gia Viễn},
  keywords = {Tin hoạt động},
  abstract = {Sáng ngày 11/7, UBND huyện tổ chức Hội nghị sơ kết.},
  url = {https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html},
  urldate = {2026-11-05}
}

)");
}

// An entry of type misc has no number, a report must not be without its institution.
TEST(AnnouncementBibtex, TheTypeFollowsTheNumber) {
  schema::Announcement announcement;
  announcement.id = "gv-2";
  announcement.title = "Lịch tiếp công dân";
  announcement.site = "ankhe.example";
  EXPECT_EQ(
      announcement_bibtex(announcement, test::day(2026, 11, 5)),
      "@misc{gv-2,\n  title = {{Lịch tiếp công dân}},\n  howpublished = {ankhe.example}\n}\n\n");
  announcement.number = "12/UBND";
  EXPECT_EQ(announcement_bibtex(announcement, test::day(2026, 11, 5)),
            "@techreport{gv-2,\n  title = {{Lịch tiếp công dân}},\n  author = {{ankhe.example}},\n"
            "  institution = {ankhe.example},\n  type = {Văn bản},\n  number = {12/UBND}\n}\n\n");
}

TEST(AnnouncementBibtex, TextIsLatex) {
  struct Row {
    char const* text;
    char const* latex;
  };
  Row const rows[] = {
      {"Đường Trần Hưng Đạo", "Đường Trần Hưng Đạo"},
      {"5% & A_1 #2 $3", "5\\% \\& A\\_1 \\#2 \\$3"},
      {"}", "\\textbraceright{}"},
      {"{", "\\textbraceleft{}"},
      {"\\input{/etc/passwd}",
       "\\textbackslash{}input\\textbraceleft{}/etc/passwd\\textbraceright{}"},
      {"~^", "\\textasciitilde{}\\textasciicircum{}"},
  };
  for (Row const& row : rows) EXPECT_EQ(latex_text(row.text), row.latex);
}

// BibTeX counts braces, escaped ones too: one too many swallows the next entry.
TEST(AnnouncementBibtex, BracesAreAlwaysInPairs) {
  schema::Announcement hostile;
  for (std::string* const field :
       {&hostile.id, &hostile.title, &hostile.unit, &hostile.author, &hostile.place, &hostile.site,
        &hostile.category, &hostile.abstract}) {
    *field = "}}}, @misc{x,\n\\";
  }
  hostile.url = "https://a.example/}{\\ ";
  hostile.number = "}{{";
  std::string const entry = announcement_bibtex(hostile, test::day(2026, 11, 5));
  int depth = 0;
  for (std::size_t at = 0; at < entry.size(); ++at) {
    if (entry[at] == '{') ++depth;
    if (entry[at] == '}') --depth;
    bool const is_inside = at > entry.find('{') && at + 4 < entry.size();
    if (is_inside) {
      ASSERT_GE(depth, 1) << entry.substr(0, at);
    }
  }
  EXPECT_EQ(depth, 0);
  EXPECT_NE(entry.find("url = {https://a.example/%7D%7B%5C%20}"), std::string::npos) << entry;
}

TEST(AnnouncementBibtex, KeysTellAnnouncementsApart) {
  EXPECT_EQ(bibtex_key("gv-2023.07-1"), "gv-2023.07-1");
  std::set<std::string> keys;
  for (char const* id : {"a/b", "a?b", "a b", "a_b", "A/b", "https://hn.gov.vn/tb?so=88&nam=2022",
                         "", "đê", "de", "DE"}) {
    std::string const key = bibtex_key(id);
    EXPECT_TRUE(keys.insert(key).second) << id;
    EXPECT_TRUE(std::ranges::all_of(key, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    })) << key;
  }
}

}  // namespace
}  // namespace tracuu::formats
