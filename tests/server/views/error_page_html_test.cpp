// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/error_page_html.hpp"

#include <gtest/gtest.h>

#include "tests/server/html_checks.hpp"

namespace tracuu::server {
namespace {

using base::Language;

TEST(ErrorPage, IsSoundAndSaysWhatHappened) {
  for (Problem const& problem :
       {no_such_page(), method_not_allowed(), server_busy(), internal_problem()}) {
    std::string const page = error_page_html(problem, Language::Vietnamese);
    expect_sound_html(page, "vi");
    EXPECT_TRUE(has(page, problem.vietnamese));
    std::string const english = error_page_html(problem, Language::English);
    expect_sound_html(english, "en");
    EXPECT_TRUE(has(english, problem.english));
  }
}

TEST(ErrorPage, EscapesWhatItQuotes) {
  SearchParams params;
  params.request.text = "\"><script>alert(1)</script>";
  params.problems = {{422, "InvalidArgument", "<b>sai</b>", "<b>wrong</b>", "from"}};
  std::string const page = bad_search_page_html(params);
  expect_sound_html(page, "vi");
  EXPECT_TRUE(has(page, "&lt;b&gt;sai&lt;/b&gt;"));
  EXPECT_TRUE(has(page, "value=\"&quot;&gt;&lt;script&gt;"));
  EXPECT_TRUE(has(page, "<details class=\"filters\" open>"));
}

}  // namespace
}  // namespace tracuu::server
