// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/note.hpp"

#include <array>
#include <string_view>

#include "base/wording.hpp"

namespace tracuu::search {

namespace {

/// One row a note: its code in JSON, and its sentence, of which {0} is the detail.
struct NoteText {
  NoteCode code;
  std::string_view name;
  base::TextKey<1> text;
};

constexpr std::array<NoteText, 18> kNoteTexts{{
    {NoteCode::MarksRestored, "marks_restored", "note.marks_restored"},
    {NoteCode::MarksOpen, "marks_open", "note.marks_open"},
    {NoteCode::AllWordsFirst, "all_words_first", "note.all_words_first"},
    {NoteCode::FewerWords, "fewer_words", "note.fewer_words"},
    {NoteCode::MarksIgnored, "marks_ignored", "note.marks_ignored"},
    {NoteCode::LimitReached, "limit_reached", "note.limit_reached"},
    {NoteCode::SyntaxAsText, "syntax_as_text", "note.syntax_as_text"},
    {NoteCode::UnknownWord, "unknown_word", "note.unknown_word"},
    {NoteCode::TypingReadBack, "typing_read_back", "note.typing_read_back"},
    {NoteCode::SpellingCorrected, "spelling_corrected", "note.spelling_corrected"},
    {NoteCode::DidYouMean, "did_you_mean", "note.did_you_mean"},
    {NoteCode::SynonymsToo, "synonyms_too", "note.synonyms_too"},
    {NoteCode::AmbiguousWord, "ambiguous_word", "note.ambiguous_word"},
    {NoteCode::OldNamesToo, "old_names_too", "note.old_names_too"},
    {NoteCode::NumberRead, "number_read", "note.number_read"},
    {NoteCode::QuotesAsWords, "quotes_as_words", "note.quotes_as_words"},
    {NoteCode::PeriodPreferred, "period_preferred", "note.period_preferred"},
    {NoteCode::CutShort, "cut_short", "note.cut_short"},
}};

NoteText const& text_of(NoteCode code) {
  for (NoteText const& row : kNoteTexts) {
    if (row.code == code) return row;
  }
  return kNoteTexts.front();
}

}  // namespace

std::string describe(Note const& note, base::Language language) {
  return base::wording(text_of(note.code).text, language, note.detail);
}

std::string to_string(NoteCode code) {
  return std::string(text_of(code).name);
}

}  // namespace tracuu::search
