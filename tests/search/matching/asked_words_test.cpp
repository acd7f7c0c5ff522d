// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/asked_words.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/syllable.hpp"
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

TEST(AskedWords, AsksForTheUnitsOutsidePeriods) {
  TextReading reading = reading_of(4);
  reading.synonyms = {synonym_of(0, 2, "a")};
  reading.periods = {{3, 1, {}}};
  AskedWords words(schema::FieldId::Text, 10);
  words.add(reading);
  EXPECT_EQ(words.required_groups(), 2u);
}

TEST(AskedWords, AsksForPeriodsIfThereIsNothingElse) {
  TextReading reading = reading_of(2);
  reading.periods = {{0, 2, {}}};
  AskedWords words(schema::FieldId::Text, 10);
  words.add(reading);
  EXPECT_EQ(words.required_groups(), 2u);
}

PairReading khai_sinh_in(Xapian::doccount frequency) {
  analyzers::Analyzer const& words = analyzers::analyzer("words");
  std::string term;
  analyzers::append_pair_term(term, words.normalize_term("khai"), words.normalize_term("sinh"));
  PairReading pair;
  pair.variants = {{term, frequency}};
  return pair;
}

TEST(Boundness, IsTheShareOfTheRarerWord) {
  TextReading reading = reading_of(2);
  reading.words[0].frequency = 100;
  reading.words[1].frequency = 40;
  EXPECT_DOUBLE_EQ(boundness(reading, khai_sinh_in(10)), 0.25);
  EXPECT_DOUBLE_EQ(boundness(reading, khai_sinh_in(80)), 1) << "at most all";
  PairReading nothing;
  EXPECT_DOUBLE_EQ(boundness(reading, nothing), 0);
}

}  // namespace
}  // namespace tracuu::search
