// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/query_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/document_type.hpp"
#include "analyzers/whole_name.hpp"
#include "schema/term.hpp"
#include "search/matching/phrase_query.hpp"
#include "search/matching/words_query.hpp"
#include "search/words/number_reading.hpp"
#include "search/words/ranking.hpp"
#include "search/words/reading_notes.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;
using Kind = QueryNode::Kind;
using Xapian::Query;

/// Terms that one '*' stands for at most.
constexpr std::size_t kMaxPrefixTerms = 200;

/// A query expands this many '*' at most; further ones are read as whole words.
/// (Each costs up to some 20 ms: 600 of them in one query took 39 seconds.)
constexpr std::size_t kMaxPrefixes = 8;

/// A query looks at the distance of this many NEARs at most.
constexpr std::size_t kMaxNears = 8;

class Builder {
 public:
  Builder(WordReader& reader, SearchRequest const& request, Strictness strictness)
      : reader_(reader), database_(reader.database()), request_(request), strictness_(strictness) {}

  BuiltQuery build(QueryNode const& root) {
    for (QueryNode const& child : root.children) add_clause(child);
    std::vector<Query> required = std::move(required_);
    if (!built_.plain_runs.empty()) required.push_back(plain_words_query());
    std::vector<Query> const filters = filter_queries();
    bool const has_filter = !filters.empty() || !excluded_.empty();
    if (required.empty() && has_filter) required.push_back(match_all());
    Query query = combine(Query::OP_AND, required);
    // A filter may match nothing: then so does the query.
    if (!filters.empty()) {
      query = Query(Query::OP_FILTER, query, combine(Query::OP_AND, filters));
    }
    if (!excluded_.empty()) {
      query = Query(Query::OP_AND_NOT, query, combine(Query::OP_OR, excluded_));
    }
    built_.query = std::move(query);
    return std::move(built_);
  }

 private:
  void add_clause(QueryNode const& node) {
    if (node.kind == Kind::Words && node.field == FieldId::Text) {
      add_plain_words(node.text);
    } else if (node.kind == Kind::Not) {
      excluded_.push_back(unshown_query(node.children.front()));
      add_reading("-" + last_reading_);
    } else if (node.kind == Kind::Dates) {
      dates_.push_back(clause_query(node));
      add_reading(last_reading_);
    } else {
      required_.push_back(clause_query(node));
      add_reading(last_reading_);
    }
  }

  void add_plain_words(std::string_view text) {
    RunReading run = read(text, FieldId::Text);
    add_reading(spell_run(run));
    if (run.words.empty()) return;
    built_.plain_runs.push_back(built_.runs.size());
    built_.runs.push_back(std::move(run));
  }

  /// The main part of most queries: the plain words of all runs together.
  Query plain_words_query() {
    WordsQuery words(FieldId::Text, database_.get_doccount());
    for (std::size_t const index : built_.plain_runs) {
      RunReading const& run = built_.runs[index];
      words.add(run);
      for (WordReading const& word : run.words) {
        if (word.variants.empty()) built_.unknown_words.push_back(word.typed);
      }
    }
    built_.plain_units = words.required_units();
    if (strictness_.all_units_first) return words.all_first(strictness_.required_units);
    if (strictness_.required_units > 0) return words.required(strictness_.required_units);
    WordsQuery::Ranked ranked = words.ranked();
    built_.left_out = std::move(ranked.left_out);
    return ranked.query;
  }

  /// A clause that must match; leaves how it was read in last_reading_.
  Query clause_query(QueryNode const& node) {
    switch (node.kind) {
      case Kind::Words: return words_query(node);
      case Kind::Phrase: return phrase_clause(node);
      case Kind::Near: return near_clause(node);
      case Kind::Prefix: return prefix_query(node);
      case Kind::Dates: last_reading_ = to_string(node); return date_query(node.dates);
      case Kind::Not: {
        Query const excluded = unshown_query(node.children.front());
        last_reading_ = "-" + last_reading_;
        return {Query::OP_AND_NOT, match_all(), excluded};
      }
      case Kind::And:
      case Kind::Or: return group_query(node);
    }
    return {};
  }

  Query group_query(QueryNode const& node) {
    std::vector<Query> parts;
    std::string reading;
    for (QueryNode const& child : node.children) {
      parts.push_back(clause_query(child));
      if (!reading.empty()) reading += node.kind == Kind::Or ? " OR " : " ";
      reading += last_reading_;
    }
    bool const needs_brackets = node.kind == Kind::Or || node.children.size() > 1;
    last_reading_ = needs_brackets ? fmt::format("({})", reading) : std::move(reading);
    return combine(node.kind == Kind::Or ? Query::OP_OR : Query::OP_AND, parts);
  }

  /// A clause whose words are not to be highlighted: an exclusion, a filter.
  Query unshown_query(QueryNode const& node) {
    std::size_t const runs_before = built_.runs.size();
    Query query = clause_query(node);
    built_.runs.resize(runs_before);
    return query;
  }

  Query words_query(QueryNode const& node) {
    last_reading_ = field_prefix(node.field) + node.text;
    if (node.field == FieldId::Number) return number_query(node.text);
    if (node.field == FieldId::Type) return type_query(node.text);
    if (node.field == FieldId::Id) return Query(schema::make_id_term(node.text));
    if (schema::field(node.field).analyzer == "raw") return raw_query(node.field, node.text);
    RunReading run = read(node.text, node.field);
    last_reading_ = field_prefix(node.field) + spell_run(run);
    WordsQuery words(node.field, database_.get_doccount());
    words.add(run);
    Query query = words.required(kAllUnits);
    built_.runs.push_back(std::move(run));
    return query;
  }

  Query phrase_clause(QueryNode const& node) {
    if (schema::field(node.field).analyzer != "vi") return words_query(node);
    RunReading run = read_phrase(node.text, node.field);
    last_reading_ = fmt::format("{}\"{}\"", field_prefix(node.field), spell_run(run));
    if (run.words.size() > kMaxPhraseWords) {
      add_limit_note(fmt::format("\"{} {} …\"", run.words[0].typed, run.words[1].typed));
    }
    Query query = phrase_query(run, node.field);
    built_.runs.push_back(std::move(run));
    return query;
  }

  /// A NEAR over common words looks at the positions of much of the index: of
  /// further ones than kMaxNears only the operands are asked for.
  Query near_clause(QueryNode const& node) {
    std::string const reading = fmt::format("NEAR/{}", node.distance);
    RunReading left = read_phrase(node.children[0].text, node.field);
    RunReading right = read_phrase(node.children[1].text, node.field);
    last_reading_ = fmt::format("{}{} {} {}", field_prefix(node.field), operand_text(node, 0, left),
                                reading, operand_text(node, 1, right));
    Query query;
    if (++nears_ <= kMaxNears) {
      query = near_query(left, right, node.field, node.distance);
    } else {
      if (nears_ == kMaxNears + 1) add_limit_note(reading);
      query = Query(Query::OP_AND, phrase_query(left, node.field), phrase_query(right, node.field));
    }
    built_.runs.push_back(std::move(left));
    built_.runs.push_back(std::move(right));
    return query;
  }

  static std::string operand_text(QueryNode const& near, std::size_t index, RunReading const& run) {
    bool const is_phrase = near.children[index].kind == Kind::Phrase;
    return is_phrase ? fmt::format("\"{}\"", spell_run(run)) : spell_run(run);
  }

  Query prefix_query(QueryNode const& node) {
    last_reading_ = field_prefix(node.field) + node.text + "*";
    if (schema::field(node.field).analyzer != "vi") return words_query(node);
    if (++prefixes_ > kMaxPrefixes) {
      if (prefixes_ == kMaxPrefixes + 1) add_limit_note(node.text + "*");
      return words_query(node);
    }
    PrefixReading reading = read_prefix(database_, node.text, node.field, kMaxPrefixTerms);
    if (reading.was_cut) add_limit_note(node.text + "*");
    if (reading.variants.empty()) return {};
    Query query = any_of(node.field, reading.variants, Query::OP_SYNONYM);
    WordReading word;
    word.typed = node.text + "*";
    word.variants = std::move(reading.variants);
    RunReading run;
    run.words.push_back(std::move(word));
    built_.runs.push_back(std::move(run));
    return query;
  }

  Query raw_query(FieldId field, std::string_view text) {
    std::string const value = analyzers::analyzer(schema::field(field).analyzer)
                                  .normalize_term(analyzers::whole_name(text));
    return value.empty() ? Query() : Query(schema::make_term(field, value));
  }

  /// All document numbers with the parts that were given: "119", "119/QĐ".
  Query number_query(std::string_view text) {
    FoundNumbers const found = find_numbers(database_, wanted_parts(text));
    if (found.was_cut) add_limit_note(std::string(text));
    std::vector<Query> terms;
    for (std::string const& number : found.numbers) {
      terms.emplace_back(schema::make_term(FieldId::Number, number));
    }
    return combine(Query::OP_SYNONYM, terms);
  }

  static analyzers::DocumentNumberParts wanted_parts(std::string_view text) {
    if (auto const normalized = analyzers::normalize_document_number(text)) {
      if (auto parts = analyzers::split_document_number(*normalized)) return std::move(*parts);
    }
    analyzers::DocumentNumberParts bare;
    bare.number = text.substr(std::min(text.find_first_not_of('0'), text.size()));
    return bare;
  }

  Query type_query(std::string_view text) {
    auto symbol = analyzers::document_type_symbol(text);
    if (!symbol && analyzers::is_document_type_symbol(text)) symbol = text;
    return symbol ? Query(schema::make_term(FieldId::Type, *symbol)) : Query();
  }

  /// What an announcement must pass besides the query; not part of read_as.
  std::vector<Query> filter_queries() {
    std::vector<Query> filters = dates_;
    if (!request_.dates.is_open()) filters.push_back(date_query(request_.dates));
    if (!request_.site.empty()) filters.push_back(raw_query(FieldId::Site, request_.site));
    add_name_filter(FieldId::Unit, request_.unit, filters);
    add_name_filter(FieldId::Place, request_.place, filters);
    if (!request_.category.empty()) {
      filters.push_back(raw_query(FieldId::Category, request_.category));
    }
    if (!request_.type.empty()) filters.push_back(type_query(request_.type));
    if (request_.year) filters.push_back(year_query(*request_.year));
    return filters;
  }

  /// Words of a name in a row; or a whole name, which stands in quotes.
  void add_name_filter(FieldId field, std::string_view text, std::vector<Query>& filters) {
    if (text.empty()) return;
    if (text.size() > 2 && text.starts_with('"') && text.ends_with('"')) {
      std::string const name = analyzers::whole_name(text.substr(1, text.size() - 2));
      filters.emplace_back(Query::OP_VALUE_RANGE, *schema::field(field).value_slot, name, name);
      return;
    }
    QueryNode name;
    name.kind = Kind::Phrase;
    name.field = field;
    name.text = text;
    bool const restored_marks = built_.restored_marks;
    filters.push_back(unshown_query(name));
    built_.restored_marks = restored_marks;
  }

  static Query year_query(int year) {
    auto const day = [year](unsigned month, unsigned number) {
      return schema::Date(std::chrono::year(year), std::chrono::month(month),
                          std::chrono::day(number));
    };
    return date_query({day(1, 1), day(12, 31)});
  }

  RunReading read(std::string_view text, FieldId field) {
    RunReading const& run = reader_.read(text, field, strictness_.marks);
    append_reading_notes(run, request_.text, built_.notes);
    return noted(run);
  }

  RunReading read_phrase(std::string_view text, FieldId field) {
    return noted(reader_.read_phrase(text, field, strictness_.marks));
  }

  RunReading noted(RunReading const& run) {
    if (run.was_cut) add_limit_note(fmt::format("{}", kMaxQueryWords));
    built_.restored_marks = built_.restored_marks || restores_marks(run);
    return run;
  }

  static std::string field_prefix(FieldId field) {
    return field == FieldId::Text ? "" : fmt::format("{}:", schema::field(field).name);
  }

  void add_reading(std::string_view reading) {
    if (!built_.read_as.empty() && !reading.empty()) built_.read_as += ' ';
    built_.read_as += reading;
  }

  void add_limit_note(std::string detail) {
    built_.notes.push_back({NoteCode::LimitReached, std::move(detail), ""});
  }

  WordReader& reader_;
  Xapian::Database const& database_;  ///< the reader's
  SearchRequest const& request_;
  Strictness strictness_;
  BuiltQuery built_;
  std::vector<Query> required_;
  std::vector<Query> excluded_;
  std::vector<Query> dates_;
  std::size_t prefixes_ = 0;  ///< read so far
  std::size_t nears_ = 0;     ///< read so far
  std::string last_reading_;
};

}  // namespace

BuiltQuery build_query(WordReader& reader, ParsedQuery const& parsed, SearchRequest const& request,
                       Strictness strictness) {
  return Builder(reader, request, strictness).build(parsed.root);
}

}  // namespace tracuu::search
