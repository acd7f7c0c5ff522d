// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "search/api/search_answer.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::search {

/// How often announcements were opened by who had searched, by their ids: for all searchers of a
/// process. Thread-safe; may be replaced while they search.
class OpenedCounts {
 public:
  using ById = std::unordered_map<std::string, std::size_t>;

  void replace(ById counts);

  /// Never null.
  [[nodiscard]] std::shared_ptr<ById const> current() const;

 private:
  mutable std::mutex mutex_;  ///< guards a pointer, for as long as it takes to copy it
  std::shared_ptr<ById const> counts_ = std::make_shared<ById const>();
};

/// An announcement gains this share of the best score for each e-fold of its openings:
/// kOpenedShare * ln(1 + opened), at most kMostOpenedShare; so that what people choose decides
/// between hits that are near to each other, and never against what the words say. docs/ranking.md
/// has what it was measured against.
inline constexpr double kOpenedShare = 0.01;
inline constexpr double kMostOpenedShare = 0.05;

/// Hits at the head of an answer that may change places.
inline constexpr std::size_t kHitsByOpened = 10;

/// Puts the head of the first page of a ranked answer into the order of scores with that; scores
/// then have it. Nothing changes where nothing was opened.
void prefer_opened(OpenedCounts::ById const& counts, SearchRequest const& request,
                   SearchAnswer& answer);

}  // namespace tracuu::search
