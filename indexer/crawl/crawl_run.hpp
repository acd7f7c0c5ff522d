// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "base/result.hpp"
#include "indexer/crawl/answer_filing.hpp"
#include "indexer/crawl/crawl_frontier.hpp"
#include "indexer/crawl/crawl_hosts.hpp"
#include "indexer/crawl/crawl_options.hpp"
#include "indexer/crawl/crawl_report.hpp"
#include "indexer/crawl/crawl_store.hpp"
#include "indexer/crawl/crawl_tally.hpp"
#include "indexer/crawl/fetcher.hpp"
#include "indexer/crawl/host_pace.hpp"
#include "indexer/crawl/soft_404.hpp"
#include "indexer/crawl/warc_writer.hpp"

namespace tracuu::indexer {

/// One run of a crawl (crawl_job.hpp): the loop that asks hosts and takes their answers.
class CrawlRunner {
 public:
  /// `options` must outlive it; `folder` stands for theirs.
  [[nodiscard]] static base::Result<std::unique_ptr<CrawlRunner>> make(
      CrawlOptions const& options, std::filesystem::path const& folder);

  /// To be called once.
  [[nodiscard]] base::Result<CrawlReport> run();

 private:
  using Done = base::Result<void>;
  using Clock = std::chrono::steady_clock;

  CrawlRunner(CrawlOptions const& options, CrawlScope scope, CrawlStore store, Fetcher fetcher,
              std::optional<WarcWriter> writer);

  [[nodiscard]] Done begin();
  [[nodiscard]] Done loop();
  [[nodiscard]] Done step(Clock::time_point ready);
  [[nodiscard]] Done start_requests();
  [[nodiscard]] Done start_request(std::string const& host);
  [[nodiscard]] Done launch(std::string const& host, CrawlTask task);
  [[nodiscard]] base::Result<bool> is_trusted(CrawlAddress const& address);
  void drop_host(std::string const& host);
  [[nodiscard]] std::optional<Clock::time_point> next_ready();
  [[nodiscard]] std::optional<CrawlEnd> limit_reached() const;
  [[nodiscard]] base::Result<bool> begin_last_pass();

  [[nodiscard]] Done handle(FetchOutcome outcome);
  [[nodiscard]] Done handle_page(CrawlTask& task, FetchOutcome const& outcome);
  [[nodiscard]] Done handle_robots(CrawlTask& task, FetchOutcome const& outcome);
  [[nodiscard]] Done handle_site_map(CrawlTask const& task, FetchOutcome const& outcome);
  void handle_probe(CrawlTask const& task, FetchOutcome const& outcome);
  /// The task at the address that the answer leads to; nothing if it leads nowhere of use.
  [[nodiscard]] static std::optional<CrawlTask> redirected(CrawlTask const& task,
                                                           FetchAnswer const& answer);
  void settle_rules(CrawlTask const& task, int status, std::string const& body);
  void add_site_map(std::string const& url, unsigned hops = 0);

  /// Null in a dry run.
  [[nodiscard]] WarcWriter* writer() { return writer_ ? &*writer_ : nullptr; }
  [[nodiscard]] Done checkpoint();
  [[nodiscard]] Done upkeep();
  [[nodiscard]] Done hand_on_archive();
  [[nodiscard]] CrawlProgress progress() const;
  [[nodiscard]] base::Result<CrawlReport> finish();

  CrawlOptions const& options_;
  CrawlStore store_;
  Fetcher fetcher_;
  std::optional<WarcWriter> writer_;
  CrawlTally tally_;
  Soft404 soft_404_;
  CrawlFrontier frontier_;
  std::string word_;
  CrawlHosts hosts_;
  AnswerFiling filing_;
  HostPace pace_;

  CrawlRun run_;
  Clock::time_point begin_;
  Clock::time_point last_checkpoint_;
  Clock::time_point last_archive_;
  Clock::time_point last_progress_{};
  std::uint64_t texts_at_archive_ = 0;  ///< new and changed, when it was handed on last
  std::size_t files_handed_on_ = 0;
  std::size_t next_tag_ = 1;
  std::map<std::size_t, CrawlTask> running_;
  std::map<std::string, unsigned, std::less<>> tries_;  ///< of pages
  std::set<std::string> met_hosts_;
  std::set<std::string> dropped_hosts_;
  std::set<std::string, std::less<>> default_maps_;  ///< sitemaps that nobody named
  std::string first_failure_;
  std::optional<CrawlEnd> end_;
  unsigned purge_passes_ = 0;  ///< that have begun
  bool has_answer_ = false;
};

}  // namespace tracuu::indexer
