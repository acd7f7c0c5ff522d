// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/curation/curation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/fnv.hpp"
#include "search/tables/everyday_words.hpp"

namespace tracuu::search {

namespace {

/// Calls `use` with each rule of `curation`.
template <class Use>
void for_each_rule(Curation const& curation, Use use) {
  std::ranges::for_each(curation.best_bets, use);
  std::ranges::for_each(curation.routes, use);
  std::ranges::for_each(curation.synonyms, use);
  std::ranges::for_each(curation.never_suggest, use);
  std::ranges::for_each(curation.alerts, use);
  std::ranges::for_each(curation.hidden, use);
  std::ranges::for_each(curation.lowered, use);
}

}  // namespace

QueryPattern const* RuleHead::matching(QueryTerms const& query) const {
  auto const found = std::ranges::find_if(
      patterns, [&](QueryPattern const& pattern) { return pattern.matches(query); });
  return found == patterns.end() ? nullptr : &*found;
}

std::size_t Curation::size() const {
  std::size_t count = 0;
  for_each_rule(*this, [&](RuleHead const&) { ++count; });
  return count;
}

std::string Curation::tag(schema::Date day) const {
  std::string acting;
  for_each_rule(*this, [&](RuleHead const& rule) { acting += rule.acts_on(day) ? '1' : '0'; });
  return fmt::format("{:016x}", base::fnv1a(acting, base::fnv1a(hash)));
}

std::string Curation::revision_end(schema::Date day) const {
  return size() == 0 ? "" : ".by-" + tag(day);
}

std::shared_ptr<EverydayWords const> Curation::words(
    schema::Date day, std::shared_ptr<EverydayWords const> const& others) const {
  std::shared_ptr<EverydayWords> all;
  for (SynonymRule const& rule : synonyms) {
    if (!rule.acts_on(day)) continue;
    if (!all) {
      all = others ? std::make_shared<EverydayWords>(*others) : std::make_shared<EverydayWords>();
    }
    all->add(rule.words, rule.also, rule.both_ways);
  }
  return all ? all : others;
}

bool Curation::forbids_suggesting(std::string_view text, schema::Date day) const {
  if (never_suggest.empty()) return false;
  QueryTerms const terms = QueryTerms::of_text(text);
  return std::ranges::any_of(never_suggest, [&](NeverSuggestRule const& rule) {
    return rule.acts_on(day) && rule.matching(terms) != nullptr;
  });
}

}  // namespace tracuu::search
