// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/crawl_tally.hpp"

#include "base/fnv.hpp"

namespace tracuu::indexer {

void CrawlTally::add(std::string_view kind, std::string_view subject, std::string_view example,
                     std::uint64_t more) {
  Count& count = waiting_[{std::string(kind), std::string(subject)}];
  if (count.count == 0) count.example = example;
  count.count += more;
  if (kind == "total") totals_[std::string(subject)] += more;
}

void CrawlTally::add_once(std::string_view kind, std::string_view subject, std::string_view url) {
  if (met_.size() >= kMaxMet || !met_.insert(base::fnv1a(url, base::fnv1a(kind))).second) return;
  add(kind, subject, url);
}

std::uint64_t CrawlTally::total(std::string_view subject) const {
  auto const found = totals_.find(subject);
  return found == totals_.end() ? 0 : found->second;
}

base::Result<void> CrawlTally::flush(CrawlStore& store) {
  for (auto const& [name, count] : waiting_) {
    auto const counted = store.count(name.first, name.second, count.example, count.count);
    if (!counted) return counted.error();
  }
  waiting_.clear();
  return {};
}

}  // namespace tracuu::indexer
