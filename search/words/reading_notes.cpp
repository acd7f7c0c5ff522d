// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/reading_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "schema/date.hpp"

namespace tracuu::search {

namespace {

/// Of many numbers that fit, so many are named.
constexpr std::size_t kNamedSynonyms = 5;

void add(std::vector<Note>& notes, Note note) {
  bool const is_known = std::ranges::any_of(notes, [&](Note const& known) {
    return known.code == note.code && known.detail == note.detail;
  });
  if (!is_known) notes.push_back(std::move(note));
}

/// `query` with `typed` replaced by `other`; empty if it stands there otherwise
/// (between other blanks), so that no link is better than a wrong one.
std::string with_replaced(std::string query, std::string const& typed, std::string const& other) {
  std::size_t const at = query.find(typed);
  if (typed.empty() || at == std::string::npos) return "";
  return query.replace(at, typed.size(), other);
}

void add_rewriting(TextReading const& reading, std::string const& query, std::vector<Note>& notes) {
  if (reading.rewriting == Rewriting::Typing) {
    add(notes, {NoteCode::TypingReadBack, reading.text, query, ""});
  } else if (reading.rewriting == Rewriting::Spelling) {
    add(notes, {NoteCode::SpellingCorrected, reading.text, query, ""});
  }
  if (!reading.suggestion.empty()) {
    add(notes, {NoteCode::DidYouMean, reading.suggestion, "",
                with_replaced(query, reading.text, reading.suggestion)});
  }
}

NoteCode code_of(SynonymKind kind) {
  return kind == SynonymKind::Number ? NoteCode::NumberRead : NoteCode::SynonymsToo;
}

/// One note for all synonyms of the same words: "UBND = ủy ban nhân dân". Old names are told
/// of where the hits are known.
void add_synonyms(TextReading const& reading, std::string const& query, std::vector<Note>& notes) {
  std::map<std::pair<std::size_t, NoteCode>, std::vector<Synonym const*>> by_words;
  for (Synonym const& synonym : reading.synonyms) {
    if (synonym.text == synonym.typed) continue;  // a number that the text does not hold
    if (synonym.kind == SynonymKind::OldName) continue;
    by_words[{synonym.first, code_of(synonym.kind)}].push_back(&synonym);
  }
  for (auto const& [key, synonyms] : by_words) {
    std::string detail = fmt::format("{} = ", synonyms.front()->typed);
    for (std::size_t i = 0; i < std::min(synonyms.size(), kNamedSynonyms); ++i) {
      detail += fmt::format("{}{}", i == 0 ? "" : ", ", synonyms[i]->text);
    }
    if (synonyms.size() > kNamedSynonyms) detail += ", …";
    add(notes, {key.second, std::move(detail), query, ""});
  }
}

std::string iso_or_open(std::optional<schema::Date> const& date) {
  return date ? schema::format_iso_date(*date) : "";
}

std::string shown_period(schema::DateRange const& dates) {
  std::string const from = dates.from ? schema::format_vietnamese_date(*dates.from) : "";
  std::string const to = dates.to ? schema::format_vietnamese_date(*dates.to) : "";
  return from == to ? from : fmt::format("{} – {}", from, to);
}

/// The link of a period searches its announcements only.
void add_periods(TextReading const& reading, std::string const& query, std::vector<Note>& notes) {
  for (PeriodReading const& period : reading.periods) {
    std::size_t const begin = reading.words[period.first].begin;
    std::size_t const end = reading.words[period.first + period.count - 1].end;
    std::string const filter =
        fmt::format("date:{}..{}", iso_or_open(period.dates.from), iso_or_open(period.dates.to));
    add(notes, {NoteCode::PeriodPreferred, shown_period(period.dates), query,
                with_replaced(query, reading.text.substr(begin, end - begin), filter)});
  }
}

}  // namespace

std::vector<Note> reading_notes(TextReading const& reading, std::string const& query) {
  std::vector<Note> notes;
  add_rewriting(reading, query, notes);
  add_synonyms(reading, query, notes);
  for (std::string const& meanings : reading.ambiguous) {
    add(notes, {NoteCode::AmbiguousWord, meanings, "", ""});
  }
  add_periods(reading, query, notes);
  return notes;
}

void append_notes(std::vector<Note>& notes, std::vector<Note> more) {
  for (Note& note : more) add(notes, std::move(note));
}

}  // namespace tracuu::search
