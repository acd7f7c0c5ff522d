// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/opened_counts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tracuu::search {

void OpenedCounts::replace(ById counts) {
  auto made = std::make_shared<ById const>(std::move(counts));
  std::lock_guard const lock(mutex_);
  counts_.swap(made);
}

std::shared_ptr<OpenedCounts::ById const> OpenedCounts::current() const {
  std::lock_guard const lock(mutex_);
  return counts_;
}

void prefer_opened(OpenedCounts::ById const& counts, SearchRequest const& request,
                   SearchAnswer& answer) {
  bool const is_head = request.sort == SortOrder::Relevance && request.page == 1 &&
                       request.cursor.empty() && !request.exact;
  if (counts.empty() || !is_head || answer.hits.empty()) return;
  auto const end = answer.hits.begin() +
                   static_cast<std::ptrdiff_t>(std::min(answer.hits.size(), kHitsByOpened));
  double const best = answer.hits.front().score;
  bool has_any = false;
  for (auto hit = answer.hits.begin(); hit != end; ++hit) {
    auto const opened = counts.find(hit->announcement.id);
    if (opened == counts.end()) continue;
    double const share = kOpenedShare * std::log1p(static_cast<double>(opened->second));
    hit->score += best * std::min(share, kMostOpenedShare);
    has_any = true;
  }
  if (!has_any) return;
  std::stable_sort(answer.hits.begin(), end,
                   [](Hit const& one, Hit const& other) { return one.score > other.score; });
}

}  // namespace tracuu::search
