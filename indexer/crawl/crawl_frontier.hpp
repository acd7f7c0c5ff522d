// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/result.hpp"
#include "indexer/crawl/crawl_options.hpp"
#include "indexer/crawl/crawl_store.hpp"
#include "indexer/crawl/crawl_tally.hpp"
#include "indexer/crawl/crawl_traps.hpp"
#include "indexer/crawl/page_address.hpp"
#include "indexer/crawl/robots_rules.hpp"

namespace tracuu::indexer {

/// Which of the addresses that are found are asked: those of the crawl, that robots.txt allows,
/// that are no traps and not too deep. What is left is counted, with its reason. Not thread-safe.
class CrawlFrontier {
 public:
  /// `store` and `tally` must outlive it.
  CrawlFrontier(CrawlScope scope, CrawlOptions const& options, int year, CrawlStore& store,
                CrawlTally& tally);

  /// Adds an address that was found as it was written. Its one spelling, if it belongs to the
  /// crawl and is or was asked; empty if it is left.
  [[nodiscard]] base::Result<std::string> add(std::string_view url, std::uint32_t depth,
                                              std::int64_t changed = 0);

  /// As add, of an address that a sitemap or a feed names: the portal stands for it, so it is no
  /// trap.
  [[nodiscard]] base::Result<std::string> add_listed(std::string_view url, std::uint32_t depth,
                                                     std::int64_t changed = 0);

  /// Adds the links of the page at `from`. How many of them were not known and have another path,
  /// numbers aside.
  [[nodiscard]] base::Result<std::size_t> add_links(std::vector<std::string> const& links,
                                                    std::string_view from, std::uint32_t depth);

  /// What keeps an address from being asked now, which was added before; empty if nothing does.
  /// `has_text`: it is a page of the index, which is asked again whatever its pattern brings.
  struct Refusal {
    AddressState state = AddressState::Waiting;
    std::string reason;
  };
  [[nodiscard]] Refusal refusal_of(std::string_view url, bool has_text = false) const;

  void set_rules(std::string const& origin, RobotsRules rules) {
    rules_.insert_or_assign(origin, std::move(rules));
  }
  [[nodiscard]] RobotsRules const* rules_of(std::string_view origin) const;

  [[nodiscard]] TrapWatch& traps() { return traps_; }
  [[nodiscard]] CrawlScope const& scope() const { return scope_; }

  /// Called with the host of each address that became due.
  std::function<void(std::string const& host)> on_due;

 private:
  struct Added {
    std::string url;  ///< empty: left
    bool is_new = false;
  };
  [[nodiscard]] base::Result<Added> take(std::string_view url, std::uint32_t depth,
                                         std::int64_t changed);
  /// Whether the address is left, and then counted.
  [[nodiscard]] bool is_left(std::string const& url, std::uint32_t depth);

  CrawlScope scope_;
  std::uint32_t max_depth_;
  CrawlStore& store_;
  CrawlTally& tally_;
  TrapWatch traps_;
  std::map<std::string, RobotsRules, std::less<>> rules_;
  std::unordered_set<std::uint64_t> known_;   ///< hashes of addresses that the store has
  std::unordered_set<std::uint64_t> listed_;  ///< hashes of addresses that sitemaps and feeds name
};

/// "h.example:8080" of an address in one spelling: what has one pace.
[[nodiscard]] std::string host_of_address(std::string_view address);

}  // namespace tracuu::indexer
