// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/facets.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/document_type.hpp"
#include "schema/field.hpp"
#include "store/index_format.hpp"

namespace tracuu::search {

namespace {

ValueCounts counts_of(Xapian::ValueCountMatchSpy const& spy) {
  ValueCounts counts;
  auto const end = spy.values_end();
  for (auto value = spy.values_begin(); value != end; ++value) {
    counts.emplace_hint(counts.end(), *value, value.get_termfreq());
  }
  return counts;
}

/// "20230711" -> "2023", "2023-07".
ValueCounts counts_by_period(ValueCounts const& dates, TimelineStep step) {
  ValueCounts counts;
  for (auto const& [date, count] : dates) {
    std::string period = date.substr(0, 4);
    if (step == TimelineStep::Month) period += "-" + date.substr(4, 2);
    counts[std::move(period)] += count;
  }
  return counts;
}

/// "KH QD" counts for both.
ValueCounts split_types(ValueCounts const& packed) {
  ValueCounts counts;
  for (auto const& [types, count] : packed) {
    std::string_view rest = types;
    while (!rest.empty()) {
      std::string_view const symbol = rest.substr(0, rest.find(store::kTypeSeparator));
      counts[std::string(symbol)] += count;
      rest.remove_prefix(std::min(rest.size(), symbol.size() + 1));
    }
  }
  return counts;
}

/// Spellings that the filter takes for one (any case) are counted as one, under
/// the most frequent of them.
ValueCounts merge_cases(ValueCounts const& spellings) {
  struct Merged {
    std::string_view shown;
    std::size_t best = 0;
    std::size_t count = 0;
  };
  std::unordered_map<std::string, Merged> by_form;
  for (auto const& [spelling, count] : spellings) {
    Merged& merged = by_form[analyzers::analyzer("raw").normalize_term(spelling)];
    merged.count += count;
    if (count <= merged.best) continue;
    merged.best = count;
    merged.shown = spelling;
  }
  ValueCounts counts;
  for (auto const& [form, merged] : by_form) counts[std::string(merged.shown)] += merged.count;
  return counts;
}

/// The values that readers are shown, of the contents of the slot that were met.
ValueCounts value_counts(FacetMatch match, ValueCounts const& met) {
  switch (match) {
    case FacetMatch::Exact: return merge_cases(met);
    case FacetMatch::Name: return met;
    case FacetMatch::DocumentType: return split_types(met);
    case FacetMatch::Year: return counts_by_period(met, TimelineStep::Year);
  }
  return met;
}

std::string label_of(FacetMatch match, std::string const& value) {
  if (match != FacetMatch::DocumentType) return "";
  std::string label;
  for (std::string_view const name : analyzers::document_type_names(value)) {
    if (!label.empty()) label += ", ";
    label += name;
  }
  return label;
}

}  // namespace

FacetCounts facet_counts(Facet facet, ValueCounts const& met, std::size_t size) {
  FacetMatch const match = facet_row(facet).match;
  ValueCounts const counts = value_counts(match, met);
  FacetCounts result{facet, {}, counts.size()};
  for (auto const& [value, count] : counts) result.values.push_back({value, "", count});
  // Ties: the newest year, otherwise in order of the values.
  if (match == FacetMatch::Year) std::ranges::reverse(result.values);
  std::ranges::stable_sort(result.values, std::ranges::greater{}, &FacetValue::count);
  if (result.values.size() > size) result.values.resize(size);
  for (FacetValue& value : result.values) value.label = label_of(match, value.value);
  return result;
}

std::vector<Xapian::valueno> counted_slots(SearchRequest const& request) {
  std::vector<Xapian::valueno> slots;
  for (Facet const facet : request.facets) slots.push_back(facet_slot(facet));
  if (request.timeline) slots.push_back(schema::kDateSlot);
  std::ranges::sort(slots);
  slots.erase(std::ranges::unique(slots).begin(), slots.end());
  return slots;
}

FacetOutcome facet_outcome(SearchRequest const& request, MetValues const& met,
                           MatchCount const& counted) {
  FacetOutcome outcome;
  outcome.counted = counted;
  for (Facet const facet : request.facets) {
    outcome.facets.push_back(facet_counts(facet, met.at(facet_slot(facet)), request.facet_size));
  }
  if (request.timeline) {
    auto const periods = counts_by_period(met.at(schema::kDateSlot), *request.timeline);
    for (auto const& [period, count] : periods) outcome.timeline.push_back({period, count});
  }
  return outcome;
}

std::optional<FacetCounters> FacetCounters::make(SearchRequest const& request,
                                                 Xapian::Enquire& enquire) {
  FacetCounters counters;
  for (Xapian::valueno const slot : counted_slots(request)) {
    auto const spy = counters.spies_.emplace(slot, new Xapian::ValueCountMatchSpy(slot)).first;
    enquire.add_matchspy(spy->second.get());
  }
  return counters.spies_.empty() ? std::nullopt : std::optional(std::move(counters));
}

FacetOutcome FacetCounters::outcome(SearchRequest const& request, MatchCount const& total) const {
  std::size_t const seen = spies_.begin()->second->get_total();
  bool const saw_all = total.is_exact() && seen == total.lower;
  MetValues met;
  for (auto const& [slot, spy] : spies_) met.emplace(slot, counts_of(*spy));
  return facet_outcome(
      request, met,
      {seen, std::max(seen, total.estimated), saw_all ? seen : std::max(seen + 1, total.upper)});
}

}  // namespace tracuu::search
