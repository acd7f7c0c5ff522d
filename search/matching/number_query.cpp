// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/number_query.hpp"

#include <algorithm>

#include "analyzers/document_number_parts.hpp"
#include "schema/term.hpp"
#include "search/words/ranking.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;
using Xapian::Query;

std::vector<Query> number_terms(FieldId field, std::vector<std::string> const& numbers) {
  std::vector<Query> terms;
  for (std::string const& number : numbers) terms.emplace_back(schema::make_term(field, number));
  return terms;
}

bool is_document_number(WordReading const& word) {
  return word.is_whole && analyzers::split_document_number(word.token);
}

}  // namespace

std::vector<std::string> asked_numbers(TextReading const& reading) {
  std::vector<std::string> numbers;
  for (WordReading const& word : reading.words) {
    if (is_document_number(word)) numbers.push_back(word.token);
  }
  for (Synonym const& synonym : reading.synonyms) {
    if (synonym.kind != SynonymKind::Number) continue;
    for (TermRow const& row : synonym.rows) numbers.push_back(row.tokens.front());
  }
  return numbers;
}

std::size_t words_beside_numbers(TextReading const& reading) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < reading.words.size(); ++at) {
    bool const is_spoken = std::ranges::any_of(reading.synonyms, [at](Synonym const& synonym) {
      return synonym.kind == SynonymKind::Number && at >= synonym.first &&
             at < synonym.first + synonym.count;
    });
    if (!is_spoken && !is_document_number(reading.words[at])) ++count;
  }
  return count;
}

Query own_number_query(std::vector<std::string> const& numbers) {
  if (numbers.empty()) return {};
  return fixed_weight(combine(Query::OP_OR, number_terms(FieldId::OwnNumber, numbers)),
                      kOwnNumberWeight);
}

Query number_query(std::vector<std::string> const& numbers) {
  if (numbers.empty()) return {};
  return {Query::OP_AND_MAYBE, combine(Query::OP_SYNONYM, number_terms(FieldId::Number, numbers)),
          own_number_query(numbers)};
}

Query citing_query(std::vector<std::string> const& numbers) {
  std::vector<Query> citing;
  for (std::string const& number : numbers) {
    citing.emplace_back(Query::OP_AND_NOT, Query(schema::make_term(FieldId::Number, number)),
                        Query(schema::make_term(FieldId::OwnNumber, number)));
  }
  return combine(Query::OP_OR, citing);
}

}  // namespace tracuu::search
