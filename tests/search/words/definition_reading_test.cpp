// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/definition_reading.hpp"

#include <gtest/gtest.h>

#include "analyzers/analyzer_registry.hpp"

namespace tracuu::search {
namespace {

std::vector<WordReading> words_of(std::string_view text) {
  analyzers::TokenList list;
  analyzers::analyzer("vi").analyze(text, list);
  std::vector<WordReading> words;
  for (analyzers::Token const& token : list.tokens()) {
    if (!analyzers::is_simple(token.kind)) continue;
    WordReading word;
    word.typed = text.substr(token.begin, token.end - token.begin);
    word.token = list.text(token);
    words.push_back(std::move(word));
  }
  return words;
}

TEST(DefinitionReading, FindsWhatIsAskedFor) {
  struct {
    char const* question;
    char const* expected;  ///< "" = no such question
    char const* why;
  } const rows[] = {
      {"hộ nghèo là gì?", "hộ nghèo", "what is"},
      {"ho ngheo la gi", "ho ngheo", "without marks"},
      {"Thế nào là hộ nghèo", "hộ nghèo", "the frame before"},
      {"như thế nào là hộ cận nghèo", "hộ cận nghèo", "a longer frame"},
      {"định nghĩa hộ nghèo", "hộ nghèo", "definition"},
      {"định nghĩa của hộ nghèo", "hộ nghèo", "of"},
      {"khái niệm về hộ nghèo", "hộ nghèo", "concept, about"},
      {"hộ nghèo được hiểu như thế nào", "hộ nghèo", "how it is understood"},
      {"hộ nghèo được hiểu là gì", "hộ nghèo", "a frame that ends in another"},
      {"OCOP nghĩa là gì", "OCOP", "of one word"},
      {"hộ nghèo được hiểu như thế nào và gồm những ai", "hộ nghèo", "the question goes on"},
      {"Theo Luật Đất đai 2013, thửa đất là gì", "thửa đất", "behind the source"},
      {"theo quy định thửa đất là gì", "theo quy định thửa đất", "a source without a year"},
      {"làm thế nào để được vay vốn", "", "another question"},
      {"hộ nghèo", "", "no question"},
      {"là gì", "", "of nothing"},
      {"định nghĩa", "", ""},
      {"một hai ba bốn năm sáu bảy tám chín mười mười một mười hai là gì", "",
       "too long for a name"},
      {"", "", ""},
  };
  for (auto const& row : rows) {
    auto const words = words_of(row.question);
    auto const found = find_definition(words);
    std::string defined;
    for (std::size_t i = 0; found && i < found->count; ++i) {
      defined += (i == 0 ? "" : " ") + words[found->first + i].typed;
    }
    EXPECT_EQ(defined, row.expected) << row.question << ": " << row.why;
  }
}

}  // namespace
}  // namespace tracuu::search
