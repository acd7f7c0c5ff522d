// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/curation/query_pattern.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "analyzers/syllable.hpp"
#include "search/syntax/query_parser.hpp"

namespace tracuu::search {

namespace {

void collect_asked_words(QueryNode const& node, std::vector<std::string>& terms) {
  using Kind = QueryNode::Kind;
  bool const is_text = node.field == schema::FieldId::Text;
  if (node.kind == Kind::Not) return;
  bool const has_words =
      node.kind == Kind::Words || node.kind == Kind::Phrase || node.kind == Kind::Prefix;
  if (has_words && is_text) {
    Phrase phrase = make_phrase(node.text);
    std::ranges::move(phrase.terms, std::back_inserter(terms));
  }
  for (QueryNode const& child : node.children) collect_asked_words(child, terms);
}

}  // namespace

QueryTerms::QueryTerms(std::string_view query) {
  collect_asked_words(parse_query(query).root, terms_);
}

QueryTerms QueryTerms::of_text(std::string_view text) {
  QueryTerms terms;
  terms.terms_ = make_phrase(text).terms;
  return terms;
}

QueryPattern::QueryPattern(std::string_view text, PatternMatch match)
    : phrase_(make_phrase(text)), match_(match) {
  has_marks_ = std::ranges::any_of(
      phrase_.terms, [](std::string const& term) { return !analyzers::marks_part(term).empty(); });
}

bool QueryPattern::matches(QueryTerms const& query) const {
  std::vector<std::string> const& terms = query.terms();
  std::size_t const count = phrase_.terms.size();
  if (count == 0 || terms.size() < count) return false;
  if (match_ == PatternMatch::Whole && terms.size() != count) return false;
  std::size_t const last = match_ == PatternMatch::Contains ? terms.size() - count : 0;
  for (std::size_t at = 0; at <= last; ++at) {
    if (fits_at(terms, at)) return true;
  }
  return false;
}

bool QueryPattern::fits_at(std::vector<std::string> const& terms, std::size_t at) const {
  for (std::size_t i = 0; i < phrase_.terms.size(); ++i) {
    std::string const& typed = terms[at + i];
    std::string const& wanted = phrase_.terms[i];
    if (typed == wanted) continue;
    if (analyzers::folded_part(typed) != analyzers::folded_part(wanted)) return false;
    if (has_marks_ && !analyzers::adds_only_marks(typed, wanted)) return false;
  }
  return true;
}

}  // namespace tracuu::search
