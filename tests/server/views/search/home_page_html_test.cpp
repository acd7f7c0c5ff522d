// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/home_page_html.hpp"

#include <gtest/gtest.h>

#include "tests/server/html_checks.hpp"

namespace tracuu::server {
namespace {

using base::Language;

TEST(HomePage, IsSoundInBothLanguages) {
  expect_sound_html(home_page_html(Language::Vietnamese), "vi");
  expect_sound_html(home_page_html(Language::English), "en");
}

TEST(HomePage, KeepsTheLanguage) {
  std::string const page = home_page_html(Language::English);
  EXPECT_TRUE(has(page, "<input type=\"hidden\" name=\"lang\" value=\"en\">"));
  EXPECT_TRUE(has(page, "<a class=\"brand\" href=\"/?lang=en\">"));
  EXPECT_TRUE(has(page, "lang=en\" lang=\"vi\">lich tiep cong dan</a>"));
  EXPECT_FALSE(has(home_page_html(Language::Vietnamese), "name=\"lang\""));
}

}  // namespace
}  // namespace tracuu::server
