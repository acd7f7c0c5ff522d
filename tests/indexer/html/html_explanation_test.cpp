// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_explanation.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

constexpr char const* kExplainedPage =
    "<title>Họp dân - Cổng TTĐT huyện Vân Khê</title><meta name=robots content='noindex, follow'>"
    "<div class=box><h2>Họp dân</h2><p class=ngay>Ngày đăng: 11/07/2023</p><div "
    "class=entry-content>"
    "<p>Thôn Đông họp bàn việc mở rộng đường liên thôn từ 3 m lên 5 m.</p></div></div>"
    "<div class=khac><a href=1>Lịch tiêm phòng gia súc</a><br><a href=2>Lịch tiếp công "
    "dân</a></div>";

std::string told(HtmlExplanation const& explanation) {
  std::string text;
  for (ExplainedField const& field : explanation.fields) {
    text += field.field + "=" + field.value + " | " + field.element + " | " + field.why + "\n";
  }
  for (ExplainedPiece const& piece : explanation.left_out) {
    text += "- " + piece.element + " | " + std::to_string(piece.code_points) + " | " +
            piece.begins + " | " + piece.why + "\n";
  }
  return text;
}

TEST(HtmlExplanation, TellsElementAndReasonOfEachField) {
  auto const explanation = explain_html_page(kExplainedPage, {}, nullptr);
  ASSERT_TRUE(explanation.has_value());
  EXPECT_TRUE(explanation->asks_not_to_be_indexed);
  EXPECT_EQ(
      told(*explanation),
      "title=Họp dân | body > div.box > h2 | the heading nearest above the text\n"
      "body=Thôn Đông họp bàn việc mở rộng đường liên thôn từ 3 m lên 5 m. | body > div.box > "
      "div.entry-content | a class or id of main content\n"
      "date=2023-07-11 | body > div.box > p.ngay | a class or id of dates\n"
      "- body > div.box > p.ngay | 21 | Ngày đăng: 11/07/2023 | no text but links, stamps and "
      "buttons\n"
      "- body > div.khac | 41 | Lịch tiêm phòng gia súc Lịch tiếp công dân | no text but links, "
      "stamps and buttons\n");
}

TEST(HtmlExplanation, RulesGoFirst) {
  auto const rules = ExtractionRules::parse(
      "[[page]]\ntitle = \"p.ngay\"\nbody = \"h2\"\nunit = \"em\"", "r.toml");
  ASSERT_TRUE(rules.has_value());
  auto const explanation = explain_html_page(kExplainedPage, {}, &*rules);
  ASSERT_TRUE(explanation.has_value());
  std::string const text = told(*explanation);
  EXPECT_NE(text.find("title=Ngày đăng: 11/07/2023 | body > div.box > p.ngay | a rule of the "
                      "webmaster\nbody=Họp dân | body > div.box > h2 | a rule of the webmaster\n"),
            std::string::npos)
      << text;
  ASSERT_EQ(rules->misses().size(), 1U);
  EXPECT_EQ(rules->misses()[0].rule, "r.toml:4: unit = \"em\"");
}

TEST(HtmlExplanation, PagesThatAreRefused) {
  EXPECT_FALSE(explain_html_page("<p></p>", {}, nullptr).has_value());
}

}  // namespace
}  // namespace tracuu::indexer
