// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/archive_period.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using base::Language;

TEST(ArchivePeriod, ReadsYearsAndMonths) {
  ArchivePeriod const july{std::chrono::year(2009), std::chrono::July};
  EXPECT_EQ(parse_archive_period("2009", '/'), ArchivePeriod{std::chrono::year(2009)});
  EXPECT_EQ(parse_archive_period("2009/07", '/'), july);
  EXPECT_EQ(parse_archive_period("2009/7", '/'), july);
  EXPECT_EQ(parse_archive_period("2009-07", '-'), july);
  for (char const* const text : {"", "209", "20090", "2009/", "2009/0", "2009/13", "2009/007",
                                 "2009-07", "2009/07/01", "0000", "-009", "năm1", "2009/+7"}) {
    EXPECT_FALSE(parse_archive_period(text, '/')) << text;
  }
}

TEST(ArchivePeriod, IsWrittenForParametersAndReaders) {
  ArchivePeriod const year{std::chrono::year(2012)};
  ArchivePeriod const month{std::chrono::year(2012), std::chrono::February};
  EXPECT_EQ(schema::format_iso_date(*days_of(year).to), "2012-12-31");
  EXPECT_EQ(schema::format_iso_date(*days_of(month).to), "2012-02-29");
  EXPECT_EQ(period_value(month), "2012-02");
  EXPECT_EQ(period_text(month, Language::Vietnamese), "2/2012");
  EXPECT_EQ(period_text(month, Language::English), "February 2012");
}

}  // namespace
}  // namespace tracuu::server
