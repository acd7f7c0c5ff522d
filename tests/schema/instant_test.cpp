// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/instant.hpp"

#include <gtest/gtest.h>

namespace tracuu::schema {
namespace {

using namespace std::chrono_literals;

TEST(Instant, IsWrittenInTwoForms) {
  struct Row {
    Instant instant;
    char const* value;
    char const* iso;
  };
  Row const rows[] = {
      {Instant{0s}, "19700101000000", "1970-01-01T00:00:00Z"},
      {Instant{1699344930s}, "20231107081530", "2023-11-07T08:15:30Z"},
      {Instant{1709251199s}, "20240229235959", "2024-02-29T23:59:59Z"},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(format_value_instant(row.instant), row.value);
    EXPECT_EQ(format_iso_instant(row.instant), row.iso);
    EXPECT_EQ(parse_value_instant(row.value), row.instant);
    EXPECT_EQ(parse_iso_instant(row.iso), row.instant);
  }
}

TEST(Instant, IsReadFromThoseFormsOnly) {
  for (char const* text :
       {"", "2023110708153", "202311070815300", "20230229000000", "20231107240000",
        "20231107086000", "20231107081560", "2023110708153x"}) {
    EXPECT_EQ(parse_value_instant(text), std::nullopt) << text;
  }
  for (char const* text : {"", "2023-11-07", "2023-11-07T08:15:30", "2023-11-07T08:15:30+07:00",
                           "2023-11-07 08:15:30Z", "2023-13-07T08:15:30Z", "2023-11-07T08:15:30.0Z",
                           "2-023-1107T08:15:30Z"}) {
    EXPECT_EQ(parse_iso_instant(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace tracuu::schema
