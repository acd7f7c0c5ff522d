// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::server {

inline bool has(std::string_view page, std::string_view text) {
  return page.find(text) != std::string_view::npos;
}

inline std::size_t count_of(std::string_view page, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = page.find(text); at != std::string_view::npos;
       at = page.find(text, at + text.size())) {
    ++count;
  }
  return count;
}

/// Expects each element to be closed in the right order. Knows the HTML that our
/// templates write (quoted attributes, no omitted end tags), not all of HTML.
inline void expect_balanced(std::string_view page) {
  constexpr std::array<std::string_view, 9> kVoid = {"!doctype", "meta",   "link", "input", "rect",
                                                     "path",     "circle", "img",  "wbr"};
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    std::string_view tag = page.substr(at + 1, page.find('>', at) - at - 1);
    bool const closes = tag.starts_with('/');
    if (closes) tag.remove_prefix(1);
    std::string const name(tag.substr(0, tag.find_first_of(" /\n")));
    if (std::ranges::find(kVoid, name) != kVoid.end()) continue;
    if (!closes) {
      open.push_back(name);
      continue;
    }
    ASSERT_FALSE(open.empty()) << "nothing open for </" << name << ">";
    ASSERT_EQ(open.back(), name) << "at byte " << at;
    open.pop_back();
  }
  EXPECT_TRUE(open.empty()) << open.back() << " is not closed";
}

/// Whether a mustache tag was left in; the braces of BibTeX are none.
inline bool has_template_tag(std::string_view page) {
  static std::regex const tag(R"(\{\{[#/^>&{]? ?[a-z_.]+ ?\}\})");
  return std::regex_search(page.begin(), page.end(), tag);
}

/// What holds for each of our pages.
inline void expect_sound_html(std::string_view page, std::string_view language) {
  EXPECT_TRUE(page.starts_with("<!doctype html>\n<html lang=\"" + std::string(language) + "\">"));
  EXPECT_EQ(count_of(page, "<h1"), 1u);
  EXPECT_EQ(count_of(page, "<main id=\"main\""), 1u);
  EXPECT_EQ(count_of(page, "role=\"search\""), 1u);
  EXPECT_TRUE(has(page, "<a class=\"skip\" href=\"#main\">"));
  EXPECT_TRUE(has(page, "<label class=\"box-label\" for=\"q\">"));
  EXPECT_EQ(count_of(page, "<script"),
            count_of(page, "\n<script src=\"/") +
                count_of(page, "\n<script type=\"application/ld+json\">"))
      << "the security policy forbids scripts within";
  EXPECT_EQ(count_of(page, "\n<script src=\"/search.js?v="), 1u);
  EXPECT_FALSE(has(page, " style=\"")) << "the security policy forbids inline styles";
  EXPECT_FALSE(has(page, " onclick")) << "the security policy forbids scripts";
  EXPECT_FALSE(has_template_tag(page)) << "an unread template tag";
  expect_balanced(page);
}

}  // namespace tracuu::server
