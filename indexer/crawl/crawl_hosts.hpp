// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "indexer/crawl/crawl_frontier.hpp"
#include "indexer/crawl/crawl_store.hpp"
#include "indexer/crawl/soft_404.hpp"

namespace tracuu::indexer {

/// A request that a crawl is about to make, and for what.
struct CrawlTask {
  enum class Kind { Robots, Probe, SiteMap, Page };
  Kind kind = Kind::Page;
  std::string url;
  std::string subject;        ///< of Robots the origin, of Probe the kind of address
  unsigned hops = 0;          ///< redirects followed, of Robots and SiteMap
  unsigned tries = 0;         ///< that came to nothing
  CrawlAddress address = {};  ///< of Page
};

/// What each host is to be asked for next. Before a page come the errands that it needs: robots.txt
/// of its origin, a probe of its kind of address, sitemaps. Not thread-safe.
class CrawlHosts {
 public:
  /// All must outlive it. `word`: random, of the addresses that nobody made.
  CrawlHosts(CrawlStore& store, CrawlFrontier& frontier, Soft404& soft_404, std::string word);

  /// Something is due at the host.
  void add(std::string const& host) { hosts_[host].may_have_due = true; }
  void add_errand(CrawlTask task);
  /// A sitemap or a feed, once.
  void add_site_map(std::string const& url, unsigned hops = 0);

  /// The hosts that may have something to be asked for.
  [[nodiscard]] std::vector<std::string> names() const;

  /// What `host` is to be asked for now; nothing if nothing is due. An address that must not be
  /// asked is handed to `refused` instead, and is due no more after that.
  template <class Refused>
  [[nodiscard]] base::Result<std::optional<CrawlTask>> next(std::string const& host,
                                                            Refused const& refused) {
    if (auto errand = take_errand(host)) return errand;
    while (true) {
      auto due = store_.next_due(host);
      if (!due) return due.error();
      if (!*due) {
        hosts_[host].may_have_due = false;
        return std::optional<CrawlTask>();
      }
      if (is_waiting_for_rules(**due)) return std::optional<CrawlTask>();
      if (auto errand = errand_before(**due)) return errand;
      CrawlFrontier::Refusal const refusal =
          frontier_.refusal_of((*due)->url, (*due)->is_indexed());
      if (refusal.state == AddressState::Waiting) {
        std::string url = (*due)->url;
        return std::optional<CrawlTask>({CrawlTask::Kind::Page, std::move(url), "", 0, 0, **due});
      }
      if (auto const done = refused(std::move(**due), refusal); !done) return done.error();
    }
  }

  /// The host is asked for nothing more in this run. The errands that it was to be asked for.
  [[nodiscard]] std::vector<CrawlTask> give_up(std::string const& host);

  // Of a host. A portal of six sections with redirects and files has two dozen kinds of addresses;
  // of those beyond this number, what is shown for an address that nobody made counts as a page.
  static constexpr std::size_t kMaxProbes = 100;

 private:
  struct Host {
    std::deque<CrawlTask> errands;
    bool may_have_due = false;
    std::size_t probes = 0;
  };

  [[nodiscard]] std::optional<CrawlTask> take_errand(std::string const& host);
  [[nodiscard]] std::optional<CrawlTask> errand_before(CrawlAddress const& address);
  /// The robots.txt of its origin leads to another host, which has not answered yet.
  [[nodiscard]] bool is_waiting_for_rules(CrawlAddress const& address) const;

  CrawlStore& store_;
  CrawlFrontier& frontier_;
  Soft404& soft_404_;
  std::string word_;
  std::map<std::string, Host> hosts_;
  std::set<std::string> site_maps_;
  std::set<std::string, std::less<>> asked_rules_;  ///< origins
};

}  // namespace tracuu::indexer
