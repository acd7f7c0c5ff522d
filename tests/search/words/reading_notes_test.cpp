// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/reading_notes.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

/// Words one after the other, with a blank between, as if they were read.
TextReading reading_of(std::vector<std::string> const& words) {
  TextReading reading;
  for (std::string const& word : words) {
    if (!reading.text.empty()) reading.text += ' ';
    WordReading read_word;
    read_word.typed = word;
    read_word.begin = reading.text.size();
    reading.text += word;
    read_word.end = reading.text.size();
    reading.words.push_back(read_word);
  }
  return reading;
}

std::vector<Note> notes_of(TextReading const& reading, std::string const& query) {
  return reading_notes(reading, query);
}

Synonym synonym_of(SynonymKind kind, std::size_t first, std::string typed, std::string text) {
  return {kind, first, 1, std::move(typed), std::move(text), {}};
}

TEST(ReadingNotes, SayNothingOfWordsReadAsTyped) {
  EXPECT_EQ(test::notes_text(notes_of(reading_of({"thủ", "tục"}), "thủ tục")), "");
}

TEST(ReadingNotes, TellHowWordsWereRewritten) {
  TextReading reading = reading_of({"ủy", "ban"});
  reading.rewriting = Rewriting::Typing;
  EXPECT_EQ(test::notes_text(notes_of(reading, "uyr ban")), "typing_read_back(ủy ban)");
  reading.rewriting = Rewriting::Spelling;
  auto const notes = notes_of(reading, "ủyy ban");
  EXPECT_EQ(test::notes_text(notes), "spelling_corrected(ủy ban)");
  EXPECT_EQ(notes[0].exact_query, "ủyy ban");
}

TEST(ReadingNotes, SuggestTheWholeQueryWithANearSpelling) {
  TextReading reading = reading_of({"thũ", "tục"});
  reading.suggestion = "thủ tục";
  auto const notes = notes_of(reading, "thũ tục -đất");
  ASSERT_EQ(test::notes_text(notes), "did_you_mean(thủ tục)");
  EXPECT_EQ(notes[0].suggestion, "thủ tục -đất");
  EXPECT_EQ(notes_of(reading, "thũ  tục")[0].suggestion, "") << "other blanks: no link";
}

TEST(ReadingNotes, JoinSynonymsOfTheSameWords) {
  TextReading reading = reading_of({"UBND", "BTV"});
  reading.synonyms = {synonym_of(SynonymKind::FullForm, 0, "UBND", "Ủy ban nhân dân"),
                      synonym_of(SynonymKind::FullForm, 1, "BTV", "Ban Thường vụ"),
                      synonym_of(SynonymKind::FullForm, 1, "BTV", "biên tập viên")};
  EXPECT_EQ(test::notes_text(notes_of(reading, "UBND BTV")),
            "synonyms_too(UBND = Ủy ban nhân dân) "
            "synonyms_too(BTV = Ban Thường vụ, biên tập viên)");
}

TEST(ReadingNotes, TellKindsOfSynonymsApart) {
  TextReading reading = reading_of({"Huế", "119"});
  reading.synonyms = {synonym_of(SynonymKind::OldName, 0, "Huế", "Thừa Thiên Huế"),
                      synonym_of(SynonymKind::Number, 1, "119", "119/QD-UBND")};
  reading.ambiguous = {"CT: chủ tịch, chỉ thị"};
  EXPECT_EQ(test::notes_text(notes_of(reading, "Huế 119")),
            "number_read(119 = 119/QD-UBND) "
            "ambiguous_word(CT: chủ tịch, chỉ thị)")
      << "old names are told of where the hits are known";
}

TEST(ReadingNotes, NameFiveNumbersAtMost) {
  TextReading reading = reading_of({"1"});
  for (char const c : std::string("ABCDEF")) {
    reading.synonyms.push_back(synonym_of(SynonymKind::Number, 0, "1", std::string("1/") + c));
  }
  EXPECT_EQ(test::notes_text(notes_of(reading, "1")),
            "number_read(1 = 1/A, 1/B, 1/C, 1/D, 1/E, …)");
}

TEST(ReadingNotes, OfferThePeriodAsAFilter) {
  TextReading reading = reading_of({"họp", "tháng", "7/2023"});
  reading.periods = {{1, 2, {year{2023} / month{7} / day{1}, year{2023} / month{7} / day{31}}}};
  auto const notes = notes_of(reading, "họp tháng 7/2023");
  ASSERT_EQ(test::notes_text(notes), "period_preferred(01/07/2023 – 31/07/2023)");
  EXPECT_EQ(notes[0].suggestion, "họp date:2023-07-01..2023-07-31");
  reading.periods[0].dates.from.reset();
  EXPECT_EQ(notes_of(reading, "họp tháng 7/2023")[0].suggestion, "họp date:..2023-07-31");
}

TEST(ReadingNotes, AreGivenOnce) {
  TextReading reading = reading_of({"thũ"});
  reading.suggestion = "thủ";
  std::vector<Note> notes;
  append_notes(notes, reading_notes(reading, "thũ"));
  append_notes(notes, reading_notes(reading, "thũ"));
  EXPECT_EQ(notes.size(), 1u);
}

}  // namespace
}  // namespace tracuu::search
