// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/query_builder.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "analyzers/whole_name.hpp"
#include "search/matching/clause_query.hpp"
#include "search/matching/pasted_place.hpp"
#include "search/words/reading_notes.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;
using Kind = QueryNode::Kind;
using Xapian::Query;

/// The clauses of a query, by what each does to it.
struct ReadClauses {
  std::vector<Query> required;
  std::vector<Query> excluded;
  std::vector<Query> dates;
  std::vector<TextReading> shown;
  std::vector<std::size_t> plain_readings;  ///< indices in `shown`
  std::string read_as;
  std::vector<Note> notes;
  bool restored_marks = false;
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
      if (!clause.shown.empty()) all.plain_readings.push_back(all.shown.size());
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
  }
  return all;
}

/// The main part of most queries: the plain words of all readings together.
struct PlainWords {
  Query query;
  std::size_t groups = 0;
  std::vector<std::string> unknown;
  std::vector<std::vector<Variant>> left_out;
};

PlainWords plain_words(ReadClauses const& clauses, Xapian::doccount document_count,
                       Strictness strictness) {
  PlainWords plain;
  if (clauses.plain_readings.empty()) return plain;
  WordsQuery words(FieldId::Text, document_count);
  for (std::size_t const index : clauses.plain_readings) {
    TextReading const& reading = clauses.shown[index];
    words.add(reading);
    for (WordReading const& word : reading.words) {
      if (word.variants.empty()) plain.unknown.push_back(word.typed);
    }
  }
  plain.groups = words.required_groups();
  if (strictness.all_groups_first) {
    plain.query = words.all_first(strictness.required_groups);
  } else if (strictness.required_groups > 0) {
    plain.query = words.required(strictness.required_groups);
  } else {
    WordsQuery::Ranked ranked = words.ranked();
    plain.query = std::move(ranked.query);
    plain.left_out = std::move(ranked.left_out);
  }
  return plain;
}

Query year_query(std::optional<int> year) {
  if (!year) return {};
  auto const day = [year](unsigned month, unsigned number) {
    return schema::Date(std::chrono::year(*year), std::chrono::month(month),
                        std::chrono::day(number));
  };
  return date_query({day(1, 1), day(12, 31)});
}

ReadClause filter_of(Query query) {
  ReadClause filter;
  filter.query = std::move(query);
  return filter;
}

/// Words of a name in a row, or the whole name.
ReadClause name_filter(ClauseReader& reader, FieldId field, FacetFilter const& filter) {
  if (filter.whole_name) {
    std::string const name = analyzers::whole_name(filter.text);
    return filter_of({Query::OP_VALUE_RANGE, *schema::field(field).value_slot, name, name});
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
std::vector<ReadClause> filters_of(ClauseReader& reader, Filters const& asked) {
  std::vector<ReadClause> filters;
  if (!asked.dates.is_open()) filters.push_back(filter_of(date_query(asked.dates)));
  for (FacetRow const& row : kFacets) {
    if (asked[row.facet].is_on()) filters.push_back(facet_filter(reader, row, asked));
  }
  return filters;
}

/// All of `required` and `filters`, none of `excluded`. A filter may match
/// nothing: then so does the query.
Query joined_query(std::vector<Query> required, std::vector<Query> const& filters,
                   std::vector<Query> const& excluded) {
  bool const has_filter = !filters.empty() || !excluded.empty();
  if (required.empty() && has_filter) required.push_back(match_all());
  Query query = combine(Query::OP_AND, required);
  if (!filters.empty()) query = Query(Query::OP_FILTER, query, combine(Query::OP_AND, filters));
  if (!excluded.empty()) query = Query(Query::OP_AND_NOT, query, combine(Query::OP_OR, excluded));
  return query;
}

}  // namespace

BuiltQuery build_query(WordReader& reader, ParsedQuery const& parsed, SearchRequest const& request,
                       Strictness strictness) {
  ClauseReader clause_reader(reader, request.text, strictness.marks);
  auto const place = find_pasted_place(reader.database(), request.text);
  ReadClauses clauses = read_clauses(clause_reader, place ? *place : parsed.root);
  PlainWords plain = plain_words(clauses, reader.database().get_doccount(), strictness);
  if (!clauses.plain_readings.empty()) clauses.required.push_back(std::move(plain.query));
  std::vector<Query> filters = std::move(clauses.dates);
  for (ReadClause& filter : filters_of(clause_reader, request.filters)) {
    filters.push_back(std::move(filter.query));
    append_notes(clauses.notes, std::move(filter.notes));
  }
  BuiltQuery built;
  built.query = joined_query(std::move(clauses.required), filters, clauses.excluded);
  built.readings = std::move(clauses.shown);
  built.plain_readings = std::move(clauses.plain_readings);
  built.plain_groups = plain.groups;
  built.unknown_words = std::move(plain.unknown);
  built.left_out = std::move(plain.left_out);
  built.read_as = std::move(clauses.read_as);
  built.restored_marks = clauses.restored_marks;
  built.notes = std::move(clauses.notes);
  return built;
}

}  // namespace tracuu::search
