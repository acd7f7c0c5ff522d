// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/holdings.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

#include "analyzers/name_order.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "search/api/facet_counts.hpp"
#include "search/api/search_request.hpp"
#include "search/matching/facets.hpp"

namespace tracuu::search {

namespace {

using Documents = std::vector<Xapian::docid>;

/// A field's values as they were met.
struct SlotCounts {
  ValueCounts values;
  std::size_t documents = 0;  ///< that have one
};

class ValueTally {
 public:
  void add(std::string value) {
    ++documents_;
    ++counts_[std::move(value)];
  }

  [[nodiscard]] SlotCounts sorted() const {
    return {ValueCounts(counts_.begin(), counts_.end()), documents_};
  }

 private:
  std::unordered_map<std::string, std::size_t> counts_;
  std::size_t documents_ = 0;
};

SlotCounts count_all(Xapian::Database const& database, Xapian::valueno slot) {
  ValueTally tally;
  auto const end = database.valuestream_end(slot);
  for (auto value = database.valuestream_begin(slot); value != end; ++value) tally.add(*value);
  return tally.sorted();
}

SlotCounts count_in(Xapian::Database const& database, Xapian::valueno slot,
                    Documents const& documents) {
  ValueTally tally;
  auto const end = database.valuestream_end(slot);
  auto value = database.valuestream_begin(slot);
  for (Xapian::docid const document : documents) {
    if (value == end) break;
    value.skip_to(document);
    if (value != end && value.get_docid() == document) tally.add(*value);
  }
  return tally.sorted();
}

/// Types are terms, too: their frequencies are the counts.
ValueCounts count_types(Xapian::Database const& database) {
  ValueCounts counts;
  std::string const prefix = schema::make_term(schema::FieldId::Type, "");
  auto const end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    counts.emplace((*term).substr(prefix.size()), term.get_termfreq());
  }
  return counts;
}

/// The documents published in `dates`, by rising number, and their dates.
struct Dated {
  Documents documents;
  ValueCounts dates;
};

Dated read_dates(Xapian::Database const& database, schema::DateRange const& dates) {
  std::string const from = dates.from ? schema::format_value_date(*dates.from) : "";
  std::string const to = dates.to ? schema::format_value_date(*dates.to) : "99999999";
  Dated dated;
  ValueTally tally;
  auto const end = database.valuestream_end(schema::kDateSlot);
  for (auto value = database.valuestream_begin(schema::kDateSlot); value != end; ++value) {
    std::string date = *value;
    if (date < from || date > to) continue;
    dated.documents.push_back(value.get_docid());
    tally.add(std::move(date));
  }
  dated.dates = tally.sorted().values;
  return dated;
}

std::vector<DayCount> day_counts(ValueCounts const& dates) {
  std::vector<DayCount> days;
  days.reserve(dates.size());
  for (auto const& [value, count] : dates) {
    if (auto const day = schema::parse_value_date(value)) days.push_back({*day, count});
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

SlotCounts count_slot(Xapian::Database const& database, Facet facet, Documents const* within) {
  Xapian::valueno const slot = facet_slot(facet);
  if (within != nullptr) return count_in(database, slot, *within);
  if (facet_row(facet).match == FacetMatch::DocumentType) {
    return {count_types(database), database.get_value_freq(slot)};
  }
  return count_all(database, slot);
}

}  // namespace

base::Result<Holdings> count_holdings(Xapian::Database const& database,
                                      HoldingsRequest const& request) {
  bool const is_whole = request.dates.is_open();
  Holdings holdings;
  Dated dated;
  if (is_whole) {
    dated.dates = count_all(database, schema::kDateSlot).values;
    holdings.announcements = database.get_doccount();
    holdings.undated = holdings.announcements - database.get_value_freq(schema::kDateSlot);
  } else {
    dated = read_dates(database, request.dates);
    holdings.announcements = dated.documents.size();
  }
  holdings.days = day_counts(dated.dates);
  for (Facet const facet : request.facets) {
    SlotCounts const met = count_slot(database, facet, is_whole ? nullptr : &dated.documents);
    FacetHoldings listed{facet_counts(facet, met.values, kAllFacetValues),
                         holdings.announcements - met.documents};
    if (request.order == ValueOrder::Name) {
      if (auto sorted = sort_by_name(listed.counts.values); !sorted) return sorted.error();
    }
    holdings.facets.push_back(std::move(listed));
  }
  return holdings;
}

}  // namespace tracuu::search
