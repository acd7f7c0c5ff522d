// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/empty_help_html.hpp"

#include <gtest/gtest.h>

#include "search/api/note.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/server/render_part.hpp"

namespace tracuu::server {
namespace {

std::string tries_for(SearchParams const& params, std::vector<search::Note> notes = {}) {
  search::SearchAnswer answer;
  answer.notes = std::move(notes);
  PageData data{PageData::type::object};
  set_empty_help(data, answer, params);
  return render_part("{{#tries}}{{text}} {{{url}}}\n{{/tries}}", data, params.language);
}

SearchParams asking(std::string text) {
  SearchParams params;
  params.request.text = std::move(text);
  return params;
}

TEST(EmptyHelp, DropsEachWord) {
  EXPECT_EQ(tries_for(asking("lua xyz")),
            "Bỏ “lua”, tìm: xyz /search?q=xyz\nBỏ “xyz”, tìm: lua /search?q=lua\n");
  EXPECT_EQ(tries_for(asking("lua xyz"), {{search::NoteCode::UnknownWord, "xyz"}}),
            "Bỏ “xyz”, tìm: lua /search?q=lua\nBỏ “lua”, tìm: xyz /search?q=xyz\n")
      << "first what nothing holds";
  EXPECT_EQ(count_of(tries_for(asking("a b c d e f")), "\n"), 4u);
}

TEST(EmptyHelp, LeavesSyntaxAlone) {
  for (char const* text : {"", "lua", "\"lua xyz\"", "(lua OR xyz)", "title:lua xyz", "lu* xyz",
                           "a b c d e f g h i k l m n"}) {
    EXPECT_EQ(tries_for(asking(text)), "") << text;
  }
}

TEST(EmptyHelp, WidensWhatIsLimited) {
  SearchParams params = asking("lua");
  params.request.filters[search::Facet::Year].text = "2023";
  params.request.exact = true;
  params.request.filters[search::Facet::Site].text = "hn.gov.vn";
  params.language = base::Language::English;
  EXPECT_EQ(tries_for(params),
            "Search all years /search?q=lua&site=hn.gov.vn&exact=1&lang=en\n"
            "Search similar spellings too /search?q=lua&site=hn.gov.vn&year=2023&lang=en\n");
}

TEST(EmptyHelp, TextIsEscaped) {
  EXPECT_FALSE(has(tries_for(asking("<b> <i>")), "<"));
}

}  // namespace
}  // namespace tracuu::server
