// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/marked_html.hpp"

#include <gtest/gtest.h>

namespace tracuu::formats {
namespace {

TEST(MarkedHtml, EscapesAllButItsOwnMarks) {
  struct {
    search::MarkedText marked;
    char const* html;
  } const rows[] = {
      {{"", {}}, ""},
      {{"họp dân", {}}, "họp dân"},
      {{"họp", {{0, 5}}}, "<mark>họp</mark>"},
      {{"họp dân bàn", {{6, 10}}}, "họp <mark>dân</mark> bàn"},
      {{"a b c", {{0, 1}, {2, 3}}}, "<mark>a</mark> <mark>b</mark> c"},
      {{"<a>&\"'", {{1, 2}}}, "&lt;<mark>a</mark>&gt;&amp;&quot;&#39;"},
      {{"VHTT&TT <mark>", {{0, 7}}}, "<mark>VHTT&amp;TT</mark> &lt;mark&gt;"},
  };
  for (auto const& row : rows) EXPECT_EQ(marked_html(row.marked), row.html) << row.marked.text;
}

}  // namespace
}  // namespace tracuu::formats
