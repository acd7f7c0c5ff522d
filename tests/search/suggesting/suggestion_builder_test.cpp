// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggesting/suggestion_builder.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "search/suggesting/suggester.hpp"
#include "tests/search/suggestion_samples.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

std::vector<std::string> texts_of(SuggestionIndex const& index, SuggestionKind kind) {
  std::vector<std::string> texts;
  for (CandidateId id = 0; id < index.size(); ++id) {
    if (index.kind(id) == kind) texts.emplace_back(index.text(id));
  }
  return texts;
}

TEST(SuggestionScore, WeighsUseAndAge) {
  double const never = std::numeric_limits<double>::infinity();
  EXPECT_DOUBLE_EQ(suggestion_score(1, never), 1);
  EXPECT_DOUBLE_EQ(suggestion_score(1, 0), 4);
  EXPECT_DOUBLE_EQ(suggestion_score(1, 365.25), 2.5);
  EXPECT_GT(suggestion_score(1'000, never), suggestion_score(100, 0));
  EXPECT_GT(suggestion_score(1, 0), suggestion_score(7, 3'650)) << "news before old habits";
}

TEST(SuggestionBuilder, ShowsCleanText) {
  struct Row {
    char const* title;
    char const* shown;  // "" = not suggested
    char const* why;
  };
  constexpr Row kRows[] = {
      {"  Họp \t dân\n bàn ", "Họp dân bàn", "blanks"},
      {"Ho\u0323p da\u0302n", "Họp dân", "NFD"},
      {"Họp\u00a0dân", "Họp dân", "no-break space"},
      {"", "", "empty"},
      {" … !", "", "no words"},
  };
  for (Row const& row : kRows) {
    SuggestionIndex const index = suggestions_from({{"1", row.title}});
    std::string const shown = index.size() == 0 ? "" : std::string(index.text(0));
    EXPECT_EQ(shown, row.shown) << row.why;
  }
}

TEST(SuggestionBuilder, CutsLongTitlesAtABlank) {
  std::string title;
  for (int i = 0; i < 200; ++i) title += "đường ";
  SuggestionIndex const index = suggestions_from({{"1", title.c_str()}});
  ASSERT_EQ(index.size(), 1u);
  EXPECT_LE(index.text(0).size(), SuggestionBuilder::kMaxTitleBytes + 20);
  EXPECT_TRUE(index.text(0).ends_with("đường …"));
  std::string const word(5'000, 'a');
  EXPECT_LT(suggestions_from({{"1", word.c_str()}}).text(0).size(), 700u);
}

TEST(SuggestionBuilder, NamesATitleAfterItsNewestAnnouncement) {
  SuggestionIndex const index = suggestions_from({
      {"new", "HỌP, DÂN", "2024-01-01"},
      {"old", "Họp dân", "2020-01-01"},
      {"undated", "họp dân"},
  });
  ASSERT_EQ(index.size(), 1u);
  EXPECT_EQ(index.text(0), "HỌP, DÂN");
  EXPECT_EQ(index.announcement_id(0), "new");
  EXPECT_EQ(index.count(0), 3u);
}

TEST(SuggestionBuilder, OrdersCandidatesByScore) {
  SuggestionIndex const index = suggestions_from({
      {"1", "Tin một", "2010-01-01", "a.example", "Phòng Tư pháp"},
      {"2", "Tin hai", "2011-01-01", "a.example", "Phòng Tư pháp"},
      {"3", "Tin ba", "2024-01-01", "a.example", "Phòng Nội vụ"},
  });
  EXPECT_EQ(texts_of(index, SuggestionKind::Title),
            (std::vector<std::string>{"Tin ba", "Tin hai", "Tin một"}));
  EXPECT_EQ(texts_of(index, SuggestionKind::Unit),
            (std::vector<std::string>{"Phòng Nội vụ", "Phòng Tư pháp"}));
}

TEST(SuggestionBuilder, FindsFrequentPhrases) {
  SuggestionIndex const index = suggestions_from({
      {"1", "Xây dựng nông thôn mới ở xã An Khê"},
      {"2", "Hội nghị nông thôn mới"},
      {"3", "NÔNG THÔN MỚI về đích"},
      {"4", "Nông thôn mới và người dân"},
      {"5", "Nông thôn mới và người dân", "", "b.example"},
  });
  EXPECT_EQ(texts_of(index, SuggestionKind::Phrase), (std::vector<std::string>{"nông thôn mới"}));
}

TEST(SuggestionBuilder, KeepsOneOfEachNumber) {
  SuggestionIndex const index = suggestions_from({
      {"1", "Tin một", "2020-01-01", "a.example", "", "", "05/KH-UBND"},
      {"2", "Tin hai", "2021-01-01", "b.example", "", "", "5/KH–UBND"},
      {"3", "Tin ba", "2021-01-01", "b.example", "", "", "không số"},
  });
  EXPECT_EQ(texts_of(index, SuggestionKind::Number), (std::vector<std::string>{"5/KH–UBND"}));
}

TEST(SuggestionBuilder, OfNothingIsEmpty) {
  SuggestionIndex const index = SuggestionBuilder().finish();
  EXPECT_EQ(index.size(), 0u);
  EXPECT_EQ(index.term_count(), 0u);
}

TEST(BuildSuggestions, ReadsAnIndex) {
  test::SmallIndex const small(test::vankhe_announcements());
  auto const index = build_suggestions(small.path());
  ASSERT_TRUE(index);
  EXPECT_EQ(texts_of(*index, SuggestionKind::Title).size(), test::vankhe_announcements().size());
  auto const found = suggest(*index, "thu tuc khai t", {});
  EXPECT_EQ(title_ids(found), (std::vector<std::string>{"khai-tu"}));
  EXPECT_EQ(build_suggestions(small.path() / "none").error().code, base::ErrorCode::IndexMissing);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(build_suggestions(small.path(), stop.get_token()).error().code, base::ErrorCode::Busy);
}

TEST(SuggestionBuilder, SuggestsWhatPeopleSearchFor) {
  SuggestionBuilder builder;
  schema::Announcement announcement;
  announcement.id = "1";
  announcement.title = "Thông báo lịch họp";
  builder.add(announcement);
  builder.add(SearchedQuery{"cấp  lại thẻ căn cước", 12});
  builder.add(SearchedQuery{"?!", 99});
  SuggestionIndex const index = std::move(builder).finish();
  auto const found = suggest(index, "cap lai", {});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found.front().text, "cấp lại thẻ căn cước");
  EXPECT_EQ(found.front().kind, SuggestionKind::Phrase);
  EXPECT_EQ(found.front().count, 0u) << "how often it was asked is for the webmaster";
  EXPECT_TRUE(suggest(index, "cap lai", {.limit = 8, .site = "a"}).empty());
}

TEST(SuggestionBuilder, WhatIsSearchedForAddsToAFrequentPhrase) {
  SuggestionBuilder builder;
  for (int i = 0; i < 5; ++i) {
    schema::Announcement announcement;
    announcement.id = std::to_string(i);
    announcement.title = "Cải cách hành chính số " + std::to_string(i) + " tại xã";
    builder.add(announcement);
  }
  builder.add(SearchedQuery{"cải cách hành chính", 12});
  SuggestionIndex const index = std::move(builder).finish();
  int phrases = 0;
  for (Suggestion const& each : suggest(index, "cai cach hanh", {.limit = 20, .site = ""})) {
    if (each.text == "cải cách hành chính" || each.text == "Cải cách hành chính") ++phrases;
  }
  EXPECT_EQ(phrases, 1);
}

}  // namespace
}  // namespace tracuu::search
