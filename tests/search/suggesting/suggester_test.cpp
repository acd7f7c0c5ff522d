// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggesting/suggester.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "base/utf8.hpp"
#include "tests/search/suggestion_samples.hpp"

namespace tracuu::search {
namespace {

using Texts = std::vector<std::string>;

SuggestionIndex vankhe() {
  return suggestions_from({
      {"khai-sinh", "Thủ tục khai sinh cho trẻ em", "2023-03-05"},
      {"khai-tu", "Liên thông thủ tục khai tử", "2023-05-20"},
      {"cat-nuoc", "Lịch cắt nước tháng 5", "2024-05-01"},
      {"thu-hoach", "Thu hoạch lúa xuân", "2022-06-01"},
      {"dat-dai", "Đất đai: người dân hỏi, huyện trả lời", "2021-01-01"},
      {"thu-thu", "Mời thủ thư dự tập huấn", "2021-01-02"},
      {"quyet-toan", "Quyết toán ngân sách xã", "2021-02-01"},
      {"ha-noi", "Đoàn công tác thăm Hà Nội", "2021-03-01"},
      {"bon", "Bốn xã về đích", "2021-03-02"},
  });
}

TEST(Suggest, ReadsWhatIsTyped) {
  struct Row {
    char const* typed;
    Texts expected;
    char const* why;
  };
  Row const rows[] = {
      {"thủ tục khai s", {"[Thủ tục khai s]inh cho trẻ em"}, "half a syllable"},
      {"thủ tục khai",
       {"[Thủ tục khai] sinh cho trẻ em", "Liên thông [thủ tục khai] tử"},
       "a beginning before a row, though older"},
      {"thu tuc khai tu", {"Liên thông [thủ tục khai tử]"}, "no marks at all"},
      {"thủ tuc khai tu", {"Liên thông [thủ tục khai tử]"}, "some marks"},
      {"THU TUC KHAI TU", {"Liên thông [thủ tục khai tử]"}, "capitals"},
      {"thur tucj khai tuwr", {"Liên thông [thủ tục khai tử]"}, "Telex"},
      {"thur tucj kha",
       {"[Thủ tục kha]i sinh cho trẻ em", "Liên thông [thủ tục kha]i tử"},
       "Telex in mid-word"},
      {"thu3 tuc5 khai tu73", {"Liên thông [thủ tục khai tử]"}, "VNI"},
      {"khai thủ tục s", {"[Thủ tục khai s]inh cho trẻ em"}, "any order"},
      {"tử tử", {}, "each word needs one of its own"},
      {"cho sinh", {"Thủ tục khai [sinh cho] trẻ em"}, "any order, joined where side by side"},
      {"lịch nước", {"[Lịch] cắt [nước] tháng 5"}, "words between"},
      {"thu ho", {"[Thu ho]ạch lúa xuân"}, "plain u is any u"},
      {"thú ho", {}, "a typed tone must match"},
      {"thu thu", {"Mời [thủ thư] dự tập huấn"}, "one word twice"},
      {"thu thủ ", {"Mời [thủ thư] dự tập huấn"}, "the surer word chooses first"},
      {"thư hoạch", {}, "a typed shape must match"},
      {"thủ tục ", {"[Thủ tục] khai sinh cho trẻ em", "Liên thông [thủ tục] khai tử"}, "a blank"},
      {"thủ tụ ", {}, "a blank ends the syllable"},
      {"ddaats ddai", {"[Đất đai]: người dân hỏi, huyện trả lời"}, "đ by Telex"},
      {"dat dai", {"[Đất đai]: người dân hỏi, huyện trả lời"}, "đ as d"},
      {"đat dai", {"[Đất đai]: người dân hỏi, huyện trả lời"}, "đ as it is"},
      {"nguwo", {"Đất đai: [ngườ]i dân hỏi, huyện trả lời"}, "Telex before the tone"},
      {"ngươ", {"Đất đai: [ngườ]i dân hỏi, huyện trả lời"}, "an input method before the tone"},
      {"dân hỏi huyện", {"Đất đai: người [dân hỏi], [huyện] trả lời"}, "over a comma"},
      {"quy", {"[Quy]ết toán ngân sách xã"}, "y is not i inside a syllable"},
      {"tháng 5", {"Lịch cắt nước [tháng 5]"}, "digits"},
      {"booosn", {}, "taken back by Telex: no such word"},
      {"hoàn", {}, "no such word"},
      {"thủ tục xyz", {}, "one word is nowhere"},
      {"ha n\u00f4\u0323i", {"Đoàn công tác thăm [Hà Nội]"}, "NFD"},
  };
  SuggestionIndex const index = vankhe();
  for (Row const& row : rows) {
    EXPECT_EQ(marked(suggest(index, row.typed, {})), row.expected) << row.typed << ": " << row.why;
  }
}

TEST(Suggest, BeginsWithTheSecondLetter) {
  SuggestionIndex const index = vankhe();
  for (char const* const typed : {"", " ", "t", "đ", "  t ", "\"-", "…"}) {
    EXPECT_TRUE(suggest(index, typed, {}).empty()) << typed;
  }
  EXPECT_FALSE(suggest(index, "th", {}).empty());
}

TEST(Suggest, IsSafeOnAnyBytes) {
  SuggestionIndex const index = vankhe();
  std::string const broken[] = {"th\xE1\xBB",
                                "\xFF\xFE",
                                std::string("th\0", 3),
                                std::string(10'000, 't'),
                                std::string(200, 'a') + "b",
                                [] {
                                  std::string words;
                                  for (int i = 0; i < 60; ++i) words += "th ";
                                  return words;
                                }()};
  for (std::string const& typed : broken) {
    EXPECT_NO_FATAL_FAILURE((void)suggest(index, typed, {})) << typed.size();
  }
  EXPECT_TRUE(suggest(index, broken[0], {}).empty());
  EXPECT_TRUE(suggest(index, broken[3], {}).empty());
  EXPECT_TRUE(suggest(index, broken[5], {}).empty()) << "more words than kMaxTypedWords";
  EXPECT_TRUE(suggest(SuggestionIndex(), "thu tuc", {}).empty());
}

TEST(Suggest, RanksByUseAndDate) {
  SuggestionIndex const index = suggestions_from({
      {"old", "Họp dân thôn Thượng", "2015-01-01"},
      {"new", "Họp dân thôn Hạ", "2024-01-01"},
      {"undated", "Họp dân thôn Trung"},
      {"used-1", "Họp dân thôn Đoài", "2015-01-01", "a.example"},
      {"used-2", "Họp dân thôn Đoài", "2015-01-02", "b.example"},
      {"used-3", "Họp dân thôn Đoài", "2015-01-03", "b.example"},
  });
  auto const suggestions = suggest(index, "họp dân thôn", {.limit = 20});
  EXPECT_EQ(title_ids(suggestions), (Texts{"new", "used-3", "old", "undated"}))
      << "the newest first; use before age; each text once, by its newest announcement";
  for (Suggestion const& suggestion : suggestions) {
    if (suggestion.kind != SuggestionKind::Title) continue;
    EXPECT_EQ(suggestion.count, suggestion.id == "used-3" ? 3u : 1u) << "of all sites";
  }
}

TEST(Suggest, SharesThePlacesBetweenTitlesAndTheRest) {
  std::vector<std::string> titles;
  for (int i = 0; i < 40; ++i) {
    titles.push_back("Tin tức " + std::string(i % 2 ? "xã " : "huyện ") + std::to_string(i));
  }
  std::vector<SampleRow> rows;
  for (std::string const& title : titles) rows.push_back({title.c_str(), title.c_str()});
  SuggestionIndex const index = suggestions_from(rows);
  auto const count_titles = [&](std::size_t limit) {
    auto const suggestions = suggest(index, "tin tuc", {.limit = limit});
    EXPECT_EQ(suggestions.size(), limit);
    return title_ids(suggestions).size();
  };
  EXPECT_LT(count_titles(2), 2u);
  EXPECT_GE(count_titles(8), 4u);
  EXPECT_LT(count_titles(8), 8u);
  EXPECT_EQ(suggest(index, "tin tuc", {.limit = 1'000}).size(), kMaxSuggestions);
}

TEST(Suggest, OffersPlacesUnitsAndNumbers) {
  SuggestionIndex const index = suggestions_from({
      {"1", "Tin một", "2020-01-01", "a.example", "Phòng Tư pháp", "xã An Khê", "119/QĐ-UBND"},
      {"2", "Tin hai", "2021-01-01", "b.example", "Phòng tư pháp", "xã An Khê", "12/KH-UBND"},
  });
  auto const units = suggest(index, "phong tu", {});
  ASSERT_EQ(units.size(), 1u) << "two spellings are one";
  EXPECT_EQ(units[0].text, "Phòng tư pháp") << "the newest one";
  EXPECT_EQ(units[0].kind, SuggestionKind::Unit);
  EXPECT_EQ(units[0].count, 2u);
  EXPECT_EQ(units[0].id, "");
  EXPECT_EQ(marked(suggest(index, "an khê", {})), (Texts{"xã [An Khê]"})) << "inside a name";
  auto const numbers = suggest(index, "119/q", {});
  ASSERT_EQ(numbers.size(), 1u);
  EXPECT_EQ(numbers[0].kind, SuggestionKind::Number);
  EXPECT_EQ(marked(numbers), (Texts{"[119/Q]Đ-UBND"}));
}

TEST(Suggest, KeepsToASite) {
  SuggestionIndex const index = suggestions_from({
      {"a1", "Họp dân", "2020-01-01", "a.example", "Phòng Tư pháp", "", "119/QĐ-UBND"},
      {"b1", "Họp dân", "2021-01-01", "b.example", "Phòng Nội vụ", "", "119/QĐ-HĐND"},
  });
  EXPECT_EQ(title_ids(suggest(index, "họp", {})), (Texts{"b1"}));
  EXPECT_EQ(title_ids(suggest(index, "họp", {.site = "a.example"})), (Texts{"a1"}));
  EXPECT_EQ(title_ids(suggest(index, "họp", {.site = "A.Example"})), (Texts{"a1"}));
  EXPECT_TRUE(suggest(index, "họp", {.site = "c.example"}).empty());
  EXPECT_EQ(marked(suggest(index, "phòng", {.site = "a.example"})), (Texts{"[Phòng] Tư pháp"}));
  EXPECT_EQ(marked(suggest(index, "119", {.site = "b.example"})), (Texts{"[119]/QĐ-HĐND"}));
}

TEST(Suggest, MatchesAreInsideTheTextAndInOrder) {
  SuggestionIndex const index = vankhe();
  for (char const* const typed :
       {"tu", "kh", "khai thu", "xa", "5", "thang 5", "ng", "em cho tre"}) {
    for (Suggestion const& suggestion : suggest(index, typed, {})) {
      ASSERT_FALSE(suggestion.matches.empty()) << typed;
      std::size_t last = 0;
      for (Stretch const& match : suggestion.matches) {
        EXPECT_LT(match.begin, match.end);
        EXPECT_LE(last, match.begin);
        EXPECT_TRUE(base::is_utf8_boundary(suggestion.text, match.begin));
        EXPECT_TRUE(base::is_utf8_boundary(suggestion.text, match.end));
        last = match.end;
      }
      EXPECT_LE(last, suggestion.text.size());
    }
  }
}

TEST(Suggest, ThreadsAgree) {
  SuggestionIndex const index = vankhe();
  auto const expected = marked(suggest(index, "thur tucj kha", {}));
  std::vector<std::thread> threads;
  std::vector<Texts> found(4);
  for (Texts& texts : found) {
    threads.emplace_back([&] { texts = marked(suggest(index, "thur tucj kha", {})); });
  }
  for (std::thread& thread : threads) thread.join();
  for (Texts const& texts : found) EXPECT_EQ(texts, expected);
}

}  // namespace
}  // namespace tracuu::search
