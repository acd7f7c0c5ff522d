// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/query_builder.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "analyzers/whole_name.hpp"
#include "search/api/document_adjustments.hpp"
#include "search/matching/clause_query.hpp"
#include "search/matching/held_words.hpp"
#include "search/matching/pasted_place.hpp"
#include "search/matching/validity.hpp"
#include "search/matching/words_query.hpp"
#include "search/words/reading_notes.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;
using Kind = QueryNode::Kind;

/// The clauses of a query, by what each does to it.
struct ReadClauses {
  std::vector<Plan> required;
  std::vector<Plan> excluded;
  std::vector<Plan> dates;
  std::vector<TextReading> shown;
  std::vector<std::size_t> plain_readings;  ///< indices in `shown`
  std::vector<std::size_t> plain_begins;    ///< where `read_as` tells of each of them
  std::string read_as;
  std::vector<Note> notes;
  bool restored_marks = false;
  bool restored_in_clauses = false;  ///< not in plain words
};

std::string joined(std::string text, std::string_view more) {
  if (!text.empty() && !more.empty()) text += ' ';
  return text.append(more);
}

ReadClauses read_clauses(ClauseReader& reader, QueryNode const& root) {
  ReadClauses all;
  for (QueryNode const& node : root.children) {
    bool const is_plain = node.kind == Kind::Words && node.field == FieldId::Text;
    bool const is_excluded = node.kind == Kind::Not;
    ReadClause clause = is_plain      ? reader.read_plain(node.text)
                        : is_excluded ? reader.read_unshown(node.children.front())
                                      : reader.read(node);
    if (is_plain) {
      if (!clause.shown.empty()) {
        all.plain_readings.push_back(all.shown.size());
        all.plain_begins.push_back(all.read_as.empty() ? 0 : all.read_as.size() + 1);
      }
    } else if (is_excluded) {
      clause.read_as.insert(0, "-");
      all.excluded.push_back(std::move(clause.query));
    } else {
      (node.kind == Kind::Dates ? all.dates : all.required).push_back(std::move(clause.query));
    }
    std::ranges::move(clause.shown, std::back_inserter(all.shown));
    all.read_as = joined(std::move(all.read_as), clause.read_as);
    append_notes(all.notes, std::move(clause.notes));
    all.restored_marks = all.restored_marks || clause.restored_marks;
    if (!is_plain) all.restored_in_clauses = all.restored_in_clauses || clause.restored_marks;
  }
  return all;
}

/// True if what else the word may be called is searched: no reader is told that it is unknown.
bool has_other_name(TextReading const& reading, std::size_t word) {
  return std::ranges::any_of(reading.synonyms, [&](Synonym const& synonym) {
    return word >= synonym.first && word < synonym.first + synonym.count;
  });
}

/// The main part of most queries: the plain words of all readings together.
struct PlainWords {
  Plan query;
  Plan all;
  HeldWords held;
  std::size_t groups = 0;
  std::vector<std::string> unknown;
  std::vector<LeftOutWord> left_out;
};

PlainWords plain_words(ReadClauses const& clauses, Xapian::doccount document_count,
                       MarkRule marks) {
  PlainWords plain;
  if (clauses.plain_readings.empty()) return plain;
  AskedWords words(FieldId::Text, document_count);
  for (std::size_t const index : clauses.plain_readings) {
    TextReading const& reading = clauses.shown[index];
    words.add(reading);
    for (std::size_t i = 0; i < reading.words.size(); ++i) {
      WordReading const& word = reading.words[i];
      if (word.variants.empty() && !has_other_name(reading, i)) plain.unknown.push_back(word.typed);
    }
  }
  plain.groups = words.required_groups();
  plain.all = all_words(words);
  WordsQuery const query(words);
  if (marks == MarkRule::Exact) {
    plain.query = query.required();
    return plain;
  }
  WordsQuery::Ranked ranked = query.ranked();
  plain.query = std::move(ranked.query);
  plain.left_out = std::move(ranked.left_out);
  plain.held = held_words(words);
  return plain;
}

Plan year_query(std::optional<int> year) {
  if (!year) return {};
  auto const day = [year](unsigned month, unsigned number) {
    return schema::Date(std::chrono::year(*year), std::chrono::month(month),
                        std::chrono::day(number));
  };
  return date_query({day(1, 1), day(12, 31)});
}

ReadClause filter_of(Plan query) {
  ReadClause filter;
  filter.query = std::move(query);
  return filter;
}

/// Words of a name in a row, or the whole name.
ReadClause name_filter(ClauseReader& reader, FieldId field, FacetFilter const& filter) {
  if (filter.whole_name) {
    std::string const name = analyzers::whole_name(filter.text);
    if (name.empty()) return {};
    return filter_of(Plan::range(*schema::field(field).value_slot, name, name));
  }
  QueryNode name;
  name.kind = Kind::Phrase;
  name.field = field;
  name.text = filter.text;
  return reader.read_unshown(name);
}

ReadClause facet_filter(ClauseReader& reader, FacetRow const& row, Filters const& filters) {
  FacetFilter const& filter = filters[row.facet];
  switch (row.match) {
    case FacetMatch::Exact: return filter_of(raw_query(row.field, filter.text));
    case FacetMatch::Name: return name_filter(reader, row.field, filter);
    case FacetMatch::DocumentType: return filter_of(type_query(filter.text));
    case FacetMatch::Year: return filter_of(year_query(filters.year()));
  }
  return {};
}

/// What an announcement must pass besides the query; not part of read_as.
std::vector<ReadClause> filters_of(Xapian::Database const& database, ClauseReader& reader,
                                   Filters const& asked) {
  std::vector<ReadClause> filters;
  if (!asked.dates.is_open()) filters.push_back(filter_of(date_query(asked.dates)));
  if (asked.in_force) {
    filters.push_back(filter_of(in_force_query(database, *asked.in_force, schema::today())));
  }
  for (FacetRow const& row : kFacets) {
    if (asked[row.facet].is_on()) filters.push_back(facet_filter(reader, row, asked));
  }
  return filters;
}

/// What an announcement must match or pass besides the plain words.
struct Conditions {
  std::vector<Plan> required;
  std::vector<Plan> filters;
  std::vector<Plan> excluded;
};

/// The plain words under all conditions. A filter may match nothing: then so does the query.
Plan joined_query(std::vector<Plan> required, Conditions const& conditions) {
  bool const has_filter = !conditions.filters.empty() || !conditions.excluded.empty();
  if (required.empty() && has_filter) required.push_back(match_all());
  Plan query = combine(Plan::Op::And, required);
  if (!conditions.filters.empty()) {
    query = Plan(Plan::Op::Filter, query, combine(Plan::Op::And, conditions.filters));
  }
  if (!conditions.excluded.empty()) {
    query = Plan(Plan::Op::AndNot, query, combine(Plan::Op::Or, conditions.excluded));
  }
  return query;
}

/// With the clauses that must match, which add their weight.
Plan with_clauses(Plan words, Conditions const& conditions, bool has_words) {
  std::vector<Plan> required = conditions.required;
  if (has_words) required.push_back(std::move(words));
  return joined_query(std::move(required), conditions);
}

/// With the clauses that must match, without their weight.
Plan held_query(Plan words, Conditions const& conditions) {
  if (!conditions.required.empty()) {
    words = Plan(Plan::Op::Filter, words, combine(Plan::Op::And, conditions.required));
  }
  return joined_query({std::move(words)}, conditions);
}

/// `plan` without the documents of `terms`.
Plan without(Plan plan, std::vector<std::string> const& terms) {
  if (plan.empty()) return plan;
  std::vector<Plan> hidden;
  hidden.reserve(terms.size());
  for (std::string const& term : terms) hidden.emplace_back(term);
  return {Plan::Op::AndNot, std::move(plan), Plan(Plan::Op::Or, std::move(hidden))};
}

/// Nothing that finds, counts or weighs announcements meets a hidden one.
void withhold_hidden(DocumentAdjustments const& adjustments, BuiltQuery& built) {
  if (adjustments.hidden_terms.empty()) return;
  for (Plan* const plan : {&built.query, &built.all_words, &built.held, &built.enough_held}) {
    *plan = without(std::move(*plan), adjustments.hidden_terms);
  }
}

/// Neither a query nor a filter: then there is nothing to find, or all there is.
bool is_open(SearchRequest const& request) {
  return request.filters.is_empty() &&
         request.text.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// Postings of plain words and pairs, of which a match looks at each once or twice; a clause may
/// look at all announcements.
std::uint64_t postings_of(ReadClauses const& clauses, std::uint64_t document_count) {
  std::uint64_t const others = clauses.required.size() + clauses.excluded.size();
  std::uint64_t postings = others * document_count;
  for (std::size_t const index : clauses.plain_readings) {
    TextReading const& reading = clauses.shown[index];
    for (WordReading const& word : reading.words) postings += word.frequency;
    for (PairReading const& pair : reading.pairs) postings += pair.frequency;
  }
  return postings;
}

}  // namespace

BuiltQuery build_query(WordReader& reader, ParsedQuery const& parsed, SearchRequest const& request,
                       MarkRule marks, MatchBudget const& budget) {
  ClauseReader clause_reader(reader, request.text, marks, budget);
  auto const place = find_pasted_place(reader.database(), request.text);
  ReadClauses clauses = read_clauses(clause_reader, place ? *place : parsed.root);
  std::uint64_t const postings = postings_of(clauses, reader.database().get_doccount());
  PlainWords plain = plain_words(clauses, reader.database().get_doccount(), marks);
  Conditions conditions{std::move(clauses.required), std::move(clauses.dates),
                        std::move(clauses.excluded)};
  for (ReadClause& filter : filters_of(reader.database(), clause_reader, request.filters)) {
    conditions.filters.push_back(std::move(filter.query));
    append_notes(clauses.notes, std::move(filter.notes));
  }
  if (request.all_if_open && is_open(request)) conditions.filters.push_back(match_all());
  bool const has_words = !clauses.plain_readings.empty();
  BuiltQuery built;
  built.query = with_clauses(std::move(plain.query), conditions, has_words);
  built.all_words = with_clauses(std::move(plain.all), conditions, has_words);
  if (plain.held.weight > 0) {
    built.held = held_query(std::move(plain.held.query), conditions);
    built.enough_held = held_query(std::move(plain.held.enough), conditions);
  }
  if (request.adjustments) withhold_hidden(*request.adjustments, built);
  built.held_weight = plain.held.weight;
  built.whole_word = std::move(plain.held.whole_word);
  built.postings = postings;
  built.apart_weight = plain.held.apart_weight;
  built.readings = std::move(clauses.shown);
  built.plain_readings = std::move(clauses.plain_readings);
  built.plain_begins = std::move(clauses.plain_begins);
  built.plain_groups = plain.groups;
  built.unknown_words = std::move(plain.unknown);
  built.left_out = std::move(plain.left_out);
  built.read_as = std::move(clauses.read_as);
  built.restored_marks = clauses.restored_marks;
  built.restored_in_clauses = clauses.restored_in_clauses;
  built.notes = std::move(clauses.notes);
  return built;
}

}  // namespace tracuu::search
