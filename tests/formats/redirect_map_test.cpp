// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/redirect_map.hpp"

#include <gtest/gtest.h>

namespace tracuu::formats {
namespace {

bool has(std::string const& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(RedirectMap, IsAMapOfNginx) {
  std::vector<Redirect> const redirects{
      {"http://www.v.example/tin//h%E1%BB%99i-1.html", "https://v.example/moi/hoi-1", ""},
      {"https://v.example/tin.aspx?id=7&a=\"$x\\", "https://v.example/gia-$5", ""},
      {"https://v.example/tin.aspx?id=7&a=\"$x\\", "https://v.example/khac", ""},
      {"https://khac.example/a", "https://v.example/b", ""},
      {"https://v.example/dong\n} map", "", "two\nchoices"},
      {"https://v.example/a%0Ab", "https://v.example/b", ""},
  };
  RedirectMap const map = redirect_map(redirects, RedirectFormat::Nginx, "v.example");
  EXPECT_EQ(map.written, 2u);
  EXPECT_EQ(map.unsure, 1u);
  EXPECT_EQ(map.conflicts, 1u);
  EXPECT_EQ(map.refused, 1u);
  EXPECT_TRUE(has(map.text, "    \"/tin/hội-1.html\" \"https://v.example/moi/hoi-1\";\n"));
  EXPECT_TRUE(has(map.text, "    \"/tin/ho\xCC\xA3\xCC\x82i-1.html\" ")) << "NFD";
  EXPECT_TRUE(has(map.text, R"(    "/tin.aspx?id=7&a=\"$x\\" "https://v.example/gia-%245";)"));
  EXPECT_TRUE(has(map.text, "# https://v.example/dong?} map: two?choices\n")) << map.text;
  EXPECT_FALSE(has(map.text, "khac.example")) << "another host";
  EXPECT_TRUE(has(map.text, "map $uri$is_args$args $tracuu_moved {"));
}

TEST(RedirectMap, OfAllHostsNamesThem) {
  RedirectMap const map =
      redirect_map({{"https://v.example/a", "https://m.example/b", ""}}, RedirectFormat::Nginx, "");
  EXPECT_TRUE(has(map.text, "\"v.example/a\" \"https://m.example/b\";"));
  EXPECT_TRUE(has(map.text, "\"www.v.example/a\" \"https://m.example/b\";"));
  EXPECT_TRUE(has(map.text, "map $host$uri$is_args$args $tracuu_moved {"));
}

TEST(RedirectMap, IsATextMapOfApache) {
  RedirectMap const map = redirect_map({{"https://v.example/a?id=7", "https://v.example/b", ""},
                                        {"https://v.example/c%20d", "https://v.example/b", ""}},
                                       RedirectFormat::Apache, "v.example");
  EXPECT_TRUE(has(map.text, "\n/a?id=7 https://v.example/b\n"));
  EXPECT_EQ(map.refused, 1u) << "a key ends at a blank";
}

TEST(RedirectMap, IsATable) {
  RedirectMap const map = redirect_map({{"https://v.example/a,\"b", "https://v.example/b", "title"},
                                        {"https://v.example/c", "", "none"}},
                                       RedirectFormat::Csv, "");
  EXPECT_EQ(map.text,
            "from,to,note\r\n\"https://v.example/a,\"\"b\",\"https://v.example/b\",\"title\"\r\n"
            "\"https://v.example/c\",,\"none\"\r\n");
}

}  // namespace
}  // namespace tracuu::formats
