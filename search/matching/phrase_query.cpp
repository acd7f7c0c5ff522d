// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/phrase_query.hpp"

#include <array>
#include <vector>

#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;
using Xapian::Query;

/// The words [begin, end) of a phrase, which stand in one sentence.
Query row_query(TextReading const& reading, std::size_t begin, std::size_t end, FieldId field) {
  std::vector<Query> words;
  for (std::size_t i = begin; i < end; ++i) {
    if (reading.words[i].variants.empty()) return {};
    words.push_back(any_of(field, reading.words[i].variants, Query::OP_OR));
  }
  if (words.size() == 1) return words.front();
  std::vector<Query> pairs;
  for (PairReading const& pair : reading.pairs) {
    if (pair.first < begin || pair.first + 1 >= end) continue;
    if (pair.variants.empty()) return {};
    pairs.push_back(any_of(field, pair.variants, Query::OP_SYNONYM));
  }
  if (words.size() == 2) return pairs.front();
  if (words.size() > kMaxPhraseWords) words.resize(kMaxPhraseWords);
  Query const row(Query::OP_PHRASE, words.begin(), words.end(),
                  static_cast<Xapian::termcount>(words.size()));
  return {Query::OP_FILTER, combine(Query::OP_AND, pairs), row};
}

/// Two words at most `distance` apart. The engine's window counts both ends.
Query words_near(WordReading const& a, WordReading const& b, FieldId field, std::size_t distance) {
  std::array const words{any_of(field, a.variants, Query::OP_OR),
                         any_of(field, b.variants, Query::OP_OR)};
  return {Query::OP_NEAR, words.begin(), words.end(), static_cast<Xapian::termcount>(distance + 1)};
}

}  // namespace

Query phrase_query(TextReading const& reading, FieldId field) {
  std::vector<Query> parts;
  for (std::size_t begin = 0; begin < reading.words.size();) {
    std::size_t end = begin + 1;
    while (end < reading.words.size() && reading.words[end - 1].joins_next) ++end;
    parts.push_back(row_query(reading, begin, end, field));
    begin = end;
  }
  return combine(Query::OP_AND, parts);
}

Query near_query(TextReading const& left, TextReading const& right, FieldId field,
                 std::size_t distance) {
  if (left.words.empty() || right.words.empty()) return {};
  Query const both(Query::OP_AND, phrase_query(left, field), phrase_query(right, field));
  if (left.words.front().is_whole || left.words.back().is_whole || right.words.front().is_whole ||
      right.words.back().is_whole) {
    return both;
  }
  Query near = words_near(left.words.back(), right.words.front(), field, distance);
  if (left.words.size() > 1 || right.words.size() > 1) {
    near = Query(Query::OP_OR, near,
                 words_near(right.words.back(), left.words.front(), field, distance));
  }
  return {Query::OP_FILTER, both, near};
}

}  // namespace tracuu::search
