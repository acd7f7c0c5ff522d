// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/term_query.hpp"

#include "analyzers/syllable.hpp"
#include "schema/term.hpp"

namespace tracuu::search {

using schema::FieldId;
using Xapian::Query;

Query match_all() {
  return Query(std::string());
}

Query any_of(FieldId field, std::vector<Variant> const& variants, Query::op how) {
  std::vector<Query> terms;
  terms.reserve(variants.size());
  for (Variant const& variant : variants) {
    terms.emplace_back(schema::make_term(field, variant.term));
  }
  if (terms.size() == 1) return terms.front();
  return {how, terms.begin(), terms.end()};
}

Query combine(Query::op how, std::vector<Query> const& queries) {
  return {how, queries.begin(), queries.end()};
}

std::vector<std::string> terms_of_row(std::vector<std::string> const& tokens) {
  if (tokens.size() < 2) return tokens;
  std::vector<std::string> pairs;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    analyzers::append_pair_term(pairs.emplace_back(), tokens[i], tokens[i + 1]);
  }
  return pairs;
}

Query row_query(FieldId field, TermRow const& row) {
  if (row.is_number) {
    return {Query::OP_OR, Query(schema::make_term(field, row.tokens.front())),
            Query(schema::make_term(FieldId::Number, row.tokens.front()))};
  }
  std::vector<Query> terms;
  for (std::string const& term : terms_of_row(row.tokens))
    terms.emplace_back(schema::make_term(field, term));
  return combine(Query::OP_AND, terms);
}

Query date_query(schema::DateRange const& dates) {
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

Query fixed_weight(Query const& filter, double weight) {
  auto* const source = new Xapian::FixedWeightPostingSource(weight);
  return {Query::OP_FILTER, Query(source->release()), filter};  // Xapian deletes it
}

}  // namespace tracuu::search
