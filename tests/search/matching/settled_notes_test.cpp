// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/settled_notes.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

TEST(SettledNotes, OrderByImportanceWithoutContradictions) {
  struct {
    std::vector<Note> notes;
    char const* settled;
    char const* why;
  } const rows[] = {
      {{}, "", "none"},
      {{{NoteCode::SynonymsToo, "lúa = thóc"},
        {NoteCode::AllWordsFirst, "3"},
        {NoteCode::MarksRestored, "lúa"}},
       "marks_restored(lúa) synonyms_too(lúa = thóc) all_words_first(3)",
       "what was searched comes first"},
      {{{NoteCode::SynonymsToo, "CCCD = căn cước công dân"}, {NoteCode::UnknownWord, "cccd"}},
       "synonyms_too(CCCD = căn cước công dân)",
       "found by its synonym"},
      {{{NoteCode::SynonymsToo, "CCCD = căn cước công dân"}, {NoteCode::UnknownWord, "ccc"}},
       "unknown_word(ccc) synonyms_too(CCCD = căn cước công dân)",
       "a part of the word is another word"},
      {{{NoteCode::SynonymsToo, "cúp điện = mất điện"}, {NoteCode::UnknownWord, "mất"}},
       "unknown_word(mất) synonyms_too(cúp điện = mất điện)",
       "only what was typed is meant"},
      {{{NoteCode::NumberRead, "QĐ 119 = 119/QĐ-UBND"}, {NoteCode::UnknownWord, "119"}},
       "number_read(QĐ 119 = 119/QĐ-UBND)",
       "found by its number"},
      {{{NoteCode::AmbiguousWord, "CT: chủ tịch, chỉ thị"},
        {NoteCode::SynonymsToo, "CT = chỉ thị"}},
       "synonyms_too(CT = chỉ thị)",
       "it was decided"},
      {{{NoteCode::AmbiguousWord, "CT: chủ tịch, chỉ thị"}},
       "ambiguous_word(CT: chủ tịch, chỉ thị)",
       "it was not"},
      {{{NoteCode::TypingReadBack, "thủ tục dat dai"},
        {NoteCode::MarksRestored, "thủ tục đất đai"}},
       "typing_read_back(thủ tục đất đai)",
       "the last state, once"},
      {{{NoteCode::AllWordsFirst, "3"}, {NoteCode::UnknownWord, "xyz"}},
       "unknown_word(xyz)",
       "none can hold all words"},
      {{{NoteCode::UnknownWord, "b"}, {NoteCode::FewerWords, ""}, {NoteCode::UnknownWord, "a"}},
       "unknown_word(b) unknown_word(a) fewer_words()",
       "in their order"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(test::notes_text(settled_notes(row.notes)), row.settled) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::search
