// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/holdings.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

#include "analyzers/name_order.hpp"
#include "schema/field.hpp"
#include "search/api/facet_counts.hpp"
#include "search/api/search_request.hpp"
#include "search/columns/column.hpp"
#include "search/matching/facets.hpp"

namespace tracuu::search {

namespace {

using Documents = std::vector<Xapian::docid>;

/// The contents of a value slot, as they are read.
class ValueTally {
 public:
  void add(std::string value) { ++counts_[std::move(value)]; }

  [[nodiscard]] MetSlot met() const {
    ValueCounts sorted;
    for (auto const& [value, count] : std::map(counts_.begin(), counts_.end())) {
      sorted.values.push_back(value);
      sorted.counts.push_back(count);
    }
    return MetSlot(std::move(sorted));
  }

 private:
  std::unordered_map<std::string, std::uint32_t> counts_;
};

MetSlot count_all(Columns const& columns, Xapian::valueno slot, Documents const& hidden) {
  ValueTally tally;
  columns.for_each_stored(slot, [&](Xapian::docid document, std::string value) {
    if (!std::ranges::binary_search(hidden, document)) tally.add(std::move(value));
  });
  return tally.met();
}

MetSlot count_in(Columns const& columns, Xapian::valueno slot, Documents const& documents) {
  ValueTally tally;
  for (std::string& value : columns.stored(slot, documents)) {
    if (!value.empty()) tally.add(std::move(value));
  }
  return tally.met();
}

/// How often each value of `column` stands in all documents but the hidden ones.
auto counts_without(Column const& column, Documents const& hidden) {
  auto counts = column.totals();
  if (hidden.empty()) return counts;
  auto const of_hidden = column.counts(hidden);
  for (std::size_t code = 0; code < counts.size(); ++code) counts[code] -= of_hidden[code];
  return counts;
}

/// What stands in `slot` of those `within`, or of all documents but the hidden ones.
MetSlot met_in(Columns& columns, Xapian::valueno slot, Documents const* within,
               Documents const& hidden) {
  if (Column const* const column = columns.find(slot)) {
    return {*column, within != nullptr ? column->counts(*within) : counts_without(*column, hidden)};
  }
  return within != nullptr ? count_in(columns, slot, *within) : count_all(columns, slot, hidden);
}

/// The documents published in `dates`, by rising number.
Documents published_in(Columns& columns, schema::DateRange const& dates) {
  std::string const from = dates.from ? schema::format_value_date(*dates.from) : "";
  std::string const to = dates.to ? schema::format_value_date(*dates.to) : "99999999";
  if (Column const* const column = columns.find(schema::kDateSlot)) {
    return column->documents_in(column->range(from, to));
  }
  Documents documents;
  columns.for_each_stored(schema::kDateSlot, [&](Xapian::docid document, std::string const& date) {
    if (date >= from && date <= to) documents.push_back(document);
  });
  return documents;
}

std::vector<DayCount> day_counts(std::vector<GroupCount> const& dates) {
  std::vector<DayCount> days;
  days.reserve(dates.size());
  for (GroupCount const& date : dates) {
    if (auto const day = schema::parse_value_date(date.name)) days.push_back({*day, date.count});
  }
  return days;
}

base::Result<void> sort_by_name(std::vector<FacetValue>& values) {
  std::vector<std::string> names;
  names.reserve(values.size());
  for (FacetValue const& value : values) {
    names.push_back(value.label.empty() ? value.value : value.label);
  }
  auto const keys = analyzers::name_order_keys(names);
  if (!keys) return keys.error();
  std::vector<std::size_t> places(values.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::ranges::stable_sort(places, {}, [&](std::size_t at) -> auto& { return (*keys)[at]; });
  std::vector<FacetValue> sorted;
  sorted.reserve(values.size());
  for (std::size_t const at : places) sorted.push_back(std::move(values[at]));
  values = std::move(sorted);
  return {};
}

}  // namespace

base::Result<Holdings> count_holdings(Xapian::Database const& database, Columns& columns,
                                      HoldingsRequest const& request, Documents const& hidden) {
  Documents dated;
  Documents const* within = nullptr;
  if (!request.dates.is_open()) {
    dated = published_in(columns, request.dates);
    std::erase_if(dated, [&](Xapian::docid document) {
      return std::ranges::binary_search(hidden, document);
    });
    within = &dated;
  }
  MetSlot dates = met_in(columns, schema::kDateSlot, within, hidden);
  Holdings holdings;
  holdings.announcements =
      within != nullptr ? dated.size() : database.get_doccount() - hidden.size();
  holdings.undated = holdings.announcements - dates.documents();
  holdings.days = day_counts(dates.groups(Grouping::Values));
  for (Facet const facet : request.facets) {
    MetSlot met = met_in(columns, facet_slot(facet), within, hidden);
    FacetHoldings listed{facet_counts(facet, met, kAllFacetValues),
                         holdings.announcements - met.documents()};
    if (request.order == ValueOrder::Name) {
      if (auto sorted = sort_by_name(listed.counts.values); !sorted) return sorted.error();
    }
    holdings.facets.push_back(std::move(listed));
  }
  return holdings;
}

}  // namespace tracuu::search
