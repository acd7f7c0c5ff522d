// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/host_html.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

struct HostRow {
  char const* name;
  char const* html;
};

TEST(HostHtml, BreaksBetweenTheParts) {
  HostRow const rows[] = {
      {"lamgiang.hanam.example", "lamgiang.<wbr>hanam.<wbr>example"},
      {"", ""},
      {"Cổng thông tin xã Vân Khê", "Cổng thông tin xã Vân Khê"},
      {"TP. Nam Định", "TP. Nam Định"},
      {"a...b", "a...<wbr>b"},
      {".a.", ".a."},
      {"a.b&<i>", "a.<wbr>b&amp;&lt;i&gt;"},
  };
  for (HostRow const& row : rows) EXPECT_EQ(host_html(row.name), row.html);
}

}  // namespace
}  // namespace tracuu::server
