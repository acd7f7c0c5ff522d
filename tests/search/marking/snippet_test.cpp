// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/snippet.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "formats/marked_html.hpp"
#include "tests/search/sound_stretches.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

HighlightTerms snippet_terms(Xapian::Database const& database, std::string_view query) {
  return {{read_words(database, query, schema::FieldId::Text, MarkRule::AsTyped)},
          database.get_doccount()};
}

test::SmallIndex snippet_index(std::vector<std::vector<std::string>> const& rows) {
  std::vector<schema::Announcement> announcements;
  for (auto const& row : rows) {
    schema::Announcement announcement;
    announcement.id = std::to_string(announcements.size());
    announcement.title = "Tin";
    announcement.body = row[0];
    announcements.push_back(std::move(announcement));
  }
  return test::SmallIndex(announcements);
}

// Twelve syllables in two fragments: short enough to look at.
TEST(MakeSnippet, CutsAsTheGoldenFileSays) {
  test::expect_golden("snippets.tsv", 2, [](auto const& rows) {
    test::SmallIndex const index = snippet_index(rows);
    Xapian::Database const database = index.database();
    std::vector<std::string> html;
    for (auto const& row : rows) {
      html.push_back(formats::marked_html(
          make_snippet(row[0], snippet_terms(database, row[1]), {.syllables = 12}).marked));
    }
    return html;
  });
}

TEST(MakeSnippet, HoldsForAllOfTheSample) {
  test::SmallIndex const index(test::sample_folder());
  Xapian::Database const database = index.database();
  auto searcher = index.searcher();
  for (char const* const query :
       {"ban dan van huyen uy", "trạm bơm", "khai sinh", "nghị quyết", "119", "tiêm chủng"}) {
    HighlightTerms const terms = snippet_terms(database, query);
    for (std::string const& id : test::ids(searcher.search(test::request_for(query)).value())) {
      std::string const body = searcher.find(id).value().announcement.body;
      MarkedText const snippet = make_snippet(body, terms).marked;
      EXPECT_FALSE(snippet.text.empty()) << id;
      EXPECT_FALSE(base::find_invalid_utf8(snippet.text)) << id;
      EXPECT_EQ(snippet.text.find('\n'), std::string::npos) << id;
      EXPECT_LT(snippet.text.size(), 1'000u) << id;
      test::expect_sound_stretches(snippet);
    }
  }
}

TEST(MakeSnippet, LooksAtTheBeginningOfAVeryLongText) {
  test::SmallIndex const index(test::vankhe_announcements());
  HighlightTerms const terms = snippet_terms(index.database(), "mương");
  std::string text;
  for (int i = 0; i < 500; ++i) text += "Đắp đê. ";
  text += "Khơi mương.";
  SnippetOptions options;
  EXPECT_FALSE(make_snippet(text, terms, options).marked.matches.empty());
  // Three bytes of "ắ" lie across the limit: it must not be cut apart.
  for (options.max_text_bytes = 1; options.max_text_bytes < 12; ++options.max_text_bytes) {
    MarkedText const snippet = make_snippet(text, terms, options).marked;
    EXPECT_TRUE(snippet.matches.empty());
    EXPECT_FALSE(base::find_invalid_utf8(snippet.text)) << options.max_text_bytes;
  }
}

TEST(MakeSnippet, SaysWhereFragmentsAreFrom) {
  std::string text = "Khơi mương. ";
  for (int i = 0; i < 50; ++i) text += "Đắp đê. ";
  text += "Họp về thủy lợi.";
  test::SmallIndex const index = snippet_index({{text}});
  HighlightTerms const terms = snippet_terms(index.database(), "khơi mương thủy lợi");
  Snippet const snippet = make_snippet(text, terms, {.syllables = 12});
  ASSERT_EQ(snippet.parts.size(), 2U);
  EXPECT_EQ(snippet.parts[0].first_match, 0U);
  EXPECT_EQ(snippet.parts[1].first_match, text.find("thủy"));
  auto const& [begin, end] = snippet.parts[1].stretch;
  EXPECT_TRUE(snippet.marked.text.substr(begin, end - begin).ends_with("thủy lợi."));
  EXPECT_GT(snippet.parts[1].weight, 0);
  HighlightTerms const others = snippet_terms(index.database(), "xe đạp");
  EXPECT_FALSE(make_snippet(text, others).parts.at(0).first_match) << "the beginning";
}

TEST(MakeSnippet, LooksFurtherWhereItIsTold) {
  test::SmallIndex const index(test::vankhe_announcements());
  HighlightTerms const terms = snippet_terms(index.database(), "mương");
  std::string text;
  for (int i = 0; i < 100; ++i) text += "Đắp đê. ";
  text += "Khơi mương. Đắp đê.";
  SnippetOptions options{.syllables = 6, .max_text_bytes = 300};
  EXPECT_TRUE(make_snippet(text, terms, options).marked.matches.empty());
  options.looks_further = true;
  Snippet const snippet = make_snippet(text, terms, options);
  ASSERT_EQ(snippet.marked.matches.size(), 1U);
  EXPECT_TRUE(snippet.marked.text.starts_with("… ")) << snippet.marked.text;
  EXPECT_EQ(snippet.parts.at(0).first_match, text.find("mương"));
  HighlightTerms const others = snippet_terms(index.database(), "xe đạp");
  EXPECT_TRUE(make_snippet(text, others, options).marked.text.starts_with("Đắp đê."));
}

}  // namespace
}  // namespace tracuu::search
