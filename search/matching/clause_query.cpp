// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/clause_query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/document_type.hpp"
#include "analyzers/whole_name.hpp"
#include "schema/term.hpp"
#include "search/matching/number_query.hpp"
#include "search/matching/phrase_query.hpp"
#include "search/matching/validity.hpp"
#include "search/matching/words_query.hpp"
#include "search/words/number_reading.hpp"
#include "search/words/reading_notes.hpp"
#include "search/words/reading_text.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;
using Kind = QueryNode::Kind;

/// Terms that one '*' stands for at most.
constexpr std::size_t kMaxPrefixTerms = 200;

/// A query expands this many '*' at most; further ones are read as whole words.
/// (Each costs up to some 20 ms: 600 of them in one query took 39 seconds.)
constexpr std::size_t kMaxPrefixes = 8;

/// A query looks at the distance of this many NEARs at most.
constexpr std::size_t kMaxNears = 8;

std::string field_prefix(FieldId field) {
  return field == FieldId::Text ? "" : fmt::format("{}:", schema::field(field).name);
}

Note limit_note(std::string detail) {
  return {NoteCode::LimitReached, std::move(detail), ""};
}

ReadClause clause_of(Plan query, std::string read_as) {
  ReadClause clause;
  clause.query = std::move(query);
  clause.read_as = std::move(read_as);
  return clause;
}

/// Adds what `more` tells besides its query and its reading.
void append_findings(ReadClause& clause, ReadClause more) {
  std::ranges::move(more.shown, std::back_inserter(clause.shown));
  append_notes(clause.notes, std::move(more.notes));
  clause.restored_marks = clause.restored_marks || more.restored_marks;
}

/// The words of a clause, which are to be shown, without its query.
ReadClause shown_words(TextReading const& reading) {
  ReadClause clause;
  if (reading.was_cut) clause.notes.push_back(limit_note(fmt::format("{}", kMaxQueryWords)));
  clause.restored_marks = restores_marks(reading);
  clause.shown.push_back(reading);
  return clause;
}

std::string operand_text(QueryNode const& operand, TextReading const& reading) {
  bool const is_phrase = operand.kind == Kind::Phrase;
  return is_phrase ? fmt::format("\"{}\"", spell(reading)) : spell(reading);
}

analyzers::DocumentNumberParts wanted_parts(std::string_view text) {
  if (auto const normalized = analyzers::normalize_document_number(text)) {
    if (auto parts = analyzers::split_document_number(*normalized)) return std::move(*parts);
  }
  analyzers::DocumentNumberParts bare;
  bare.number = text.substr(std::min(text.find_first_not_of('0'), text.size()));
  return bare;
}

}  // namespace

ReadClause ClauseReader::read_plain(std::string_view text) const {
  TextReading const& reading = reader_.read(text, FieldId::Text, marks_);
  ReadClause clause;
  clause.notes = reading_notes(reading, query_text_);
  append_findings(clause, shown_words(reading));
  clause.read_as = spell(reading);
  if (reading.words.empty()) clause.shown.clear();
  return clause;
}

ReadClause ClauseReader::read(QueryNode const& node) {
  ReadClause read = clause(node);
  if (node.kind != Kind::Dates && node.kind != Kind::Words) {
    read.query = budget_.limited(read.query);
  }
  return read;
}

ReadClause ClauseReader::clause(QueryNode const& node) {
  switch (node.kind) {
    case Kind::Words: return words_clause(node);
    case Kind::Phrase: return phrase_clause(node);
    case Kind::Near: return near_clause(node);
    case Kind::Prefix: return prefix_clause(node);
    case Kind::Dates: return clause_of(date_query(node.dates), to_string(node));
    case Kind::Not: {
      ReadClause excluded = read_unshown(node.children.front());
      excluded.query = Plan(Plan::Op::AndNot, match_all(), excluded.query);
      excluded.read_as.insert(0, "-");
      return excluded;
    }
    case Kind::And:
    case Kind::Or: return bracket_clause(node);
  }
  return {};
}

ReadClause ClauseReader::read_unshown(QueryNode const& node) {
  ReadClause clause = read(node);
  clause.shown.clear();
  return clause;
}

ReadClause ClauseReader::bracket_clause(QueryNode const& node) {
  bool const is_or = node.kind == Kind::Or;
  std::vector<Plan> queries;
  std::string read_as;
  ReadClause brackets;
  for (QueryNode const& child : node.children) {
    ReadClause clause = read(child);
    queries.push_back(std::move(clause.query));
    if (!read_as.empty()) read_as += is_or ? " OR " : " ";
    read_as += clause.read_as;
    append_findings(brackets, std::move(clause));
  }
  bool const needs_brackets = is_or || node.children.size() > 1;
  brackets.read_as = needs_brackets ? fmt::format("({})", read_as) : std::move(read_as);
  brackets.query = combine(is_or ? Plan::Op::Or : Plan::Op::And, queries);
  return brackets;
}

ReadClause ClauseReader::words_clause(QueryNode const& node) const {
  std::string const as_typed = field_prefix(node.field) + node.text;
  if (node.field == FieldId::Number || node.field == FieldId::Cites) return number_clause(node);
  if (node.field == FieldId::Type) return clause_of(type_query(node.text), as_typed);
  if (node.field == FieldId::InForce) {
    auto const state = read_in_force(node.text);
    return clause_of(state ? in_force_query(reader_.database(), *state, schema::today()) : Plan(),
                     as_typed);
  }
  if (node.field == FieldId::Id) {
    return clause_of(Plan(schema::make_id_term(node.text)), as_typed);
  }
  if (node.field == FieldId::Address) {
    return clause_of(Plan(schema::make_address_term(node.text)), node.text);
  }
  if (node.field == FieldId::File) {
    return clause_of(Plan(schema::make_location_term(node.field, node.text)), node.text);
  }
  if (schema::field(node.field).analyzer == "raw") {
    return clause_of(raw_query(node.field, node.text), as_typed);
  }
  TextReading const& reading = reader_.read(node.text, node.field, marks_);
  AskedWords words(node.field, reader_.database().get_doccount());
  words.add(reading);
  ReadClause clause =
      clause_of(WordsQuery(words).required(), field_prefix(node.field) + spell(reading));
  clause.notes = reading_notes(reading, query_text_);
  append_findings(clause, shown_words(reading));
  return clause;
}

ReadClause ClauseReader::phrase_clause(QueryNode const& node) const {
  if (schema::field(node.field).analyzer != "vi") return words_clause(node);
  TextReading const& reading = reader_.read_phrase(node.text, node.field, marks_);
  Plan query = phrase_query(reading, node.field);
  bool const is_number = node.field == FieldId::Text && reading.words.size() == 1;
  if (auto const own = own_number_query(asked_documents(reading)); is_number && !own.empty()) {
    query = Plan(Plan::Op::AndMaybe, query, own);
  }
  if (!reading.synonyms.empty()) {  // of a place
    AskedWords words(node.field, reader_.database().get_doccount());
    words.add(reading);
    query = Plan(Plan::Op::Or, query, WordsQuery(words).old_names());
  }
  ReadClause clause = clause_of(std::move(query),
                                fmt::format("{}\"{}\"", field_prefix(node.field), spell(reading)));
  clause.notes = reading_notes(reading, query_text_);
  append_findings(clause, shown_words(reading));
  if (reading.words.size() > kMaxPhraseWords) {
    clause.notes.push_back(
        limit_note(fmt::format("\"{} {} …\"", reading.words[0].typed, reading.words[1].typed)));
  }
  return clause;
}

/// A NEAR over common words looks at the positions of much of the index: of
/// further ones than kMaxNears only the operands are asked for.
ReadClause ClauseReader::near_clause(QueryNode const& node) {
  std::string const near = fmt::format("NEAR/{}", node.distance);
  TextReading const& left = reader_.read_phrase(node.children[0].text, node.field, marks_);
  TextReading const& right = reader_.read_phrase(node.children[1].text, node.field, marks_);
  ReadClause clause;
  append_findings(clause, shown_words(left));
  append_findings(clause, shown_words(right));
  clause.read_as =
      fmt::format("{}{} {} {}", field_prefix(node.field), operand_text(node.children[0], left),
                  near, operand_text(node.children[1], right));
  if (++nears_ <= kMaxNears) {
    clause.query = near_query(left, right, node.field, node.distance);
    return clause;
  }
  if (nears_ == kMaxNears + 1) clause.notes.push_back(limit_note(near));
  clause.query =
      Plan(Plan::Op::And, phrase_query(left, node.field), phrase_query(right, node.field));
  return clause;
}

ReadClause ClauseReader::prefix_clause(QueryNode const& node) {
  if (schema::field(node.field).analyzer != "vi") return words_clause(node);
  if (++prefixes_ > kMaxPrefixes) {
    ReadClause clause = words_clause(node);
    if (prefixes_ == kMaxPrefixes + 1) {
      clause.notes.insert(clause.notes.begin(), limit_note(node.text + "*"));
    }
    return clause;
  }
  PrefixReading reading = read_prefix(reader_.database(), node.text, node.field, kMaxPrefixTerms);
  ReadClause clause = clause_of({}, field_prefix(node.field) + node.text + "*");
  if (reading.was_cut) clause.notes.push_back(limit_note(node.text + "*"));
  if (reading.variants.empty()) return clause;
  clause.query = any_of(node.field, reading.variants, Plan::Op::Synonym);
  WordReading word;
  word.typed = node.text + "*";
  word.variants = std::move(reading.variants);
  clause.shown.emplace_back().words.push_back(std::move(word));
  return clause;
}

/// All document numbers with the parts that were given: "119", "119/QĐ". Of those
/// that have one, or that cite one.
ReadClause ClauseReader::number_clause(QueryNode const& node) const {
  FoundNumbers const found = find_numbers(reader_.database(), wanted_parts(node.text));
  Plan query =
      node.field == FieldId::Cites ? citing_query(found.numbers) : number_query(found.numbers);
  ReadClause clause = clause_of(std::move(query), field_prefix(node.field) + node.text);
  if (found.was_cut) clause.notes.push_back(limit_note(node.text));
  return clause;
}

Plan raw_query(FieldId field, std::string_view text) {
  std::string const value = analyzers::analyzer(schema::field(field).analyzer)
                                .normalize_term(analyzers::whole_name(text));
  return value.empty() ? Plan() : Plan(schema::make_term(field, value));
}

Plan type_query(std::string_view text) {
  auto symbol = analyzers::document_type_symbol(text);
  if (!symbol && analyzers::is_document_type_symbol(text)) symbol = text;
  return symbol ? Plan(schema::make_term(FieldId::Type, *symbol)) : Plan();
}

}  // namespace tracuu::search
