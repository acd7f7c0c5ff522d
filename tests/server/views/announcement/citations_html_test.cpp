// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/citations_html.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace tracuu::server {
namespace {

using base::Language;

std::string shown_citations(search::Citations const& citations) {
  PageData data{PageData::type::object};
  schema::Announcement announcement;
  announcement.number = "119/QĐ-UB";
  set_citations(data, announcement, citations, Language::Vietnamese);
  return kainjow::mustache::mustache{
      "{{#cited}}{{cited_number}} {{cited_url}}{{^is_held}} -{{/is_held}}\n{{/cited}}"
      "{{#has_more_cited}}+{{more_cited_count}}\n{{#more_cited}}{{cited_number}}\n{{/more_cited}}"
      "{{/has_more_cited}}{{#cited_by_text}}{{.}} {{cited_by_url}}{{/cited_by_text}}"}
      .render(data);
}

TEST(SetCitations, LinksToDocumentsThatAreHeldElseToTheNumber) {
  EXPECT_EQ(shown_citations(search::Citations{{{"30/NQ", "nq"}, {"7/QĐ", ""}}, 0}),
            "30/NQ /announcements/nq\n7/QĐ /kho/number?number=7%2FQ%C4%90 -\n");
  EXPECT_EQ(shown_citations(search::Citations{{}, 1'200}),
            "1.200 thông báo "
            "/search?q=vi%E1%BB%87n_d%E1%BA%ABn%3A119%2FQ%C4%90-UB&amp;sort=newest");
  EXPECT_EQ(shown_citations(search::Citations{{}, 0}), "");
}

TEST(SetCitations, ShowsManyWhenTheyAreAskedFor) {
  search::Citations citations;
  for (int i = 0; i < 13; ++i) citations.cited.push_back({fmt::format("{}/NQ", i), "x"});
  EXPECT_EQ(shown_citations(citations).find('+'), std::string::npos)
      << "one more takes no more room";
  citations.cited.push_back({"13/NQ", "x"});
  EXPECT_NE(shown_citations(citations).find("+2\n12/NQ\n13/NQ\n"), std::string::npos)
      << shown_citations(citations);
}

}  // namespace
}  // namespace tracuu::server
