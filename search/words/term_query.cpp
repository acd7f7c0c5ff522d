// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/term_query.hpp"

#include <utility>

#include "analyzers/syllable.hpp"
#include "schema/term.hpp"

namespace tracuu::search {

using schema::FieldId;

Plan match_all() {
  return Plan::all();
}

Plan any_of(FieldId field, std::vector<Variant> const& variants, Plan::Op how) {
  std::vector<Plan> terms;
  terms.reserve(variants.size());
  for (Variant const& variant : variants) {
    terms.emplace_back(schema::make_term(field, variant.term));
  }
  return {how, std::move(terms)};
}

Plan combine(Plan::Op how, std::vector<Plan> const& queries) {
  return {how, queries};
}

std::vector<std::string> terms_of_row(std::vector<std::string> const& tokens) {
  if (tokens.size() < 2) return tokens;
  std::vector<std::string> pairs;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    analyzers::append_pair_term(pairs.emplace_back(), tokens[i], tokens[i + 1]);
  }
  return pairs;
}

Plan row_query(FieldId field, TermRow const& row) {
  if (row.is_number) {
    return {Plan::Op::Or, Plan(schema::make_term(field, row.tokens.front())),
            Plan(schema::make_term(FieldId::Number, row.tokens.front()))};
  }
  std::vector<Plan> terms;
  for (std::string const& term : terms_of_row(row.tokens))
    terms.emplace_back(schema::make_term(field, term));
  return combine(Plan::Op::And, terms);
}

Plan date_query(schema::DateRange const& dates) {
  // "1": undated announcements have an empty value, which is before all dates.
  return Plan::range(schema::kDateSlot, dates.from ? schema::format_value_date(*dates.from) : "1",
                     dates.to ? schema::format_value_date(*dates.to) : "99999999");
}

Plan fixed_weight(Plan const& filter, double weight) {
  return Plan::fixed(filter, weight);
}

}  // namespace tracuu::search
