// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/calendar_html.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "server/views/embedded_files.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/server/render_part.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using base::Language;

std::string year_calendar(std::vector<search::DayCount> const& days,
                          Language language = Language::Vietnamese) {
  PageData data{PageData::type::object};
  set_year_calendar(data, days, language);
  std::string part = render_part(kYearCalendarTemplate, data, language);
  expect_balanced(part);
  return part;
}

TEST(YearCalendar, CountsMonthsAndLinksThem) {
  std::string const part = year_calendar(
      {{test::day(2009, 7, 1), 1'200}, {test::day(2009, 7, 31), 34}, {test::day(2010, 1, 5), 1}});
  EXPECT_TRUE(
      has(part, "<a href=\"/kho/2009/07\" aria-label=\"7/2009: 1.234 thông báo\">1.234</a>"));
  EXPECT_TRUE(has(part, "<th scope=\"row\"><a href=\"/kho/2009\">2009</a></th>"));
  EXPECT_TRUE(has(part, "<td class=\"sum\">1.234</td>"));
  EXPECT_EQ(count_of(part, "<td class=\"shade0\""), 22u) << "months without any are no links";
  EXPECT_EQ(count_of(part, "<th scope=\"col\">"), 14u);
  EXPECT_LT(part.find("/kho/2010"), part.find("/kho/2009")) << "the newest year first";
}

TEST(YearCalendar, NamesYearsWithoutAnyTogether) {
  std::string const part = year_calendar({{test::day(1945, 9, 2), 1},
                                          {test::day(2004, 1, 1), 1},
                                          {test::day(2006, 1, 1), 1},
                                          {test::day(2007, 1, 1), 1}});
  EXPECT_TRUE(has(part, "<th scope=\"row\">1946–2003</th>"));
  EXPECT_TRUE(has(part, "<th scope=\"row\">2005</th>"));
  EXPECT_EQ(count_of(part, "class=\"gap\""), 2u);
}

TEST(YearCalendar, ShadesByQuartersOfTheMonths) {
  std::vector<search::DayCount> days;
  for (unsigned month = 1; month <= 8; ++month) {
    days.push_back({test::day(2009, month, 1), month * month * month});
  }
  std::string const part = year_calendar(days);
  for (char const* shade : {"shade1", "shade2", "shade3", "shade4"}) {
    EXPECT_EQ(count_of(part, std::string("<td class=\"") + shade + "\""), 2u) << shade;
  }
  std::string const same = year_calendar({{test::day(2009, 1, 1), 5}, {test::day(2009, 2, 1), 5}});
  EXPECT_EQ(count_of(same, "<td class=\"shade1\""), 2u) << "equal counts, equal shades";
  // Two used to be as dark as three wherever most months have one.
  std::string const few = year_calendar({{test::day(2009, 1, 1), 1},
                                         {test::day(2009, 2, 1), 1},
                                         {test::day(2009, 3, 1), 1},
                                         {test::day(2009, 4, 1), 2},
                                         {test::day(2009, 5, 1), 3}});
  for (auto const& [shade, count] : {std::pair{"shade1", 3u}, {"shade2", 1u}, {"shade3", 1u}}) {
    EXPECT_EQ(count_of(few, std::string("<td class=\"") + shade + "\""), count) << shade;
  }
}

TEST(YearCalendar, SpeaksEnglish) {
  std::string const part = year_calendar({{test::day(2009, 7, 1), 1}}, Language::English);
  EXPECT_TRUE(has(part, "href=\"/kho/2009/07?lang=en\" aria-label=\"July 2009: 1 announcement\""));
  EXPECT_TRUE(has(part, "<abbr title=\"July\">Jul</abbr>"));
}

TEST(MonthCalendar, HasWeeksFromMondayOn) {
  ArchivePeriod const period{std::chrono::year(2023), std::chrono::July};  // begins on a Saturday
  PageData data{PageData::type::object};
  set_month_calendar(
      data, {{test::day(2023, 6, 30), 9}, {test::day(2023, 7, 11), 2}, {test::day(2023, 8, 1), 9}},
      period, Language::Vietnamese);
  std::string const part = render_part(
      "{{#weeks}}[{{#days}}{{#is_outside}}.{{/is_outside}}{{^is_outside}}{{day_number}}"
      "{{#cell_url}}={{cell_url}}{{/cell_url}} {{/is_outside}}{{/days}}]{{/weeks}}",
      data, Language::Vietnamese);
  EXPECT_TRUE(part.starts_with("[.....1 2 ][3 4 5 6 7 8 9 ][10 11="));
  EXPECT_TRUE(has(part, "11=/search?q=&amp;from=2023-07-11&amp;to=2023-07-11&amp;sort=newest 12 "));
  EXPECT_TRUE(part.ends_with("[31 ......]"));
  EXPECT_EQ(count_of(part, "/search"), 1u) << "days of other months are not its";
}

}  // namespace
}  // namespace tracuu::server
