// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "search/api/facet_counts.hpp"
#include "search/api/match_count.hpp"
#include "search/api/search_request.hpp"
#include "search/columns/column.hpp"
#include "search/columns/value_counts.hpp"
#include "search/columns/value_groups.hpp"

namespace tracuu::search {

inline constexpr std::size_t kAllFacetValues = std::numeric_limits<std::size_t>::max();

/// The contents of a value slot that were met, and how often: those of a column, by its codes, or
/// collected. Not thread-safe.
class MetSlot {
 public:
  /// `column` must outlive it.
  MetSlot(Column const& column, Counts counts)
      : column_(&column), collected_{{}, std::move(counts)} {}

  explicit MetSlot(ValueCounts collected) : collected_(std::move(collected)) {}

  /// In order of their names, which live as long as this, and as the column.
  [[nodiscard]] std::vector<GroupCount> groups(Grouping grouping);

  /// Documents that have a value.
  [[nodiscard]] std::size_t documents() const;

 private:
  Column const* column_ = nullptr;
  ValueCounts collected_;  ///< of a column the counts alone
  std::map<Grouping, ValueGroups> own_groups_;
};

/// The `size` most frequent values of a facet, of what was met in its slot: documents of two types
/// count for both, spellings that the filter takes for one are one.
[[nodiscard]] FacetCounts facet_counts(Facet facet, MetSlot& met, std::size_t size);

/// The contents of value slots that were met, by slot.
using MetValues = std::map<Xapian::valueno, MetSlot>;

/// What was counted of a query's matches.
struct FacetOutcome {
  MatchCount counted;
  std::vector<FacetCounts> facets;
  std::vector<TimelinePeriod> timeline;
};

/// The slots whose values `request` wants counted, each once.
[[nodiscard]] std::vector<Xapian::valueno> counted_slots(SearchRequest const& request);

/// The counts that `request` asks for, of `met` in the documents that are `counted`.
[[nodiscard]] FacetOutcome facet_outcome(SearchRequest const& request, MetValues met,
                                         MatchCount const& counted);

/// Counts the values of what a query finds while it runs: a ValueCountMatchSpy a
/// value slot, which Xapian also runs on remote databases.
class FacetCounters {
 public:
  /// The counters that `request` needs, set on `enquire`, which must not outlive
  /// them with another match to run. Nothing if it asks for no counts.
  [[nodiscard]] static std::optional<FacetCounters> make(SearchRequest const& request,
                                                         Xapian::Enquire& enquire);

  /// What they have counted, after a match that found `total`. The counts are
  /// exact if the match looked at each announcement it found, which `counted` says.
  [[nodiscard]] FacetOutcome outcome(SearchRequest const& request, MatchCount const& total) const;

 private:
  using Spies = std::map<Xapian::valueno, std::unique_ptr<Xapian::ValueCountMatchSpy>>;

  Spies spies_;
};

}  // namespace tracuu::search
