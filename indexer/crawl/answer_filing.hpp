// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/crawl/common_answers.hpp"
#include "indexer/crawl/crawl_frontier.hpp"
#include "indexer/crawl/crawl_options.hpp"
#include "indexer/crawl/crawl_store.hpp"
#include "indexer/crawl/crawl_tally.hpp"
#include "indexer/crawl/fetcher.hpp"
#include "indexer/crawl/page_reading.hpp"
#include "indexer/crawl/soft_404.hpp"
#include "indexer/crawl/warc_writer.hpp"
#include "indexer/sources/crawl_note.hpp"

namespace tracuu::indexer {

/// Puts what hosts answer where it belongs: the answer into the archive, what it says of its
/// address into the store, its links into the frontier, and counts it. Not thread-safe.
///
///     200  a page, new, changed or as it was (a revisit record); a copy of another; refused
///     304  as it was
///     3xx  another address of its target, if that belongs to the crawl
///     a login page, or being led to one   what was known stays
///     404, 410, a soft 404, what many pages answer all at once (CommonAnswers)   missing; gone
///     once remove_gone (archive_notes.hpp) finds it so in
///          kGonePasses passes, 410 in one: until then the index keeps its text
///     others  what was known stays; the next run asks again
class AnswerFiling {
 public:
  /// All must outlive it. `writer`: null writes nothing (a dry run).
  AnswerFiling(CrawlOptions const& options, CrawlFrontier& frontier, CrawlStore& store,
               CrawlTally& tally, Soft404& soft_404, WarcWriter* writer);

  /// `address` as the store has it. Io, DiskFull.
  [[nodiscard]] base::Result<void> file(CrawlAddress address, FetchAnswer const& answer,
                                        std::int64_t now);

  /// There was no answer, or none of use.
  [[nodiscard]] base::Result<void> file_failure(CrawlAddress address, int status,
                                                std::string_view why, std::int64_t now);

  /// It is not asked, for that reason.
  [[nodiscard]] base::Result<void> file_refusal(CrawlAddress address,
                                                CrawlFrontier::Refusal const& refusal);

  /// Feeds that pages named since the last call.
  [[nodiscard]] std::vector<std::string> take_feeds();

 private:
  using Done = base::Result<void>;

  [[nodiscard]] Done file_page(CrawlAddress& address, FetchAnswer const& answer);
  [[nodiscard]] Done file_text(CrawlAddress& address, FetchAnswer const& answer,
                               AnswerReading const& reading);
  [[nodiscard]] Done file_left_out(CrawlAddress& address, FetchAnswer const& answer,
                                   std::string_view why, CrawlNote::State state);
  [[nodiscard]] Done file_unchanged(CrawlAddress& address, FetchAnswer const& answer);
  [[nodiscard]] Done file_redirect(CrawlAddress& address, FetchAnswer const& answer);
  [[nodiscard]] Done file_moved(CrawlAddress& address, FetchAnswer const& answer,
                                std::string const& target);
  [[nodiscard]] Done file_missing(CrawlAddress& address, std::string const& why);
  [[nodiscard]] std::uint64_t text_of(CrawlAddress const& address,
                                      AnswerReading const& reading) const;
  [[nodiscard]] base::Result<bool> is_common(std::string_view answer, CrawlAddress const& page);
  [[nodiscard]] Done refuse(CrawlAddress& address, std::string_view why);
  [[nodiscard]] Done follow(CrawlAddress const& address, AnswerReading const& reading);
  [[nodiscard]] Done settle_canonical(CrawlAddress& address, PageLinks const& links);
  [[nodiscard]] Done write_response(CrawlAddress& address, FetchAnswer const& answer);
  [[nodiscard]] base::Result<bool> brings_news(CrawlAddress const& address,
                                               AnswerReading const& reading);
  [[nodiscard]] base::Result<bool> is_copy_outdated(CrawlAddress const& address) const;
  [[nodiscard]] base::Result<bool> write_copy(CrawlAddress& address, FetchAnswer const& answer);

  CrawlOptions const& options_;
  CrawlFrontier& frontier_;
  CrawlStore& store_;
  CrawlTally& tally_;
  Soft404& soft_404_;
  WarcWriter* writer_;
  CommonAnswers common_;
  std::vector<std::string> feeds_;
};

}  // namespace tracuu::indexer
