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
RunReading run_of(std::vector<std::string> const& words) {
  RunReading run;
  for (std::string const& word : words) {
    if (!run.text.empty()) run.text += ' ';
    WordReading reading;
    reading.typed = word;
    reading.begin = run.text.size();
    run.text += word;
    reading.end = run.text.size();
    run.words.push_back(reading);
  }
  return run;
}

std::vector<Note> notes_of(RunReading const& run, std::string const& query) {
  return reading_notes(run, query);
}

Synonym synonym_of(SynonymKind kind, std::size_t first, std::string typed, std::string text) {
  return {kind, first, 1, std::move(typed), std::move(text), {}};
}

TEST(ReadingNotes, SayNothingOfWordsReadAsTyped) {
  EXPECT_EQ(test::notes_text(notes_of(run_of({"thủ", "tục"}), "thủ tục")), "");
}

TEST(ReadingNotes, TellHowWordsWereRewritten) {
  RunReading run = run_of({"ủy", "ban"});
  run.rewriting = Rewriting::Typing;
  EXPECT_EQ(test::notes_text(notes_of(run, "uyr ban")), "typing_read_back(ủy ban)");
  run.rewriting = Rewriting::Spelling;
  auto const notes = notes_of(run, "ủyy ban");
  EXPECT_EQ(test::notes_text(notes), "spelling_corrected(ủy ban)");
  EXPECT_EQ(notes[0].exact_query, "ủyy ban");
}

TEST(ReadingNotes, SuggestTheWholeQueryWithANearSpelling) {
  RunReading run = run_of({"thũ", "tục"});
  run.suggestion = "thủ tục";
  auto const notes = notes_of(run, "thũ tục -đất");
  ASSERT_EQ(test::notes_text(notes), "did_you_mean(thủ tục)");
  EXPECT_EQ(notes[0].suggestion, "thủ tục -đất");
  EXPECT_EQ(notes_of(run, "thũ  tục")[0].suggestion, "") << "other blanks: no link";
}

TEST(ReadingNotes, JoinSynonymsOfTheSameWords) {
  RunReading run = run_of({"UBND", "BTV"});
  run.synonyms = {synonym_of(SynonymKind::FullForm, 0, "UBND", "Ủy ban nhân dân"),
                  synonym_of(SynonymKind::FullForm, 1, "BTV", "Ban Thường vụ"),
                  synonym_of(SynonymKind::FullForm, 1, "BTV", "biên tập viên")};
  EXPECT_EQ(test::notes_text(notes_of(run, "UBND BTV")),
            "synonyms_too(UBND = Ủy ban nhân dân) "
            "synonyms_too(BTV = Ban Thường vụ, biên tập viên)");
}

TEST(ReadingNotes, TellKindsOfSynonymsApart) {
  RunReading run = run_of({"Huế", "119"});
  run.synonyms = {synonym_of(SynonymKind::OldName, 0, "Huế", "Thừa Thiên Huế"),
                  synonym_of(SynonymKind::Number, 1, "119", "119/QD-UBND")};
  run.ambiguous = {"CT: chủ tịch, chỉ thị"};
  EXPECT_EQ(test::notes_text(notes_of(run, "Huế 119")),
            "old_names_too(Huế = Thừa Thiên Huế) number_read(119 = 119/QD-UBND) "
            "ambiguous_word(CT: chủ tịch, chỉ thị)");
}

TEST(ReadingNotes, NameFiveNumbersAtMost) {
  RunReading run = run_of({"1"});
  for (char const c : std::string("ABCDEF")) {
    run.synonyms.push_back(synonym_of(SynonymKind::Number, 0, "1", std::string("1/") + c));
  }
  EXPECT_EQ(test::notes_text(notes_of(run, "1")), "number_read(1 = 1/A, 1/B, 1/C, 1/D, 1/E, …)");
}

TEST(ReadingNotes, OfferThePeriodAsAFilter) {
  RunReading run = run_of({"họp", "tháng", "7/2023"});
  run.periods = {{1, 2, {year{2023} / month{7} / day{1}, year{2023} / month{7} / day{31}}}};
  auto const notes = notes_of(run, "họp tháng 7/2023");
  ASSERT_EQ(test::notes_text(notes), "period_preferred(01/07/2023 – 31/07/2023)");
  EXPECT_EQ(notes[0].suggestion, "họp date:2023-07-01..2023-07-31");
  run.periods[0].dates.from.reset();
  EXPECT_EQ(notes_of(run, "họp tháng 7/2023")[0].suggestion, "họp date:..2023-07-31");
}

TEST(ReadingNotes, AreGivenOnce) {
  RunReading run = run_of({"thũ"});
  run.suggestion = "thủ";
  std::vector<Note> notes;
  append_notes(notes, reading_notes(run, "thũ"));
  append_notes(notes, reading_notes(run, "thũ"));
  EXPECT_EQ(notes.size(), 1u);
}

}  // namespace
}  // namespace tracuu::search
