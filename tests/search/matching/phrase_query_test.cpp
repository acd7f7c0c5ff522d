// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/phrase_query.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::search {
namespace {

using schema::FieldId;

WordReading word(std::vector<std::string> const& terms) {
  WordReading reading;
  for (std::string const& term : terms) reading.variants.push_back({term, 1});
  reading.joins_next = true;
  return reading;
}

/// A reading of words that stand in one sentence, with their pairs "a b".
TextReading run(std::vector<std::vector<std::string>> const& words) {
  TextReading reading;
  for (auto const& terms : words) reading.words.push_back(word(terms));
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    PairReading pair;
    pair.first = i;
    pair.variants.push_back({words[i][0] + " " + words[i + 1][0], 1});
    reading.pairs.push_back(std::move(pair));
  }
  if (!words.empty()) reading.words.back().joins_next = false;
  return reading;
}

TEST(PhraseQuery, LooksAtPositionsOnlyWherePairsDoNotDo) {
  TextReading two_sentences = run({{"a"}, {"b"}, {"c"}});
  two_sentences.words[1].joins_next = false;
  two_sentences.pairs.pop_back();
  TextReading unknown_word = run({{"a"}, {"b"}, {"c"}});
  unknown_word.words[2].variants.clear();
  TextReading unknown_pair = run({{"a"}, {"b"}, {"c"}});
  unknown_pair.pairs[0].variants.clear();
  struct {
    TextReading reading;
    char const* expected;
    char const* why;
  } const rows[] = {
      {run({}), "Query()", "nothing"},
      {run({{"a"}}), "Query(a)", "one word"},
      {run({{"a"}, {"b"}}), "Query(a b)", "two are a pair"},
      {run({{"a"}, {"b", "x"}, {"c"}}),
       "Query(((a b AND b c) FILTER (a PHRASE 3 (b OR x) PHRASE 3 c)))", "three"},
      {two_sentences, "Query((a b AND c))", "nothing stands in a row across a sentence's end"},
      {unknown_word, "Query()", "a word that nothing holds"},
      {unknown_pair, "Query()", "two words that are never side by side"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(phrase_query(row.reading, FieldId::Text).to_xapian().get_description(), row.expected)
        << row.why;
  }
}

TEST(PhraseQuery, ChecksTheFirstWordsOfALongOne) {
  std::vector<std::vector<std::string>> const words(kMaxPhraseWords + 5, {"a"});
  std::string const query = phrase_query(run(words), FieldId::Text).to_xapian().get_description();
  EXPECT_NE(query.find("PHRASE 40"), std::string::npos) << query;
}

TEST(NearQuery, MeasuresFromTheNearestWords) {
  TextReading number = run({{"119/QD-UBND"}});
  number.words[0].is_whole = true;
  struct {
    TextReading left;
    TextReading right;
    char const* expected;
    char const* why;
  } const rows[] = {
      {run({{"a"}}), run({{"b", "c"}}), "Query(((a AND (b OR c)) FILTER (a NEAR 4 (b OR c))))",
       "two words; the engine's window counts both ends"},
      {run({{"a"}, {"b"}}), run({{"c"}}),
       "Query(((a b AND c) FILTER ((b NEAR 4 c) OR (c NEAR 4 a))))", "a phrase on either side"},
      {number, run({{"b"}}), "Query((119/QD-UBND AND b))", "a document number has no place"},
      {run({{"a"}}), run({}), "Query()", "nothing"},
      {run({{"a"}}), run({{}}), "Query()", "a word that nothing holds"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(near_query(row.left, row.right, FieldId::Text, 3).to_xapian().get_description(),
              row.expected)
        << row.why;
  }
}

}  // namespace
}  // namespace tracuu::search
