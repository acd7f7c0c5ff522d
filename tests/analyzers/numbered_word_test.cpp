// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/numbered_word.hpp"

#include <gtest/gtest.h>

#include <string>

#include "analyzers/analyzer_registry.hpp"

namespace tracuu::analyzers {
namespace {

TEST(NumberedWord, KnowsTheTermsOfWhatIsNumbered) {
  for (char const* const word : {"khóa", "Khoá", "quý", "quí", "kỳ", "kì", "SỐ", "đường"}) {
    EXPECT_TRUE(is_numbered_word(analyzer("vi").normalize_term(word))) << word;
  }
  for (char const* const word : {"khoa", "quỹ", "so", "covid", ""}) {
    EXPECT_FALSE(is_numbered_word(analyzer("vi").normalize_term(word))) << word;
  }
}

TEST(NumberedWord, TellsTheDigitsFromTheWord) {
  struct {
    char const* word;
    char const* expected;  // "letters digits"; "" = none
    char const* why;
  } const rows[] = {
      {"so2", "so 2", "no marks"},
      {"Số2", "Số 2", "marks and a capital"},
      {"quy2", "quy 2", "a quarter"},
      {"dieu5", "dieu 5", "an article"},
      {"phuong12", "phuong 12", "two digits"},
      {"nam2023", "nam 2023", "a year"},
      {"so12345", "", "too many digits"},
      {"uy3", "", "VNI"},
      {"covid19", "", "a name"},
      {"sò2", "", "another word"},
      {"so", "", "no digit"},
      {"2", "", "no letter"},
      {"so2a", "", "goes on"},
      {"", "", "nothing"},
  };
  for (auto const& row : rows) {
    auto const digits = numbered_word_digits(row.word);
    std::string shown;
    if (digits) {
      shown = row.word;
      shown.insert(*digits, " ");
    }
    EXPECT_EQ(shown, row.expected) << row.word << ": " << row.why;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
