// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/highlight.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

/// An index of these texts, an announcement each.
test::SmallIndex index_of(std::vector<std::vector<std::string>> const& rows) {
  std::vector<schema::Announcement> announcements;
  for (auto const& row : rows) {
    schema::Announcement announcement;
    announcement.id = std::to_string(announcements.size());
    announcement.body = row[0];
    announcement.title = "Tin";
    announcements.push_back(std::move(announcement));
  }
  return test::SmallIndex(announcements);
}

HighlightTerms terms_for(Xapian::Database const& database, std::string_view query) {
  return {{read_words(database, query, schema::FieldId::Text, MarkRule::AsTyped)},
          database.get_doccount()};
}

TEST(HighlightHtml, MarksAsTheGoldenFileSays) {
  test::expect_golden("highlights.tsv", 2, [](auto const& rows) {
    test::SmallIndex const index = index_of(rows);
    Xapian::Database const database = index.database();
    std::vector<std::string> html;
    for (auto const& row : rows) {
      html.push_back(highlight_html(row[0], terms_for(database, row[1])));
    }
    return html;
  });
}

TEST(HighlightTerms, WeighsRareTermsMore) {
  test::SmallIndex const index(test::sample_folder());
  Xapian::Database const database = index.database();
  HighlightTerms const terms = terms_for(database, "huyện mộc");
  EXPECT_GT(terms.weight("moc|65"), terms.weight("huyen|065"));
  EXPECT_EQ(terms.weight("lang|2"), 0);
  EXPECT_TRUE(HighlightTerms({}, 10).is_empty());
  EXPECT_TRUE(terms_for(database, "khongcothatdau").is_empty());
}

// "sinh" alone says nothing about "khai sinh".
TEST(HighlightTerms, LeavesOutLoneSyllablesOfPairs) {
  test::SmallIndex const index(test::vankhe_announcements());
  HighlightTerms const terms = terms_for(index.database(), "khai sinh");
  EXPECT_GT(terms.weight("khai sinh|,"), 0);
  EXPECT_EQ(terms.weight("sinh|"), 0);
  EXPECT_GT(terms_for(index.database(), "sinh").weight("sinh|"), 0);
}

TEST(MarkHtml, KeepsToItsBytes) {
  analyzers::TokenList tokens;
  std::string const text = "Đê, đê và đê.";
  analyzers::analyzer("vi").analyze(text, tokens);
  test::SmallIndex const index = index_of({{text, ""}});
  auto const matches = find_matches(tokens, terms_for(index.database(), "đê"));
  ASSERT_EQ(matches.size(), 3u);
  EXPECT_EQ(mark_html(text, 0, matches[1].end, matches), "<mark>Đê</mark>, <mark>đê</mark>");
  EXPECT_EQ(mark_html(text, matches[1].end, text.size(), matches), " và <mark>đê</mark>.");
  EXPECT_EQ(mark_html(text, 0, 0, matches), "");
}

TEST(JoinMatches, JoinsWhatOverlapsOrHasOnlyBlanksBetween) {
  std::string_view const text = "một hai  ba, bốn";
  auto const span = [](std::size_t begin, std::size_t end) {
    return MatchedSpan{begin, end, "", 1};
  };
  // Bytes: "một" 0-5, "hai" 6-9, "ba" 11-13, "bốn" 15-20.
  EXPECT_EQ(
      join_matches(text, 0, text.size(), {span(0, 9), span(6, 9), span(11, 13), span(15, 20)}),
      (std::vector<TextStretch>{{0, 13}, {15, 20}}));
  EXPECT_EQ(join_matches(text, 6, 13, {span(0, 9), span(11, 13)}),
            (std::vector<TextStretch>{{11, 13}}));
  EXPECT_TRUE(join_matches(text, 0, text.size(), {}).empty());
}

}  // namespace
}  // namespace tracuu::search
