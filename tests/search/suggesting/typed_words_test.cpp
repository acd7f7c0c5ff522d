// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggesting/typed_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "tests/search/suggestion_samples.hpp"

namespace tracuu::search {
namespace {

TEST(ReadTypedWords, WordsAsTheFileOfTermsHasThem) {
  struct Row {
    char const* typed;
    std::vector<std::string> expected;  // of each word: its terms, then the letters typed
    char const* why;
  };
  Row const rows[] = {
      {"thu ", {"thu| thu|3 thu|7 0"}, "marks left out"},
      {"thu", {"thung| thu| thu|3 thu|7 3"}, "under way"},
      {"thủ ", {"thu|3 0"}, "just that"},
      {"thủ tu", {"thu|3 0", "tuc|5 2"}, "two words"},
      {"thur ", {"thu|3 0"}, "Telex"},
      {"thu3 ", {"thu|3 0"}, "VNI"},
      {"thun", {"thung| 4"}, "half typed"},
      {"tucj", {"tuc|5 3"}, "Telex: three letters were typed"},
      {"quy", {"qui|2 quyet|061 3"}, "quỳ, and the beginning of quyết"},
      {"quý ", {""}, "no quý"},
      {"xyz ", {""}, "nowhere"},
      {"", {}, "nothing"},
  };
  SuggestionIndex const index = suggestions_from({{"1", "thu thủ thư thung tục quyết quỳ"}});
  for (Row const& row : rows) {
    std::vector<std::string> words;
    for (TypedWord const& word : read_typed_words(index, row.typed)) {
      std::vector<std::string> parts;
      for (SuggestionTerm const term : word.terms) parts.emplace_back(index.term(term));
      if (!parts.empty()) parts.push_back(std::to_string(word.letters));
      words.push_back(fmt::format("{}", fmt::join(parts, " ")));
      EXPECT_EQ(word.postings, word.terms.size()) << "each term is in the one title";
    }
    EXPECT_EQ(words, row.expected) << row.typed << ": " << row.why;
  }
}

}  // namespace
}  // namespace tracuu::search
