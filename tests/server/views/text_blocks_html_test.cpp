// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/text_blocks_html.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/server/html_checks.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using search::MarkedParagraph;

std::string html_of(std::vector<MarkedParagraph> const& paragraphs, std::size_t matches = 0) {
  MarkedTextWriter writer(matches, Language::Vietnamese);
  std::string html = text_blocks_html(paragraphs, writer, Language::Vietnamese);
  expect_balanced(html);
  return html;
}

std::string html_of_lines(std::vector<std::string> const& lines) {
  std::vector<MarkedParagraph> paragraphs;
  for (std::string const& line : lines) paragraphs.push_back({line, {}, {}});
  return html_of(paragraphs);
}

constexpr char const* kBox =
    "<div class=\"table-box\" role=\"region\" aria-label=\"Bảng 1\" tabindex=\"0\"><table>";

TEST(TextBlocks, LinesWithCellsAreATable) {
  EXPECT_EQ(html_of_lines({"Danh sách", "STT\tHọ tên", "1\tLê <b>", "2\tVũ", "Hết."}),
            std::string("<p>Danh sách</p>\n") + kBox +
                "<thead><tr><th scope=\"col\">STT</th><th scope=\"col\">Họ tên</th></tr></thead>"
                "<tbody><tr><td>1</td><td>Lê &lt;b&gt;</td></tr><tr><td>2</td><td>Vũ</td></tr>"
                "</tbody></table></div>\n<p>Hết.</p>\n");
  EXPECT_TRUE(has(html_of_lines({"a\tb", "c\td", "x", "e\tf", "g\th"}), "\"Bảng 2\""))
      << "each has a name";
  EXPECT_EQ(html_of_lines({}), "");
}

TEST(TextBlocks, AHeadIsAssumedOnlyWhereItIsClear) {
  struct {
    std::vector<std::string> lines;
    bool has_head;
    char const* why;
  } const rows[] = {
      {{"Xã\tSố hộ", "An Khê\t120", "Yên Lãng\t95"}, true, "a column of figures"},
      {{"Xã\tThôn", "An Khê\tThượng"}, false, "nothing but words"},
      {{"Xã\tNăm 2023", "An Khê\t120"}, false, "a figure in the first row"},
      {{"Xã\t", "An Khê\t120"}, false, "an empty cell"},
      {{"Bảng\tnày", "An Khê\t120\t7"}, false, "shorter than the others"},
      {{"Xã\tSố hộ", "An Khê\t120", "Tổng\tkhông rõ"}, false, "not in each row"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(has(html_of_lines(row.lines), "<th "), row.has_head) << row.why;
  }
}

TEST(TextBlocks, ShortRowsAreFilledUpAndLoneOnesStayLines) {
  EXPECT_TRUE(has(html_of_lines({"a\tb\tc", "d"}), "<p>a\u2003b\u2003c</p>"))
      << "no table of one row";
  EXPECT_TRUE(has(html_of_lines({"a\tb\tc", "d\te"}), "<td>e</td><td colspan=\"1\"></td></tr>"));
  EXPECT_FALSE(has(html_of_lines({"\ta", "\tb"}), "<table>")) << "indented lines";
}

TEST(TextBlocks, MatchesAndNumbersAreMarkedInTheirCells) {
  std::string const html =
      html_of({{"đê\t119/QĐ-UB", {{0, 4}}, {{5, 15}}}, {"x\tđê", {{2, 6}}, {}}}, 2);
  EXPECT_TRUE(has(html, "<td><mark id=\"m1\">đê</mark>"));
  EXPECT_TRUE(
      has(html, "<td><a class=\"number\" href=\"/search?q=119%2FQ%C4%90-UB\">119/QĐ-UB</a></td>"));
  EXPECT_TRUE(has(html, "<td>x</td><td><mark id=\"m2\">đê</mark>"));
  std::string const straddling = html_of({{"ab\tcd", {{1, 4}}, {}}, {"e\tf", {}, {}}}, 1);
  EXPECT_TRUE(has(straddling, "<td>a<mark id=\"m1\">b</mark>")) << "none goes on past its cell";
}

}  // namespace
}  // namespace tracuu::server
