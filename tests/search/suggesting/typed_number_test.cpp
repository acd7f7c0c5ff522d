// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggesting/typed_number.hpp"

#include <gtest/gtest.h>

#include "tests/search/suggestion_samples.hpp"

namespace tracuu::search {
namespace {

SuggestionIndex index_of_numbers() {
  return suggestions_from({
      {"1", "Tin 1", "2020-01-01", "a.example", "", "", "119/QĐ-UBND"},
      {"2", "Tin 2", "2024-01-01", "b.example", "", "", "1190/QĐ-UBND"},
      {"3", "Tin 3", "2021-01-01", "a.example", "", "", "119/2021/NQ-HĐND"},
      {"4", "Tin 4", "2021-01-01", "a.example", "", "", "30/2020/NĐ-CP"},
      {"5", "Tin 5", "2021-01-01", "a.example", "", "", "05/KH–UBND"},
      {"6", "Tin 6", "2021-01-01", "a.example", "", "", "39-CT/TW"},
  });
}

TEST(FindNumbers, ByTheirBeginning) {
  struct Row {
    char const* typed;
    std::vector<std::string> expected;
    char const* why;
  };
  Row const rows[] = {
      {"119", {"[119]/2021/NQ-HĐND", "[119]/QĐ-UBND", "[119]0/QĐ-UBND"}, "that number first"},
      {"119/", {"[119/]2021/NQ-HĐND", "[119/]QĐ-UBND"}, "a mark ends the digits"},
      {"119/Q", {"[119/Q]Đ-UBND"}, "capital"},
      {"119/qđ", {"[119/QĐ]-UBND"}, "small"},
      {"119/qd-ub", {"[119/QĐ-UB]ND"}, "đ as d"},
      {"119 / QĐ - U", {"[119/QĐ-U]BND"}, "blanks"},
      {"119qdub", {"[119/QĐ-UB]ND"}, "no marks"},
      {"119 qd", {"[119/QĐ]-UBND"}, "a blank for a mark"},
      {"302020nd", {"[30/2020/NĐ]-CP"}, "no marks, with a year"},
      {"30/2020", {"[30/2020]/NĐ-CP"}, "a year"},
      {"5/k", {"[05/K]H–UBND"}, "a leading zero in the text"},
      {"005/kh-u", {"[05/KH–U]BND"}, "leading zeros as typed"},
      {"39-ct", {"[39-CT]/TW"}, "party form"},
      {"39/ct", {"[39-CT]/TW"}, "the other mark"},
      {"số 119/QĐ", {"[119/QĐ]-UBND"}, "behind số"},
      {"quyết định so 30", {"[30]/2020/NĐ-CP"}, "behind so"},
      {"quyết định 119/QĐ", {"[119/QĐ]-UBND"}, "goes on"},
      {"tháng 30", {}, "may be any number"},
      {"119 thủ tục", {}, "goes on with words"},
      {"7/", {}, "none"},
      {"0", {}, "zeros only"},
      {"QĐ-UBND", {}, "no digits"},
      {"", {}, "nothing"},
  };
  SuggestionIndex const index = index_of_numbers();
  for (Row const& row : rows) {
    std::vector<Suggestion> suggestions;
    for (NumberHit const& hit : suggested_numbers(index, row.typed, 10, std::nullopt)) {
      suggestions.push_back(
          {.text = std::string(index.text(hit.candidate)), .id = {}, .matches = {hit.match}});
    }
    EXPECT_EQ(marked(suggestions), row.expected) << row.typed << ": " << row.why;
  }
}

TEST(FindNumbers, KeepsToLimitAndSite) {
  SuggestionIndex const index = index_of_numbers();
  auto const one = suggested_numbers(index, "119", 1, std::nullopt);
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(index.text(one[0].candidate), "119/2021/NQ-HĐND") << "the newest";
  auto const on_b = suggested_numbers(index, "119", 10, index.find_site("b.example"));
  ASSERT_EQ(on_b.size(), 1u);
  EXPECT_EQ(index.text(on_b[0].candidate), "1190/QĐ-UBND");
}

}  // namespace
}  // namespace tracuu::search
