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

std::vector<Plan> number_terms(FieldId field, std::vector<std::string> const& numbers) {
  std::vector<Plan> terms;
  for (std::string const& number : numbers) terms.emplace_back(schema::make_term(field, number));
  return terms;
}

bool is_document_number(WordReading const& word) {
  return word.is_whole && analyzers::split_document_number(word.token);
}

/// True for a word of what was read as a number together with others.
bool is_in_number(TextReading const& reading, std::size_t at) {
  return std::ranges::any_of(reading.synonyms, [at](Synonym const& synonym) {
    return synonym.kind == SynonymKind::Number && synonym.count > 1 && at >= synonym.first &&
           at < synonym.first + synonym.count;
  });
}

Plan document_query(AskedDocument const& document) {
  Plan query(schema::make_term(FieldId::OwnNumber, document.number));
  if (!document.dates.is_open()) {
    query = Plan(Plan::Op::Filter, query, date_query(document.dates));
  }
  if (!document.type.empty()) {
    query = Plan(Plan::Op::Filter, query, Plan(schema::make_term(FieldId::Type, document.type)));
  }
  return query;
}

}  // namespace

std::vector<AskedDocument> asked_documents(TextReading const& reading) {
  std::vector<AskedDocument> documents;
  for (std::size_t at = 0; at < reading.words.size(); ++at) {
    WordReading const& word = reading.words[at];
    if (is_document_number(word) && !is_in_number(reading, at)) {
      documents.push_back({word.token, {}, "", false});
    }
  }
  for (Synonym const& synonym : reading.synonyms) {
    if (synonym.kind == SynonymKind::Number) documents.push_back(synonym.document);
  }
  return documents;
}

std::size_t words_beside_numbers(TextReading const& reading) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < reading.words.size(); ++at) {
    if (!is_in_number(reading, at) && !is_document_number(reading.words[at])) ++count;
  }
  return count;
}

Plan own_number_query(std::vector<AskedDocument> const& documents) {
  if (documents.empty()) return {};
  std::vector<Plan> own;
  std::vector<Plan> likelier;
  for (AskedDocument const& document : documents) {
    own.push_back(document_query(document));
    if (document.is_likelier) likelier.push_back(own.back());
  }
  Plan query = fixed_weight(combine(Plan::Op::Or, own), kOwnNumberWeight);
  if (likelier.empty() || likelier.size() == own.size()) return query;
  return {Plan::Op::Or, query,
          fixed_weight(combine(Plan::Op::Or, likelier), kLikelierNumberWeight)};
}

Plan number_query(std::vector<std::string> const& numbers) {
  if (numbers.empty()) return {};
  std::vector<AskedDocument> documents;
  for (std::string const& number : numbers) documents.push_back({number, {}, "", false});
  return {Plan::Op::AndMaybe, combine(Plan::Op::Synonym, number_terms(FieldId::Number, numbers)),
          own_number_query(documents)};
}

Plan citing_query(std::vector<std::string> const& numbers) {
  std::vector<Plan> citing;
  for (std::string const& number : numbers) {
    citing.emplace_back(Plan::Op::AndNot, Plan(schema::make_term(FieldId::Number, number)),
                        Plan(schema::make_term(FieldId::OwnNumber, number)));
  }
  return combine(Plan::Op::Or, citing);
}

}  // namespace tracuu::search
