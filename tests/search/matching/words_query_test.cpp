// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/words_query.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

RunReading run_of(std::size_t words) {
  RunReading run;
  run.words.resize(words);
  return run;
}

Synonym synonym_of(std::size_t first, std::size_t count, char const* text) {
  return {SynonymKind::FullForm, first, count, "", text, {{{"x|"}, 1}}};
}

/// "0+1 1+2(a,b) 3+1?": first word and count, synonyms, '?' if optional.
std::string text_of(std::vector<QueryUnit> const& units) {
  std::string text;
  for (QueryUnit const& unit : units) {
    text += fmt::format("{}{}+{}", text.empty() ? "" : " ", unit.first, unit.count);
    std::string synonyms;
    for (Synonym const* const synonym : unit.synonyms) {
      synonyms += (synonyms.empty() ? "" : ",") + synonym->text;
    }
    if (!synonyms.empty()) text += fmt::format("({})", synonyms);
    if (unit.is_optional) text += '?';
  }
  return text;
}

TEST(UnitsOf, EachWordAlone) {
  EXPECT_EQ(text_of(units_of(run_of(0))), "");
  EXPECT_EQ(text_of(units_of(run_of(3))), "0+1 1+1 2+1");
}

TEST(UnitsOf, WordsWithSynonymsTogether) {
  RunReading run = run_of(5);
  run.synonyms = {synonym_of(1, 3, "a"), synonym_of(1, 3, "b")};
  EXPECT_EQ(text_of(units_of(run)), "0+1 1+3(a,b) 4+1");
}

TEST(UnitsOf, WordsOfAPeriodAreOptional) {
  RunReading run = run_of(4);
  run.periods = {{2, 2, {}}};
  EXPECT_EQ(text_of(units_of(run)), "0+1 1+1 2+1? 3+1?");
}

TEST(WordsQuery, AsksForTheUnitsOutsidePeriods) {
  RunReading run = run_of(4);
  run.synonyms = {synonym_of(0, 2, "a")};
  run.periods = {{3, 1, {}}};
  WordsQuery words(schema::FieldId::Text, 10);
  words.add(run);
  EXPECT_EQ(words.required_units(), 2u);
}

TEST(WordsQuery, AsksForPeriodsIfThereIsNothingElse) {
  RunReading run = run_of(2);
  run.periods = {{0, 2, {}}};
  WordsQuery words(schema::FieldId::Text, 10);
  words.add(run);
  EXPECT_EQ(words.required_units(), 2u);
}

}  // namespace
}  // namespace tracuu::search
