// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/saved_page_html.hpp"

#include <gtest/gtest.h>

#include "tests/server/html_checks.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

std::string saved(schema::Announcement const& announcement) {
  return saved_page_html(announcement, "https://tim.example/announcements/gv-1",
                         test::day(2026, 11, 5));
}

TEST(SavedPage, HoldsTheTextAndWhereItComesFrom) {
  std::string const page = saved(test::reform_announcement());
  expect_balanced(page);
  EXPECT_FALSE(has_template_tag(page));
  for (char const* text :
       {"<h1>Hội nghị sơ kết công tác cải cách hành chính</h1>",
        "<p class=\"lead\">Sáng ngày 11/7, UBND huyện tổ chức Hội nghị sơ kết.</p>",
        "<p>Dự hội nghị có lãnh đạo Huyện ủy.</p>", "<dt>Ngày đăng</dt><dd>11/07/2023</dd>",
        "<dd>https://tim.example/announcements/gv-1</dd>",
        "href=\"https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html\"",
        "truy cập ngày 05/11/2026.", "<dt>Lưu ngày</dt><dd>05/11/2026</dd>"}) {
    EXPECT_TRUE(has(page, text)) << text;
  }
}

TEST(SavedPage, LoadsNothingAndRunsNothing) {
  std::string const page = saved(test::hostile_announcement());
  expect_balanced(page);
  for (char const* text : {"<script", "<link", "<img", "<b>", "javascript:", "url("}) {
    EXPECT_FALSE(has(page, text)) << text;
  }
  EXPECT_TRUE(has(page, "default-src 'none'"));
}

}  // namespace
}  // namespace tracuu::server
