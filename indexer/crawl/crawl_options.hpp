// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/crawl/crawl_traps.hpp"
#include "indexer/crawl/host_pace.hpp"

namespace tracuu::indexer {

/// How far a crawl is.
struct CrawlProgress {
  std::uint64_t asked = 0;  ///< addresses that answered in this run
  std::uint64_t pages = 0;  ///< new and changed
  std::uint64_t unchanged = 0;
  std::uint64_t due = 0;            ///< addresses that are still to be asked
  std::uint64_t bytes = 0;          ///< that were received
  std::uint64_t hosts_waiting = 0;  ///< hosts that are paused after 429, 503 or a failure
};

/// What a crawl is told. A limit of 0 is none.
struct CrawlOptions {
  std::vector<std::string> sites;    ///< CrawlScope::make
  std::vector<std::string> include;  ///< CrawlScope::make
  std::vector<std::string> exclude;  ///< CrawlScope::make
  std::filesystem::path folder;      ///< of the web archives and the database of the crawl
  std::string user_agent;            ///< begins with the product token that robots.txt knows us by
  std::string contact;
  std::string ca_file;               ///< FetcherOptions::ca_file
  std::uint64_t max_pages = 0;       ///< addresses that are asked in one run
  std::uint64_t max_bytes = 0;       ///< that are received in one run
  std::uint32_t max_depth = 0;       ///< links from a start address
  std::chrono::seconds max_time{0};  ///< of one run
  std::uint64_t max_answer_bytes = std::uint64_t{64} << 20;
  PaceLimits pace;
  TrapLimits traps;
  /// For so many days what a sitemap says of an address (lastmod) is believed, and it is not asked.
  unsigned trusted_days = 7;
  bool only_site_maps = false;  ///< follow no links of pages
  /// Ask, after the crawl, also for pages that it did not come to, and twice for what is missing.
  bool purge = false;
  /// No page is taken out of the index in a run in which more than so many of a hundred are gone
  /// (remove_gone).
  unsigned max_gone_percent = 33;
  /// Ask for robots.txt, sitemaps and start addresses only, and write nothing.
  bool dry_run = false;
  /// How often on_archive is called during the crawl.
  std::chrono::seconds archive_every{300};
  /// Called from the thread of the crawl; may be empty. `closed_files`: web archives (names in
  /// `folder`) that were closed since the last call. An error ends the crawl.
  std::function<base::Result<void>(std::vector<std::string> const& closed_files)> on_archive;
  std::function<bool()> should_stop;
  std::function<void(CrawlProgress const&)> on_progress;
};

/// The name that groups of robots.txt call us by.
inline constexpr std::string_view kCrawlProduct = "tracuu";

/// Passes, one after the other, in which an address must answer 404 before its text is taken out of
/// the index: two runs, or those of a purge pass. 410 does so at once.
inline constexpr unsigned kGonePasses = 2;

}  // namespace tracuu::indexer
