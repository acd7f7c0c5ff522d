// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/comparison_csv.hpp"

#include <gtest/gtest.h>

#include "tests/server/compared.hpp"

namespace tracuu::server {
namespace {

TEST(ComparisonCsv, IsATableOfCounts) {
  EXPECT_EQ(comparison_csv(sample_comparison({"phòng chống dịch", "lúa, ngô"})),
            "\xEF\xBB\xBFperiod,phòng chống dịch,\"lúa, ngô\",all\r\n"
            "2009-01,0,0,100\r\n2009-02,1,2,100\r\n2009-03,2,4,100\r\n");
}

TEST(ComparisonCsv, QueriesAreNoFormulas) {
  std::string const csv = comparison_csv(sample_comparison({"=1+1", "-lúa", "\"đê\""}, 1));
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFperiod,'=1+1,'-lúa,\"\"\"đê\"\"\",all\r\n"));
}

}  // namespace
}  // namespace tracuu::server
