// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/marked_text_html.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using base::Language;
using search::MarkedParagraph;

TEST(MarkedTextWriter, MatchesAreAnchorsWithLinksToTheirNeighbours) {
  MarkedTextWriter writer(3, Language::Vietnamese);
  EXPECT_EQ(writer.write({"đê & đê", {{0, 4}, {7, 11}}, {}}),
            "<mark id=\"m1\">đê</mark><span class=\"step\" lang=\"vi\"><span>1/3</span>"
            "<a href=\"#m2\">Sau ›</a></span> &amp; "
            "<mark id=\"m2\">đê</mark><span class=\"step\" lang=\"vi\"><a href=\"#m1\">‹ Trước</a>"
            "<span>2/3</span><a href=\"#m3\">Sau ›</a></span>");
  EXPECT_EQ(writer.write({"đê", {{0, 4}}, {}}),
            "<mark id=\"m3\">đê</mark><span class=\"step\" lang=\"vi\"><a href=\"#m2\">‹ Trước</a>"
            "<span>3/3</span></span>");
}

TEST(MarkedTextWriter, TheOnlyMatchLeadsNowhere) {
  EXPECT_EQ(MarkedTextWriter(1, Language::English).write({"a", {{0, 1}}, {}}),
            "<mark id=\"m1\">a</mark><span class=\"step\" lang=\"en\"><span>1/1</span></span>");
}

TEST(MarkedTextWriter, NumbersLeadToTheSearchForThem) {
  EXPECT_EQ(MarkedTextWriter(0, Language::English).write({"số 5/QĐ-UB.", {}, {{5, 13}}}),
            "số <a class=\"number\" href=\"/search?q=5%2FQ%C4%90-UB&amp;lang=en\">5/QĐ-UB</a>.");
}

TEST(MarkedTextWriter, ANumberThatMatchedIsNoLink) {
  std::string const html = MarkedTextWriter(1, Language::Vietnamese)
                               .write({"số 5/QĐ-UB và 6/QĐ-UB", {{5, 8}}, {{5, 13}, {18, 26}}});
  EXPECT_EQ(html.find("q=5"), std::string::npos);
  EXPECT_NE(html.find("q=6%2FQ%C4%90-UB"), std::string::npos);
}

TEST(MarkedTextWriter, WordsThatWerePutRightTellWhatWasRead) {
  MarkedTextWriter writer(1, Language::Vietnamese);
  // In a match, and reaching out of one.
  std::string const html =
      writer.write({"ab cd ef", {{3, 5}}, {}, {{{0, 4}, "x<"}, {{6, 8}, "y"}}});
  EXPECT_TRUE(
      html.starts_with("<span class=\"repaired\" title=\"Máy đọc là “x&lt;”\">ab </span>"
                       "<mark id=\"m1\"><span class=\"repaired\" title=\"Máy đọc là "
                       "“x&lt;”\">c</span>d</mark>"))
      << html;
  EXPECT_TRUE(html.ends_with(" <span class=\"repaired\" title=\"Máy đọc là “y”\">ef</span>"))
      << html;
}

TEST(MarkedTextWriter, EscapesAll) {
  std::string const text = "<script>\"x\"</script>";
  EXPECT_EQ(MarkedTextWriter(0, Language::Vietnamese).write({text, {}, {}}),
            "&lt;script&gt;&quot;x&quot;&lt;/script&gt;");
  EXPECT_TRUE(MarkedTextWriter(1, Language::Vietnamese)
                  .write({text, {{0, text.size()}}, {}})
                  .starts_with("<mark id=\"m1\">&lt;script&gt;&quot;x&quot;&lt;/script&gt;"));
}

TEST(CountMatches, CountsThoseOfAllParagraphs) {
  EXPECT_EQ(count_matches({{"a b", {{0, 1}, {2, 3}}, {}}, {"c", {}, {}}, {"d", {{0, 1}}, {}}}), 3u);
  EXPECT_EQ(count_matches({}), 0u);
}

}  // namespace
}  // namespace tracuu::server
