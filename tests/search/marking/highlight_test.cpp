// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/highlight.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "formats/marked_html.hpp"
#include "search/marking/snippet.hpp"
#include "tests/search/sound_stretches.hpp"
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

TEST(Highlight, MarksAsTheGoldenFileSays) {
  test::expect_golden("highlights.tsv", 2, [](auto const& rows) {
    test::SmallIndex const index = index_of(rows);
    Xapian::Database const database = index.database();
    std::vector<std::string> html;
    for (auto const& row : rows) {
      html.push_back(formats::marked_html(highlight(row[0], terms_for(database, row[1]))));
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

/// The passage by itself.
std::string passage_html(std::string_view text, Stretch passage,
                         std::vector<TermMatch> const& matches) {
  MarkedText marked;
  append_passage(marked, text, passage, matches);
  return formats::marked_html(marked);
}

TEST(AppendPassage, KeepsToItsBytes) {
  std::string const text = "Đê, đê và đê.";
  test::SmallIndex const index = index_of({{text, ""}});
  auto const matches = find_matches(text, terms_for(index.database(), "đê"));
  ASSERT_EQ(matches.size(), 3u);
  EXPECT_EQ(passage_html(text, {0, matches[1].stretch.end}, matches),
            "<mark>Đê</mark>, <mark>đê</mark>");
  EXPECT_EQ(passage_html(text, {matches[1].stretch.end, text.size()}, matches),
            " và <mark>đê</mark>.");
  EXPECT_EQ(passage_html(text, {0, 0}, matches), "");
}

TEST(AppendPassage, GoesOnAfterWhatIsThere) {
  std::string_view const text = "ab \n\t cd";
  std::vector<TermMatch> const matches{{{0, 2}, 0, 1}, {{7, 8}, 0, 1}};
  MarkedText marked{"… ", {}};
  append_passage(marked, text, {0, 2}, matches);
  append_passage(marked, text, {2, 8}, matches);
  EXPECT_EQ(marked, (MarkedText{"… ab cd", {{4, 6}, {8, 9}}})) << marked.text;
}

TEST(AppendPassage, PutsADotBetweenCells) {
  MarkedText marked;
  std::string_view const text = "STT \t\tHọ tên\n\tcuối";
  append_passage(marked, text, {0, text.size()}, {});
  EXPECT_EQ(marked.text, "STT · Họ tên cuối");
}

// Whatever the text: NFC and NFD, letters without a syllable, bytes that are not UTF-8.
TEST(Highlight, StretchesAreInOrderAndOnEdgesOfCodePoints) {
  std::vector<std::string> const pieces{"Đê",           "de\u0302", "  ",   "\n",
                                        "119/QĐ-UBND",  "khai",     "sinh", "😀",
                                        "\xC4\xFF\x80", "&<",       "ế",    "e\u0323\u0302",
                                        "\u200B",       "12,5%",    "TT&TT"};
  std::vector<std::vector<std::string>> rows{{"đê 119/QĐ-UBND khai sinh 12,5% ế TT&TT"}};
  test::SmallIndex const index = index_of(rows);
  Xapian::Database const database = index.database();
  std::mt19937 random(13);
  for (char const* const query : {"đê", "khai sinh", "119/QĐ-UBND 12,5%", "de e tt&tt"}) {
    HighlightTerms const terms = terms_for(database, query);
    for (int round = 0; round < 200; ++round) {
      std::string text;
      for (int piece = 0; piece < 12; ++piece) {
        text += pieces[random() % pieces.size()];
        if (random() % 2 == 0) text += ' ';
      }
      test::expect_sound_stretches(highlight(text, terms));
      test::expect_sound_stretches(make_snippet(text, terms, {.syllables = 5}).marked);
    }
  }
}

TEST(JoinMatches, JoinsWhatOverlapsOrHasOnlyBlanksBetween) {
  std::string_view const text = "một hai  ba, bốn";
  auto const span = [](std::size_t begin, std::size_t end) {
    return TermMatch{{begin, end}, 0, 1};
  };
  // Bytes: "một" 0-5, "hai" 6-9, "ba" 11-13, "bốn" 15-20.
  EXPECT_EQ(
      join_matches(text, {0, text.size()}, {span(0, 9), span(6, 9), span(11, 13), span(15, 20)}),
      (std::vector<Stretch>{{0, 13}, {15, 20}}));
  EXPECT_EQ(join_matches(text, {6, 13}, {span(0, 9), span(11, 13)}),
            (std::vector<Stretch>{{11, 13}}));
  EXPECT_TRUE(join_matches(text, {0, text.size()}, {}).empty());
  EXPECT_EQ(join_matches("a\tb", {0, 3}, {span(0, 1), span(2, 3)}).size(), 2u) << "two cells";
}

}  // namespace
}  // namespace tracuu::search
