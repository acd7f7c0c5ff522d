// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/settled_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/letter.hpp"
#include "base/ascii.hpp"

namespace tracuu::search {

namespace {

/// From what changes the question, over what the hits lack, to what only adds to them.
constexpr std::array kByImportance{
    NoteCode::CutShort,     NoteCode::SpellingCorrected, NoteCode::TypingReadBack,
    NoteCode::DidYouMean,   NoteCode::MarksRestored,     NoteCode::NumberRead,
    NoteCode::UnknownWord,  NoteCode::MarksIgnored,      NoteCode::FewerWords,
    NoteCode::LimitReached, NoteCode::SyntaxAsText,      NoteCode::AmbiguousWord,
    NoteCode::MarksOpen,    NoteCode::QuotesAsWords,     NoteCode::PeriodPreferred,
    NoteCode::SynonymsToo,  NoteCode::OldNamesToo,       NoteCode::AllWordsFirst};

std::size_t importance(Note const& note) {
  return static_cast<std::size_t>(
      std::distance(kByImportance.begin(), std::ranges::find(kByImportance, note.code)));
}

Note* first_of(std::vector<Note>& notes, NoteCode code) {
  auto const found = std::ranges::find(notes, code, &Note::code);
  return found == notes.end() ? nullptr : &*found;
}

/// What was read back or corrected and then given its marks is told once, as it was searched.
void merge_readings(std::vector<Note>& notes) {
  Note const* const restored = first_of(notes, NoteCode::MarksRestored);
  if (restored == nullptr) return;
  for (NoteCode const code : {NoteCode::SpellingCorrected, NoteCode::TypingReadBack}) {
    Note* const rewritten = first_of(notes, code);
    if (rewritten == nullptr) continue;
    rewritten->detail = restored->detail;
    std::erase_if(notes, [](Note const& note) { return note.code == NoteCode::MarksRestored; });
    return;
  }
}

std::string folded_words(std::string_view text) {
  return fmt::format(" {} ", base::to_lower_ascii(analyzers::fold(text)));
}

/// The typed words that notes of synonyms and numbers ("cccd = căn cước công dân") speak of.
std::vector<std::string> words_with_synonyms(std::vector<Note> const& notes) {
  std::vector<std::string> words;
  for (Note const& note : notes) {
    if (note.code != NoteCode::SynonymsToo && note.code != NoteCode::NumberRead) continue;
    words.push_back(folded_words(std::string_view(note.detail).substr(0, note.detail.find(" = "))));
  }
  return words;
}

/// Words that nothing holds, and abbreviations that were left as typed, where synonyms found them.
void drop_what_synonyms_found(std::vector<Note>& notes) {
  std::vector<std::string> const found = words_with_synonyms(notes);
  std::erase_if(notes, [&](Note const& note) {
    if (note.code != NoteCode::UnknownWord && note.code != NoteCode::AmbiguousWord) return false;
    std::string_view const detail = note.detail;
    std::string const word = folded_words(detail.substr(0, detail.find(": ")));
    return std::ranges::any_of(
        found, [&](std::string const& words) { return words.find(word) != std::string::npos; });
  });
}

}  // namespace

std::vector<Note> settled_notes(std::vector<Note> notes) {
  merge_readings(notes);
  drop_what_synonyms_found(notes);
  if (first_of(notes, NoteCode::UnknownWord) != nullptr) {
    std::erase_if(notes, [](Note const& note) { return note.code == NoteCode::AllWordsFirst; });
  }
  std::ranges::stable_sort(notes, {}, importance);
  return notes;
}

}  // namespace tracuu::search
