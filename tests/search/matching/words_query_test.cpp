// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/words_query.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

TextReading reading_of(std::size_t words) {
  TextReading reading;
  reading.words.resize(words);
  return reading;
}

Synonym synonym_of(std::size_t first, std::size_t count, char const* text) {
  return {SynonymKind::FullForm, first, count, "", text, {{{"x|"}, 1}}};
}

/// "0+1 1+2(a,b) 3+1?": first word and count, synonyms, '?' if optional.
std::string text_of(std::vector<WordGroup> const& groups) {
  std::string text;
  for (WordGroup const& group : groups) {
    text += fmt::format("{}{}+{}", text.empty() ? "" : " ", group.first, group.count);
    std::string synonyms;
    for (Synonym const* const synonym : group.synonyms) {
      synonyms += (synonyms.empty() ? "" : ",") + synonym->text;
    }
    if (!synonyms.empty()) text += fmt::format("({})", synonyms);
    if (group.is_optional) text += '?';
  }
  return text;
}

TEST(UnitsOf, EachWordAlone) {
  EXPECT_EQ(text_of(groups_of(reading_of(0))), "");
  EXPECT_EQ(text_of(groups_of(reading_of(3))), "0+1 1+1 2+1");
}

TEST(UnitsOf, WordsWithSynonymsTogether) {
  TextReading reading = reading_of(5);
  reading.synonyms = {synonym_of(1, 3, "a"), synonym_of(1, 3, "b")};
  EXPECT_EQ(text_of(groups_of(reading)), "0+1 1+3(a,b) 4+1");
}

TEST(UnitsOf, WordsOfAPeriodAreOptional) {
  TextReading reading = reading_of(4);
  reading.periods = {{2, 2, {}}};
  EXPECT_EQ(text_of(groups_of(reading)), "0+1 1+1 2+1? 3+1?");
}

TEST(WordsQuery, AsksForTheUnitsOutsidePeriods) {
  TextReading reading = reading_of(4);
  reading.synonyms = {synonym_of(0, 2, "a")};
  reading.periods = {{3, 1, {}}};
  WordsQuery words(schema::FieldId::Text, 10);
  words.add(reading);
  EXPECT_EQ(words.required_groups(), 2u);
}

TEST(WordsQuery, AsksForPeriodsIfThereIsNothingElse) {
  TextReading reading = reading_of(2);
  reading.periods = {{0, 2, {}}};
  WordsQuery words(schema::FieldId::Text, 10);
  words.add(reading);
  EXPECT_EQ(words.required_groups(), 2u);
}

}  // namespace
}  // namespace tracuu::search
