// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write_bench.hpp"

#include "indexer/index_report.hpp"

namespace tracuu::indexer {

namespace {

/// The analysis of such a text takes so much memory that there is one at a time.
constexpr std::size_t kLargeTextBytes = 1 << 20;

}  // namespace

base::Result<void> WriteBench::write(std::vector<schema::Announcement> announcements,
                                     std::uint32_t first) {
  std::uint32_t number = first;
  for (std::size_t i = 0; i < announcements.size(); ++i) {
    bool const is_large = text_size(announcements[i]) > kLargeTextBytes;
    // Who waits for others with a lock on may wait for one who waits for the lock.
    bool const is_alone = is_large && !road_.waits_for_others();
    std::unique_lock<std::mutex> alone;
    if (is_alone) alone = std::unique_lock(large_text_);
    DocumentContent const& content = builder_.build(announcements[i]);
    announcements[i] = {};
    bool const is_edge = i == 0 || i + 1 == announcements.size();
    facts_.add(number++, content, is_edge);
    writer_->add(content);
    bool const is_end = i + 1 == announcements.size() || is_alone || writer_->is_full();
    if (!is_end) continue;
    if (auto const written = writer_->end_batch(first); !written) return written.error();
    first = number;
  }
  return {};
}

}  // namespace tracuu::indexer
