// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "search/search_request.hpp"
#include "search/search_result.hpp"

namespace tracuu::search {

/// What was counted while a query ran.
struct FacetOutcome {
  MatchCount counted;
  std::vector<FacetCounts> facets;
  std::vector<TimelinePeriod> timeline;
};

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

  void add(Xapian::valueno slot, Xapian::Enquire& enquire);
  [[nodiscard]] FacetCounts count(Facet facet, std::size_t size) const;

  Spies spies_;
};

}  // namespace tracuu::search
