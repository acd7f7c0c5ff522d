// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/explain.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analyzers/syllable.hpp"
#include "search/matching/query_runner.hpp"
#include "search/syntax/query_parser.hpp"
#include "search/words/ranking.hpp"

namespace tracuu::search {

namespace {

constexpr std::size_t kShownVariants = 8;

std::string variants_text(std::vector<Variant> const& variants) {
  std::string text;
  for (std::size_t i = 0; i < std::min(variants.size(), kShownVariants); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? "" : ", ", variants[i].term, variants[i].frequency);
  }
  if (variants.size() > kShownVariants) {
    text += fmt::format(", … {} more", variants.size() - kShownVariants);
  }
  return text.empty() ? "nothing in the index" : text;
}

std::string plan_of(TextReading const& reading, Xapian::doccount document_count) {
  std::string plan;
  for (WordReading const& word : reading.words) {
    bool const common = word.frequency > kCommonShare * document_count;
    plan += fmt::format("word  {}{}{}: {}\n", word.typed, word.is_open ? " (marks open)" : "",
                        common ? " (common)" : "", variants_text(word.variants));
  }
  for (PairReading const& pair : reading.pairs) {
    plan += fmt::format("pair  {} {}: {}\n", reading.words[pair.first].typed,
                        reading.words[pair.first + 1].typed, variants_text(pair.variants));
  }
  for (std::string const& term : reading.extra_terms) plan += fmt::format("bonus {}\n", term);
  for (Synonym const& synonym : reading.synonyms) {
    plan += fmt::format("also  {} = {}\n", synonym.typed, synonym.text);
  }
  for (PeriodReading const& period : reading.periods) {
    QueryNode dates;
    dates.kind = QueryNode::Kind::Dates;
    dates.dates = period.dates;
    plan += fmt::format("first {}\n", to_string(dates));
  }
  return plan;
}

}  // namespace

Explanation explain_query(Xapian::Database const& database, SearchRequest const& request,
                          MatchMemory* memory) {
  QueryOutcome const outcome = run_query(database, request, 0, memory);
  Explanation explanation;
  explanation.tree = to_string(parse_query(request.text).root);
  for (TextReading const& reading : outcome.built.readings) {
    explanation.plan += plan_of(reading, database.get_doccount());
  }
  explanation.read_as = outcome.built.read_as;
  explanation.engine_query = outcome.built.query.to_xapian().get_description();
  explanation.notes = outcome.notes;
  explanation.is_cut = outcome.is_cut;
  return explanation;
}

}  // namespace tracuu::search
