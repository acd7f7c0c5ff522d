// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/saved_file.hpp"

#include <gtest/gtest.h>

#include "tests/server/html_checks.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

SavedFile save(SavedFormat format, schema::Announcement const& announcement) {
  return saved_file(format, announcement, test::kReformAddress, test::day(2026, 11, 5));
}

TEST(SavedFile, HasANameAndATypeOfItsFormat) {
  struct Case {
    SavedFormat format;
    char const* name;
    char const* media_type;
    char const* begin;
  };
  for (Case const& each :
       {Case{SavedFormat::Html, "tracuu-gv-1.html", "text/html; charset=utf-8", "<!doctype html>"},
        Case{SavedFormat::Text, "tracuu-gv-1.txt", "text/plain; charset=utf-8", "Hội nghị"},
        Case{SavedFormat::Ris, "tracuu-gv-1.ris",
             "application/x-research-info-systems; charset=utf-8", "TY  - GOVDOC"},
        Case{SavedFormat::Bibtex, "tracuu-gv-1.bib", "application/x-bibtex; charset=utf-8",
             "@techreport{gv-1,"}}) {
    SavedFile const file = save(each.format, test::reform_announcement());
    EXPECT_EQ(file.name, each.name);
    EXPECT_EQ(file.media_type, each.media_type);
    EXPECT_TRUE(file.content.starts_with(each.begin)) << file.content;
  }
}

TEST(SavedFile, AnIdCannotChooseWhereItIsSaved) {
  for (char const* id :
       {"../../etc/passwd", "a\"; filename=\"b.exe", "C:\\x", "một hai", "\r\nSet-Cookie"}) {
    schema::Announcement announcement;
    announcement.id = id;
    std::string const name = save(SavedFormat::Html, announcement).name;
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_."), std::string::npos)
        << name;
  }
}

}  // namespace
}  // namespace tracuu::server
