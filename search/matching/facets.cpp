// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/facets.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/document_type.hpp"
#include "schema/field.hpp"

namespace tracuu::search {

namespace {

ValueCounts counts_of(Xapian::ValueCountMatchSpy const& spy) {
  ValueCounts met;
  auto const end = spy.values_end();
  for (auto value = spy.values_begin(); value != end; ++value) {
    met.values.push_back(*value);
    met.counts.push_back(value.get_termfreq());
  }
  return met;
}

Grouping grouping_of(FacetMatch match) {
  switch (match) {
    case FacetMatch::Exact: return Grouping::Cases;
    case FacetMatch::Name: break;
    case FacetMatch::DocumentType: return Grouping::Words;
    case FacetMatch::Year: return Grouping::Years;
  }
  return Grouping::Values;
}

std::string label_of(FacetMatch match, std::string_view value) {
  if (match != FacetMatch::DocumentType) return "";
  std::string label;
  for (std::string_view const name : analyzers::document_type_names(value)) {
    if (!label.empty()) label += ", ";
    label += name;
  }
  return label;
}

}  // namespace

std::vector<GroupCount> MetSlot::groups(Grouping grouping) {
  if (column_ != nullptr) {
    return column_->groups(grouping).counts(column_->values(), collected_.counts);
  }
  auto const groups = own_groups_.try_emplace(grouping, collected_.values, grouping).first;
  return groups->second.counts(collected_.values, collected_.counts);
}

std::size_t MetSlot::documents() const {
  return std::accumulate(collected_.counts.begin(), collected_.counts.end(), std::size_t{0});
}

FacetCounts facet_counts(Facet facet, MetSlot& met, std::size_t size) {
  FacetMatch const match = facet_row(facet).match;
  std::vector<GroupCount> groups = met.groups(grouping_of(match));
  FacetCounts result{facet, {}, groups.size()};
  // Ties: the newest year, otherwise in order of the values.
  bool const latest_first = match == FacetMatch::Year;
  auto const end = groups.begin() + static_cast<std::ptrdiff_t>(std::min(size, groups.size()));
  std::ranges::partial_sort(groups, end, [&](GroupCount const& a, GroupCount const& b) {
    if (a.count != b.count) return a.count > b.count;
    return latest_first ? a.name > b.name : a.name < b.name;
  });
  result.values.reserve(static_cast<std::size_t>(end - groups.begin()));
  for (auto group = groups.begin(); group != end; ++group) {
    result.values.push_back({std::string(group->name), label_of(match, group->name), group->count});
  }
  return result;
}

std::vector<Xapian::valueno> counted_slots(SearchRequest const& request) {
  std::vector<Xapian::valueno> slots;
  for (Facet const facet : request.facets) slots.push_back(facet_slot(facet));
  if (request.timeline) slots.push_back(schema::kDateSlot);
  std::ranges::sort(slots);
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

FacetOutcome facet_outcome(SearchRequest const& request, MetValues met, MatchCount const& counted) {
  FacetOutcome outcome;
  outcome.counted = counted;
  for (Facet const facet : request.facets) {
    outcome.facets.push_back(facet_counts(facet, met.at(facet_slot(facet)), request.facet_size));
  }
  if (request.timeline) {
    bool const by_month = *request.timeline == TimelineStep::Month;
    MetSlot& dates = met.at(schema::kDateSlot);
    for (GroupCount const& period : dates.groups(by_month ? Grouping::Months : Grouping::Years)) {
      outcome.timeline.push_back({std::string(period.name), period.count});
    }
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
  for (auto const& [slot, spy] : spies_) met.emplace(slot, MetSlot(counts_of(*spy)));
  return facet_outcome(
      request, std::move(met),
      {seen, std::max(seen, total.estimated), saw_all ? seen : std::max(seen + 1, total.upper)});
}

}  // namespace tracuu::search
