// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/word_reader.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "analyzers/period_expression.hpp"
#include "analyzers/spoken_document_number.hpp"
#include "analyzers/syllable_grammar.hpp"
#include "search/tables/everyday_words.hpp"
#include "search/words/definition_reading.hpp"
#include "search/words/near_spelling.hpp"
#include "search/words/numbers_apart.hpp"
#include "search/words/synonym_reading.hpp"
#include "search/words/typing_read_back.hpp"

namespace tracuu::search {

namespace {

/// True for words that tell the date of a document which was found by its number.
bool is_of_number(TextReading const& reading, PeriodReading const& period) {
  return std::ranges::any_of(reading.synonyms, [&](Synonym const& synonym) {
    return synonym.kind == SynonymKind::Number && period.first >= synonym.first &&
           period.first + period.count <= synonym.first + synonym.count;
  });
}

/// The words that lie in one of the periods of the text.
std::vector<PeriodReading> find_period_words(TextReading const& reading) {
  std::vector<PeriodReading> periods;
  for (analyzers::PeriodExpression const& found : analyzers::find_periods(reading.text)) {
    PeriodReading period;
    period.dates = {found.from, found.to};
    for (std::size_t i = 0; i < reading.words.size(); ++i) {
      bool const is_inside =
          reading.words[i].begin >= found.begin && reading.words[i].end <= found.end;
      if (!is_inside) continue;
      if (period.count++ == 0) period.first = i;
    }
    if (period.count > 0 && !is_of_number(reading, period)) periods.push_back(period);
  }
  return periods;
}

/// True for corrections that are searched at once: each of words of which nothing holds one, so
/// that no announcement is lost, and certain where that one may be a word all the same.
bool replaces_unknown_words(TextReading const& reading,
                            std::vector<SpellingCorrection> const& corrections) {
  return std::ranges::all_of(corrections, [&](SpellingCorrection const& correction) {
    auto const words = std::span(reading.words).subspan(correction.first, correction.count);
    return std::ranges::any_of(words, [&](WordReading const& word) {
      bool const may_be_word = analyzers::is_legal_syllable(word.token);
      return word.variants.empty() && (correction.is_certain || !may_be_word);
    });
  });
}

/// The corrections of a text that was typed with the input method off, but for those of syllables:
/// what the keys make was meant, also if no announcement holds it.
std::vector<SpellingCorrection> of_no_syllables(std::vector<SpellingCorrection> corrections,
                                                TextReading const& reading) {
  std::erase_if(corrections, [&](SpellingCorrection const& correction) {
    auto const words = std::span(reading.words).subspan(correction.first, correction.count);
    return std::ranges::all_of(
        words, [](WordReading const& word) { return analyzers::is_legal_syllable(word.token); });
  });
  return corrections;
}

/// `reading`, in which the words that a table of everyday words has are marked.
TextReading with_listed_words(TextReading reading, EverydayWords const* more) {
  std::vector<QueryWord> words;
  for (WordReading const& word : reading.words) words.push_back({word.token, word.typed});
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (EverydayWords const* const table : {&everyday_words(), more}) {
      if (table == nullptr) continue;
      for (EverydayMatch const& match : table->find(words, at)) {
        if (match.marks_open) continue;
        for (std::size_t i = at; i < at + match.words; ++i) reading.words[i].is_listed = true;
      }
    }
  }
  return reading;
}

/// True if only the corrected text tells of a document by its number: "quyết dịnh 119". What
/// announcements hold of the words as typed is then of no use.
bool names_document(std::string_view typed, std::string_view corrected) {
  return !analyzers::find_spoken_document_number(typed) &&
         analyzers::find_spoken_document_number(corrected);
}

}  // namespace

TextReading const& WordReader::read(std::string_view text, schema::FieldId field, MarkRule rule) {
  auto const [known, is_new] = words_.try_emplace({std::string(text), field, rule});
  if (is_new) known->second = read_whole(text, field, rule);
  return known->second;
}

TextReading const& WordReader::read_phrase(std::string_view text, schema::FieldId field,
                                           MarkRule rule) {
  auto const [known, is_new] = phrases_.try_emplace({std::string(text), field, rule});
  if (is_new) {
    known->second = read_words(terms(), text, field, rule);
    if (field == schema::FieldId::Place && rule != MarkRule::Exact) {
      known->second.synonyms = old_names_of_all(known->second, field);
    }
  }
  return known->second;
}

/// The old names of what all words of the reading name together.
std::vector<Synonym> WordReader::old_names_of_all(TextReading const& reading,
                                                  schema::FieldId field) const {
  std::vector<Synonym> names = find_synonyms(terms(), field, reading, everyday_).synonyms;
  std::erase_if(names, [&](Synonym const& name) {
    return name.kind != SynonymKind::OldName || name.count != reading.words.size();
  });
  return names;
}

TextReading WordReader::read_rewritten(std::string_view text, schema::FieldId field, MarkRule rule,
                                       Rewriting rewriting) const {
  TextReading reading = read_words(terms(), text, field, rule);
  reading.rewriting = rewriting;
  return reading;
}

TextReading WordReader::with_typing_read_back(TextReading reading, schema::FieldId field,
                                              MarkRule rule) const {
  auto const typed = read_back_typing(reading, database_.get_doccount());
  if (!typed) return reading;
  return with_listed_words(read_rewritten(*typed, field, rule, Rewriting::Typing), everyday_);
}

TextReading WordReader::with_near_spelling(TextReading reading, schema::FieldId field,
                                           MarkRule rule) const {
  auto corrections = find_corrections(terms(), reading);
  if (reading.rewriting == Rewriting::Typing) {
    corrections = of_no_syllables(std::move(corrections), reading);
  }
  if (corrections.empty()) return reading;
  std::string corrected = corrected_text(reading.text, reading, corrections);
  if (replaces_unknown_words(reading, corrections) || names_document(reading.text, corrected)) {
    return read_rewritten(corrected, field, rule, Rewriting::Spelling);
  }
  reading.suggestion = std::move(corrected);
  return reading;
}

TextReading WordReader::read_whole(std::string_view text, schema::FieldId field,
                                   MarkRule rule) const {
  TextReading reading = read_words(terms(), text, field, rule);
  if (rule == MarkRule::Exact) return reading;
  if (auto const apart = with_numbers_apart(terms(), reading, field, rule)) {
    reading = read_words(terms(), *apart, field, rule);
  }
  reading = with_listed_words(std::move(reading), everyday_);
  reading = with_typing_read_back(std::move(reading), field, rule);
  reading = with_near_spelling(std::move(reading), field, rule);
  SynonymReading synonyms = find_synonyms(terms(), field, reading, everyday_);
  reading.synonyms = std::move(synonyms.synonyms);
  reading.ambiguous = std::move(synonyms.ambiguous);
  reading.periods = find_period_words(reading);
  reading.definition = find_definition(reading.words);
  return reading;
}

}  // namespace tracuu::search
