// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "indexer/crawl/fetcher.hpp"
#include "indexer/crawl/page_links.hpp"
#include "indexer/crawl/site_map.hpp"
#include "indexer/crawl/soft_404.hpp"

namespace tracuu::indexer {

/// So much of a page is read for its links: parsing more would hold up all hosts. The index reads
/// the whole page, within limits of its own.
inline constexpr std::size_t kMaxCrawledPageBytes = std::size_t{2} << 20;

/// What a crawl must know of an answer with a body.
struct AnswerReading {
  std::string refusal;             ///< why nothing of it is indexed; empty if something may be
  PageLinks links;                 ///< of a page; of other answers what their head says
  bool is_partly_read = false;     ///< it is longer than kMaxCrawledPageBytes: only its beginning
  std::optional<PageShape> shape;  ///< of a page
  std::optional<SiteMap> feed;     ///< of a feed or a sitemap: nothing of it is indexed
};

/// Reads an answer. What it is, is told by its bytes before its Content-Type. Thread-safe.
[[nodiscard]] AnswerReading read_answer(FetchAnswer const& answer, std::uint64_t max_bytes);

/// The value of a field of a raw HTTP head, the last if it stands more than once; empty if there
/// is none. `name` in any case. Thread-safe.
[[nodiscard]] std::string header_of(std::string_view head, std::string_view name);

}  // namespace tracuu::indexer
