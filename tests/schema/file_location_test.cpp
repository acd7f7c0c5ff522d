// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/file_location.hpp"

#include <gtest/gtest.h>

namespace tracuu::schema {
namespace {

TEST(CanonicalLocation, IsOneForAllSpellings) {
  struct {
    char const* location;
    char const* expected;
  } const rows[] = {
      {"HTTP://Vankhe.example:80/Tep/A.pdf", "//vankhe.example/Tep/A.pdf"},
      {"https://vankhe.example/Tep/A.pdf", "//vankhe.example/Tep/A.pdf"},
      {"https://vankhe.example:8443/a.pdf", "//vankhe.example:8443/a.pdf"},
      {"https://vankhe.example/T%E1%BB%87p.pdf", "//vankhe.example/Tệp.pdf"},
      {"pages/T%E1%BB%87p%20%C4%91%C3%ADnh.pdf", "pages/Tệp đính.pdf"},
      {"pages/100%.pdf", "pages/100%.pdf"},
      {"pages/%zz%4.pdf", "pages/%zz%4.pdf"},
      {"pages/%41", "pages/A"},
      {"http:a.pdf", "http:a.pdf"},
      {"", ""},
  };
  for (auto const& row : rows) EXPECT_EQ(canonical_location(row.location), row.expected);
}

TEST(HasDocumentEnding, LooksAtPathsAndQueries) {
  struct {
    char const* location;
    bool expected;
  } const rows[] = {
      {"a/119.pdf", true},   {"https://v.example/119.PDF?v=2", true},
      {"bieu.xlsx", true},   {"https://v.example/tai.aspx?tep=119.docx", true},
      {"a/119.html", false}, {"pdf", false},
      {".pdf", false},       {"a.pdf/", false},
      {"", false},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(has_document_ending(row.location), row.expected) << row.location;
  }
}

TEST(HasPictureEnding, ScansAndPhotographsAreTwo) {
  struct {
    char const* location;
    bool is_document;
    bool is_picture;
  } const rows[] = {
      {"a/fax.tif", true, false},     {"a/fax.TIFF", true, false}, {"a/119.jpg", false, true},
      {"a/119.PNG?v=2", false, true}, {"a/119.gif", false, false}, {"jpg", false, false},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(has_document_ending(row.location), row.is_document) << row.location;
    EXPECT_EQ(has_picture_ending(row.location), row.is_picture) << row.location;
    EXPECT_EQ(may_be_attachment(row.location), row.is_document || row.is_picture);
  }
}

TEST(AttachmentLocations, Table) {
  struct {
    char const* id;
    Attachment attachment;
    std::vector<std::string> expected;
  } const rows[] = {
      {"tin/17.html",
       {"http://v.example/a.pdf", "tep/a.pdf", ""},
       {"tep/a.pdf", "http://v.example/a.pdf"}},
      {"site/tin/17.html",
       {"", "/tep/a.pdf", ""},
       {"tep/a.pdf", "site/tep/a.pdf", "site/tin/tep/a.pdf"}},
      {"17.html", {"", "/a.pdf", ""}, {"a.pdf"}},
      {"17.html", {"", "", "A"}, {}},
  };
  for (auto const& row : rows) {
    Announcement announcement;
    announcement.id = row.id;
    EXPECT_EQ(attachment_locations(announcement, row.attachment), row.expected) << row.id;
  }
  Announcement deep;
  for (int i = 0; i < 1'000; ++i) deep.id += "a/";
  EXPECT_EQ(attachment_locations(deep, {"", "/a.pdf", ""}).size(), 16u);
}

}  // namespace
}  // namespace tracuu::schema
