// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/phrase_query.hpp"

#include <vector>

#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;

std::vector<Xapian::Query> engine_queries(std::vector<Plan> const& plans) {
  std::vector<Xapian::Query> queries;
  queries.reserve(plans.size());
  for (Plan const& plan : plans) queries.push_back(plan.to_xapian());
  return queries;
}

/// The words [begin, end) of a phrase, which stand in one sentence.
Plan row_query(TextReading const& reading, std::size_t begin, std::size_t end, FieldId field) {
  std::vector<Plan> words;
  for (std::size_t i = begin; i < end; ++i) {
    if (reading.words[i].variants.empty()) return {};
    words.push_back(any_of(field, reading.words[i].variants, Plan::Op::Or));
  }
  if (words.size() == 1) return words.front();
  std::vector<Plan> pairs;
  for (PairReading const& pair : reading.pairs) {
    if (pair.first < begin || pair.first + 1 >= end) continue;
    if (pair.variants.empty()) return {};
    pairs.push_back(any_of(field, pair.variants, Plan::Op::Synonym));
  }
  if (words.size() == 2) return pairs.front();
  if (words.size() > kMaxPhraseWords) words.resize(kMaxPhraseWords);
  std::vector<Xapian::Query> const engine_words = engine_queries(words);
  Xapian::Query const row(Xapian::Query::OP_PHRASE, engine_words.begin(), engine_words.end(),
                          static_cast<Xapian::termcount>(words.size()));
  return {Plan::Op::Filter, combine(Plan::Op::And, pairs), row};
}

/// Two words at most `distance` apart. The engine's window counts both ends.
Plan words_near(WordReading const& a, WordReading const& b, FieldId field, std::size_t distance) {
  std::vector<Xapian::Query> const words = engine_queries(
      {any_of(field, a.variants, Plan::Op::Or), any_of(field, b.variants, Plan::Op::Or)});
  return Xapian::Query(Xapian::Query::OP_NEAR, words.begin(), words.end(),
                       static_cast<Xapian::termcount>(distance + 1));
}

}  // namespace

Plan phrase_query(TextReading const& reading, FieldId field) {
  std::vector<Plan> parts;
  for (std::size_t begin = 0; begin < reading.words.size();) {
    std::size_t end = begin + 1;
    while (end < reading.words.size() && reading.words[end - 1].joins_next) ++end;
    parts.push_back(row_query(reading, begin, end, field));
    begin = end;
  }
  return combine(Plan::Op::And, parts);
}

Plan near_query(TextReading const& left, TextReading const& right, FieldId field,
                std::size_t distance) {
  if (left.words.empty() || right.words.empty()) return {};
  Plan const both(Plan::Op::And, phrase_query(left, field), phrase_query(right, field));
  if (left.words.front().is_whole || left.words.back().is_whole || right.words.front().is_whole ||
      right.words.back().is_whole) {
    return both;
  }
  Plan near = words_near(left.words.back(), right.words.front(), field, distance);
  if (left.words.size() > 1 || right.words.size() > 1) {
    near = Plan(Plan::Op::Or, near,
                words_near(right.words.back(), left.words.front(), field, distance));
  }
  return {Plan::Op::Filter, both, near};
}

}  // namespace tracuu::search
