// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/document_number.hpp"
#include "schema/term.hpp"
#include "search/ranking.hpp"
#include "search/word_query.hpp"

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

/// All announcements. (Query::MatchAll is not safe across threads.)
Query match_all() {
  return Query(std::string());
}

Query combine(Query::op how, std::vector<Query> const& queries) {
  return {how, queries.begin(), queries.end()};
}

/// At least `count` of `queries`: the union of all choices. For few queries.
Query at_least(std::vector<Query> const& queries, std::size_t count) {
  std::vector<Query> choices;
  for (std::size_t mask = 0; mask < (std::size_t{1} << queries.size()); ++mask) {
    std::vector<Query> chosen;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      if ((mask >> i & 1) != 0) chosen.push_back(queries[i]);
    }
    if (chosen.size() == count) choices.push_back(combine(Query::OP_AND, chosen));
  }
  return combine(Query::OP_OR, choices);
}

class Builder {
 public:
  Builder(WordReader& reader, Strictness strictness)
      : reader_(reader),
        database_(reader.database()),
        document_count_(database_.get_doccount()),
        strictness_(strictness) {}

  BuiltQuery build(QueryNode const& root, SearchRequest const& request) {
    for (QueryNode const& child : root.children) add_clause(child);
    std::vector<Query> required = std::move(required_);
    if (auto words = plain_words_query(); !words.empty() || built_.plain_words > 0) {
      required.push_back(std::move(words));
    }
    std::vector<Query> const filters = filter_queries(request);
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
    built_.plain_words += run.words.size();
    add_reading(spell_run(run));
    plain_runs_.push_back(built_.runs.size());
    built_.runs.push_back(std::move(run));
  }

  /// The main part of most queries: the plain words of all runs together.
  Query plain_words_query() {
    std::vector<Query> words;
    std::vector<Query> bonuses;
    bool const by_weight = strictness_.required_words == 0;
    double const pair_weight = by_weight ? kPairWeight : kRequiredPairWeight;
    for (std::size_t const index : plain_runs_) {
      RunReading const& run = built_.runs[index];
      for (WordReading const& word : run.words) {
        if (word.variants.empty()) built_.unknown_words.push_back(word.typed);
      }
      append_bonuses(run, pair_weight, bonuses);
    }
    if (by_weight) return ranked_query(std::move(bonuses));
    for (std::size_t const index : plain_runs_) append_words(built_.runs[index], words);
    return required_query(words, bonuses, strictness_.required_words);
  }

  /// Any of the words and pairs, without the common syllables if there are rarer:
  /// those are left for the second stage (rescoring.hpp).
  Query ranked_query(std::vector<Query> parts) {
    std::vector<WordReading const*> words;
    for (std::size_t const index : plain_runs_) {
      for (WordReading const& word : built_.runs[index].words) {
        bool const is_new = std::ranges::none_of(
            words, [&](WordReading const* known) { return known->token == word.token; });
        if (is_new && !word.variants.empty()) words.push_back(&word);
      }
    }
    double const common = kCommonShare * document_count_;
    bool const has_rare = std::ranges::any_of(
        words, [&](WordReading const* word) { return word->frequency <= common; });
    for (WordReading const* word : words) {
      if (has_rare && word->frequency > common) {
        built_.left_out.push_back(word->variants);
        continue;
      }
      parts.push_back(any_of(FieldId::Text, word->variants, Query::OP_SYNONYM));
    }
    return combine(Query::OP_OR, parts);
  }

  static Query required_query(std::vector<Query> const& words, std::vector<Query> const& bonuses,
                              std::size_t required_words) {
    if (words.empty()) return {};
    Query query = required_words >= words.size() ? combine(Query::OP_AND, words)
                                                 : at_least(words, required_words);
    if (bonuses.empty()) return query;
    return {Query::OP_AND_MAYBE, query, combine(Query::OP_OR, bonuses)};
  }

  /// A word that nothing holds is a query that matches nothing.
  static void append_words(RunReading const& run, std::vector<Query>& words,
                           FieldId field = FieldId::Text) {
    for (WordReading const& word : run.words) {
      words.push_back(word.variants.empty() ? Query()
                                            : any_of(field, word.variants, Query::OP_SYNONYM));
    }
  }

  static void append_bonuses(RunReading const& run, double pair_weight, std::vector<Query>& bonuses,
                             FieldId field = FieldId::Text) {
    for (PairReading const& pair : run.pairs) {
      if (pair.variants.empty()) continue;
      bonuses.emplace_back(Query::OP_SCALE_WEIGHT, any_of(field, pair.variants, Query::OP_SYNONYM),
                           pair_weight);
    }
    for (std::string const& term : run.extra_terms) {
      bonuses.emplace_back(schema::make_term(field, term));
    }
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
    if (node.field == FieldId::Id) return Query(schema::make_id_term(node.text));
    if (schema::field(node.field).analyzer == "raw") return raw_query(node.field, node.text);
    RunReading run = read(node.text, node.field);
    last_reading_ = field_prefix(node.field) + spell_run(run);
    std::vector<Query> words;
    std::vector<Query> bonuses;
    append_words(run, words, node.field);
    append_bonuses(run, kRequiredPairWeight, bonuses, node.field);
    built_.runs.push_back(std::move(run));
    return required_query(words, bonuses, kAllWords);
  }

  Query phrase_clause(QueryNode const& node) {
    if (schema::field(node.field).analyzer != "vi") return words_query(node);
    RunReading run = read(node.text, node.field);
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
    RunReading left = read(node.children[0].text, node.field);
    RunReading right = read(node.children[1].text, node.field);
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
    std::string const value =
        analyzers::analyzer(schema::field(field).analyzer).normalize_term(text);
    return value.empty() ? Query() : Query(schema::make_term(field, value));
  }

  /// A whole document number, or all that begin with a bare one ("119").
  Query number_query(std::string_view text) {
    if (auto const normalized = analyzers::normalize_document_number(text)) {
      return Query(schema::make_term(FieldId::Number, *normalized));
    }
    std::size_t const first = std::min(text.find_first_not_of('0'), text.size());
    std::string const beginning = schema::make_term(FieldId::Number, text.substr(first));
    std::vector<Query> terms;
    auto const end = database_.allterms_end(beginning);
    for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
      std::string const found = *term;
      char const next = found.size() > beginning.size() ? found[beginning.size()] : '/';
      if (next >= '0' && next <= '9') continue;
      if (terms.size() == kMaxPrefixTerms) {
        add_limit_note(std::string(text));
        break;
      }
      terms.emplace_back(found);
    }
    return combine(Query::OP_SYNONYM, terms);
  }

  Query date_query(schema::DateRange const& dates) const {
    if (dates.from && dates.to) {
      return {Query::OP_VALUE_RANGE, schema::kDateSlot, schema::format_value_date(*dates.from),
              schema::format_value_date(*dates.to)};
    }
    if (dates.from) {
      return {Query::OP_VALUE_GE, schema::kDateSlot, schema::format_value_date(*dates.from)};
    }
    // "1": undated announcements have an empty value, which is before all dates.
    return {Query::OP_VALUE_RANGE, schema::kDateSlot, "1", schema::format_value_date(*dates.to)};
  }

  /// What an announcement must pass besides the query; not part of read_as.
  std::vector<Query> filter_queries(SearchRequest const& request) {
    std::vector<Query> filters = dates_;
    if (!request.dates.is_open()) filters.push_back(date_query(request.dates));
    if (!request.site.empty()) filters.push_back(raw_query(FieldId::Site, request.site));
    if (!request.unit.empty()) {
      QueryNode unit;
      unit.kind = Kind::Phrase;
      unit.field = FieldId::Unit;
      unit.text = request.unit;
      bool const restored_marks = built_.restored_marks;
      filters.push_back(unshown_query(unit));
      built_.restored_marks = restored_marks;
    }
    return filters;
  }

  RunReading read(std::string_view text, FieldId field) {
    RunReading run = reader_.read(text, field, strictness_.marks);
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
  Xapian::doccount document_count_;
  Strictness strictness_;
  BuiltQuery built_;
  std::vector<std::size_t> plain_runs_;  ///< indices into built_.runs
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
  return Builder(reader, strictness).build(parsed.root, request);
}

}  // namespace tracuu::search
