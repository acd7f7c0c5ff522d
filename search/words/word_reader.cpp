// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/word_reader.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "analyzers/period_expression.hpp"
#include "search/words/definition_reading.hpp"
#include "search/words/near_spelling.hpp"
#include "search/words/synonym_reading.hpp"
#include "search/words/typing_read_back.hpp"

namespace tracuu::search {

namespace {

/// The words that lie in one of the periods of the text.
std::vector<PeriodReading> find_period_words(RunReading const& run) {
  std::vector<PeriodReading> periods;
  for (analyzers::PeriodExpression const& found : analyzers::find_periods(run.text)) {
    PeriodReading period;
    period.dates = {found.from, found.to};
    for (std::size_t i = 0; i < run.words.size(); ++i) {
      bool const is_inside = run.words[i].begin >= found.begin && run.words[i].end <= found.end;
      if (!is_inside) continue;
      if (period.count++ == 0) period.first = i;
    }
    if (period.count > 0) periods.push_back(period);
  }
  return periods;
}

/// True for corrections that are searched at once: each of a word that nothing
/// holds, so that no announcement is lost.
bool replaces_unknown_words(RunReading const& run,
                            std::vector<SpellingCorrection> const& corrections) {
  return std::ranges::all_of(corrections, [&](SpellingCorrection const& correction) {
    auto const words = std::span(run.words).subspan(correction.first, correction.count);
    return std::ranges::any_of(words,
                               [](WordReading const& word) { return word.variants.empty(); });
  });
}

}  // namespace

RunReading const& WordReader::read(std::string_view text, schema::FieldId field, MarkRule rule) {
  auto const [known, is_new] = words_.try_emplace({std::string(text), field, rule});
  if (is_new) known->second = read_whole(text, field, rule);
  return known->second;
}

RunReading const& WordReader::read_phrase(std::string_view text, schema::FieldId field,
                                          MarkRule rule) {
  auto const [known, is_new] = phrases_.try_emplace({std::string(text), field, rule});
  if (is_new) known->second = read_words(database_, text, field, rule);
  return known->second;
}

RunReading WordReader::read_rewritten(std::string_view text, schema::FieldId field, MarkRule rule,
                                      Rewriting rewriting) const {
  RunReading run = read_words(database_, text, field, rule);
  run.rewriting = rewriting;
  return run;
}

RunReading WordReader::with_typing_read_back(RunReading run, schema::FieldId field,
                                             MarkRule rule) const {
  auto const typed = read_back_typing(run, database_.get_doccount());
  return typed ? read_rewritten(*typed, field, rule, Rewriting::Typing) : std::move(run);
}

RunReading WordReader::with_near_spelling(RunReading run, schema::FieldId field,
                                          MarkRule rule) const {
  auto const corrections = find_corrections(database_, run);
  if (corrections.empty()) return run;
  std::string corrected = corrected_text(run.text, run, corrections);
  if (replaces_unknown_words(run, corrections)) {
    return read_rewritten(corrected, field, rule, Rewriting::Spelling);
  }
  run.suggestion = std::move(corrected);
  return run;
}

RunReading WordReader::read_whole(std::string_view text, schema::FieldId field,
                                  MarkRule rule) const {
  RunReading run = read_words(database_, text, field, rule);
  if (rule == MarkRule::Exact) return run;
  run = with_typing_read_back(std::move(run), field, rule);
  run = with_near_spelling(std::move(run), field, rule);
  SynonymReading synonyms = find_synonyms(database_, field, run);
  run.synonyms = std::move(synonyms.synonyms);
  run.ambiguous = std::move(synonyms.ambiguous);
  run.periods = find_period_words(run);
  run.definition = find_definition(run.words);
  return run;
}

}  // namespace tracuu::search
