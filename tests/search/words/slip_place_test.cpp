// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/slip_place.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::search {
namespace {

constexpr Xapian::doccount kDocumentCount = 100'000;  // a pair in up to five of them is rare

/// A word in so many announcements, as if it was read.
WordReading word_of(std::string const& typed, Xapian::doccount frequency) {
  WordReading word;
  word.typed = typed;
  word.token = typed + "|";
  word.frequency = frequency;
  if (frequency > 0) word.variants = {{word.token, frequency}};
  word.joins_next = true;
  return word;
}

/// "thu tuc khai sinh": "tuc" is unknown, "khai sinh" hardly ever a pair.
TextReading run() {
  TextReading reading;
  reading.words = {word_of("thu", 900), word_of("tuc", 0), word_of("khai", 800),
                   word_of("sinh", 700)};
  reading.words.back().joins_next = false;
  reading.pairs = {{0, {}, 0}, {1, {}, 0}, {2, {}, 6}};
  return reading;
}

TEST(SuspectWords, AreUnknownOrNeverBesideTheirNeighbours) {
  EXPECT_EQ(suspect_words(run(), kDocumentCount), (std::vector<std::size_t>{1, 0, 2, 3}))
      << "unknown ones first, then stray ones; a pair in six announcements is common enough";
  EXPECT_TRUE(is_stray_word(run(), 0, kDocumentCount));
  EXPECT_FALSE(is_stray_word(run(), 2, kDocumentCount));
  EXPECT_EQ(suspect_words(run(), 2 * kDocumentCount), (std::vector<std::size_t>{1, 0, 2, 3}))
      << "of more announcements six are few";
}

TEST(SuspectWords, AreNoNumbersNorAcronyms) {
  TextReading numbers = run();
  numbers.words[1] = word_of("2023", 0);
  numbers.words[0].is_whole = true;
  EXPECT_EQ(suspect_words(numbers, kDocumentCount), (std::vector<std::size_t>{2, 3}));
  TextReading acronym = run();
  acronym.words[1].typed = "LHQ";
  EXPECT_EQ(suspect_words(acronym, kDocumentCount), (std::vector<std::size_t>{0, 2, 3}));
  for (WordReading& word : acronym.words) word.typed = "LHQ";
  acronym.words[0].is_listed = true;
  EXPECT_EQ(suspect_words(acronym, kDocumentCount), (std::vector<std::size_t>{1, 2, 3}))
      << "where all is in capitals, they say nothing; a word that a table has is none";
}

TEST(SuspectWords, AreAllMarkedWordsOfAPhrase) {
  TextReading phrase = run();
  phrase.pairs = {{0, {}, 60}, {1, {}, 60}, {2, {}, 60}};
  for (WordReading& word : phrase.words) word.variants = {{word.token, 900}};
  EXPECT_EQ(suspect_words(phrase, kDocumentCount), (std::vector<std::size_t>{0, 1, 2, 3}));
  EXPECT_FALSE(is_stray_word(phrase, 1, kDocumentCount));
  TextReading sound = phrase;
  sound.pairs = {{0, {}, 400}, {1, {}, 400}, {2, {}, 900}};
  EXPECT_EQ(suspect_words(sound, kDocumentCount), std::vector<std::size_t>{0})
      << "often beside all of their neighbours: but one neighbour says less than two";
  phrase.words[2].is_open = true;
  EXPECT_EQ(suspect_words(phrase, kDocumentCount), (std::vector<std::size_t>{0, 1, 3}))
      << "a word typed without marks stands for all that fit";
  TextReading marked = phrase;
  for (std::size_t const i : {0, 1, 3}) marked.words[i].token = "thu|3";
  EXPECT_EQ(suspect_words(marked, kDocumentCount), (std::vector<std::size_t>{0, 1, 2, 3}))
      << "but not among words that have theirs";
  for (int i = 0; i < 6; ++i) phrase.words.push_back(word_of("xa", 900));
  EXPECT_EQ(suspect_words(phrase, kDocumentCount), std::vector<std::size_t>{})
      << "a long text is found by its other words";
}

TEST(SuspectWords, AreFourStrayOnesAtMost) {
  TextReading unknown;
  for (int i = 0; i < 6; ++i) unknown.words.push_back(word_of("xyz", 0));
  EXPECT_EQ(suspect_words(unknown, kDocumentCount), (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(SlipPlace, HasTheNeighboursAndTheTypedPairs) {
  TextReading const words = run();
  SlipPlace const middle = slip_place(words, 1, 1);
  ASSERT_TRUE(middle.left && middle.right);
  EXPECT_EQ(middle.left->token, "thu|");
  EXPECT_EQ(middle.right->token, "khai|");
  EXPECT_FALSE(middle.is_known);
  EXPECT_TRUE(middle.is_never_seen);
  SlipPlace const two = slip_place(words, 2, 2);
  ASSERT_TRUE(two.left && !two.right);
  EXPECT_EQ(two.counts.left->pair, 0u);
  EXPECT_TRUE(two.is_known);
  EXPECT_TRUE(two.is_never_seen) << "in none of its pairs";
  SlipPlace const last = slip_place(words, 3, 1);
  EXPECT_EQ(last.counts.left->pair, 6u);
  EXPECT_EQ(last.counts.left->word, 800u);
  EXPECT_EQ(last.counts.word, 700u);
  EXPECT_FALSE(last.is_never_seen);
}

TEST(SlipPlace, EndsWhereASentenceDoes) {
  TextReading words = run();
  words.words[1].joins_next = false;
  EXPECT_FALSE(slip_place(words, 1, 1).right);
  EXPECT_FALSE(slip_place(words, 2, 1).left);
}

TEST(TypedPairFrequency, IsZeroWhereNoPairWasRead) {
  EXPECT_EQ(typed_pair_frequency(run(), 2), 6u);
  EXPECT_EQ(typed_pair_frequency(run(), 3), 0u);
}

}  // namespace
}  // namespace tracuu::search
