// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write_bench.hpp"

#include <optional>

#include "indexer/bytes/memory_share.hpp"
#include "indexer/index_report.hpp"

namespace tracuu::indexer {

namespace {

/// The analysis of a text, until it is written, takes so many times its bytes
/// (docs/performance.md); such texts have it only with a share of what the readers leave.
constexpr std::uint64_t kMemoryOfTextByte = 80;
constexpr std::size_t kLargeTextBytes = 1 << 20;

}  // namespace

base::Result<void> WriteBench::write(std::vector<schema::Announcement> announcements,
                                     std::uint32_t first) {
  std::uint32_t number = first;
  for (std::size_t i = 0; i < announcements.size(); ++i) {
    std::uint64_t const text_bytes = text_size(announcements[i]);
    // Who waits for others with a share in hand may wait for one who waits for a share.
    bool const is_large = text_bytes > kLargeTextBytes && !road_.waits_for_others();
    std::optional<MemoryShares::Held> share;
    if (is_large) {
      share.emplace(shares_of_process().take(kMemoryOfTextByte * text_bytes, memory_));
    }
    DocumentContent const& content = builder_.build(announcements[i]);
    announcements[i] = {};
    bool const is_edge = i == 0 || i + 1 == announcements.size();
    facts_.add(number++, content, is_edge);
    writer_->add(content);
    bool const is_end = i + 1 == announcements.size() || is_large || writer_->is_full();
    if (!is_end) continue;
    if (auto const written = writer_->end_batch(first); !written) return written.error();
    if (is_large) builder_.forget();
    first = number;
  }
  return {};
}

}  // namespace tracuu::indexer
