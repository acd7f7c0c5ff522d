// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/crawl/crawl_store.hpp"
#include "indexer/crawl/host_pace.hpp"

namespace tracuu::indexer {

/// Why a crawl ended.
enum class CrawlEnd { Complete, PageLimit, ByteLimit, TimeLimit, Stopped };

/// "complete", "page limit": for reports. Thread-safe.
[[nodiscard]] std::string_view to_string(CrawlEnd end);

/// What one run of a crawl did. `counts` has its kinds:
///
///     total        asked, new, changed, unchanged, unchanged by sitemap, redirect, gone,
///                  missing once, back, refused, failed, trap, disallowed, copy, bytes
///     refused      why a text was not taken: "content type image/png is not read", "HTTP 403"
///     failed       why there was no answer: "HTTP 500", "the name is not known"
///     gone         why it was: "HTTP 404", "it leads to an error page"
///     missing once, disallowed (the line of robots.txt), trap (kind and pattern), off scope (host
///     or path), not asked (endings), depth, nofollow, session, canonical, robots, sitemap, host
struct CrawlReport {
  CrawlEnd end = CrawlEnd::Complete;
  bool is_continued = false;          ///< a run that was stopped or killed went on
  std::int64_t started = 0;           ///< seconds since 1970; of the whole run
  std::chrono::milliseconds took{0};  ///< since it went on
  std::uint64_t due = 0;              ///< addresses that it did not come to
  std::vector<CrawlCount> counts;
  std::vector<std::pair<std::string, HostStanding>> hosts;
  std::vector<std::string> files;  ///< web archives that were written
  std::uint64_t cut_bytes = 0;     ///< of a record that a kill left half written

  /// The count of a kind and subject; 0 if nothing was counted there.
  [[nodiscard]] std::uint64_t count(std::string_view kind, std::string_view subject) const;
  [[nodiscard]] std::uint64_t total(std::string_view subject) const {
    return count("total", subject);
  }
};

/// The report as one JSON object: docs/cli/crawl.md has the keys. Always valid UTF-8. Thread-safe.
[[nodiscard]] std::string crawl_report_json(CrawlReport const& report);

}  // namespace tracuu::indexer
