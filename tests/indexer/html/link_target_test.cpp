// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/link_target.hpp"

#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

constexpr char const* kPage = "https://vankhe.example/tin/17.html?m=1";

TEST(LinkUrl, Table) {
  struct {
    char const* page;
    char const* link;
    char const* expected;
    char const* why;
  } const rows[] = {
      {kPage, "119.pdf", "https://vankhe.example/tin/119.pdf", "beside the page"},
      {kPage, "./tep/119.pdf", "https://vankhe.example/tin/tep/119.pdf", "below it"},
      {kPage, "../tep/119.pdf?v=2", "https://vankhe.example/tep/119.pdf?v=2", "above it"},
      {kPage, "../../../tep/119.pdf", "https://vankhe.example/tep/119.pdf", "above the root"},
      {kPage, "/tep/a/../119.pdf", "https://vankhe.example/tep/119.pdf", "from the root"},
      {kPage, "/tep/a/..", "https://vankhe.example/tep/", "a folder by dots"},
      {kPage, "../tep/.?v=2", "https://vankhe.example/tep/?v=2", "the folder itself"},
      {kPage, "..", "https://vankhe.example/", "the folder above"},
      {kPage, "//khac.example/119.pdf", "https://khac.example/119.pdf", "another host"},
      {kPage, "http://khac.example/./119.pdf", "http://khac.example/119.pdf", "an address"},
      {kPage, "HTTPS://khac.example", "HTTPS://khac.example/", "no path"},
      {kPage, "?tep=119.pdf", "https://vankhe.example/tin/17.html?tep=119.pdf", "only a query"},
      {kPage, " /tep/Tệp\n 119.pdf#page=2 ", "https://vankhe.example/tep/Tệp%20119.pdf",
       "blanks, line end, fragment"},
      {kPage, "\\tep\\119.pdf", "https://vankhe.example/tep/119.pdf", "backslashes"},
      {kPage, "/tep/http://x.pdf", "https://vankhe.example/tep/http://x.pdf", "no scheme"},
      {"https://vankhe.example", "119.pdf", "https://vankhe.example/119.pdf", "a bare host"},
      {kPage, "javascript:mo('119.pdf')", "", "a script"},
      {kPage, "mailto:a@vankhe.example", "", "a letter"},
      {kPage, "file:///C:/119.pdf", "", "a disk"},
      {kPage, "http:119.pdf", "", "no host"},
      {kPage, "", "", "nothing"},
      {"", "119.pdf", "", "the page's address is unknown"},
      {"", "//khac.example/119.pdf", "", "nor its scheme"},
      {"", "http://khac.example/119.pdf", "http://khac.example/119.pdf", "not needed"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(link_url({row.page, ""}, row.link), row.expected) << row.why;
  }
}

TEST(LinkPath, Table) {
  constexpr char const* kMirror = "mirror/vankhe.example/tin/17.html";
  struct {
    char const* url;
    char const* path;
    char const* link;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"", "pages/17.html", "119.pdf", "pages/119.pdf", "beside the page"},
      {"", "17.html", "119.pdf", "119.pdf", "at the top"},
      {"", "17.html", "../../119.pdf", "119.pdf", "above the top"},
      {"", "pages/17.html", "../tep/./119.pdf?v=2#a", "tep/119.pdf", "a query"},
      {"", "pages/17.html", "T%E1%BB%87p%20119.pdf", "pages/Tệp 119.pdf", "%XX"},
      {"", "pages/17.html", "119.pdf%3Fv=2", "pages/119.pdf?v=2", "a name that wget made"},
      {"", "pages/17.html", "th%AB.pdf", "pages/th%AB.pdf", "not UTF-8: as file names are named"},
      {"", "pages/17.html", "/tep/119.pdf", "/tep/119.pdf", "from a root that is not known"},
      {"", "bundle.zip/pages/17.html", "/tep/119.pdf", "/tep/119.pdf", "of an archive"},
      {"", kMirror, "/tep/119.pdf", "mirror/vankhe.example/tep/119.pdf", "of a mirror"},
      {"", kMirror, "../tep/119.pdf", "mirror/vankhe.example/tep/119.pdf", "within a mirror"},
      {"", kMirror, "http://VANKHE.example/tep/119.pdf", "mirror/vankhe.example/tep/119.pdf",
       "an address of the mirror"},
      {"", kMirror, "//khac.example/119.pdf", "mirror/khac.example/119.pdf", "another mirror"},
      {"", "vankhe.example/17.html", "http://khac.example/119.pdf", "khac.example/119.pdf",
       "another mirror at the top"},
      {"https://vankhe.example/tin/17.html", "tin/17.html", "https://vankhe.example/tep/119.pdf",
       "/tep/119.pdf", "the page knows its address"},
      {"https://vankhe.example/tin/17.html", "v1.2/tin/17.html", "/tep/119.pdf", "/tep/119.pdf",
       "a folder that is no host"},
      {"", "pages/17.html", "http://khac.example/119.pdf", "", "another site"},
      {"", "pages/17.html", "mailto:a@b.example", "", "a letter"},
      {"", "pages/17.html", "", "", "nothing"},
      {"https://vankhe.example/17.html", "", "119.pdf", "", "a page that lies nowhere"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(link_path({row.url, row.path}, row.link), row.expected) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::indexer
