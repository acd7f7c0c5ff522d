// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "indexer/build_facts.hpp"
#include "indexer/build_road.hpp"
#include "indexer/document/document_builder.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// What one worker makes documents of announcements with, and what it knows of these. Of one
/// thread.
class WriteBench {
 public:
  /// `large_text` is held while one is analysed, one at a time, by all workers of a road. Both must
  /// outlive it.
  WriteBench(BuildRoad& road, std::mutex& large_text, TextWeights const& weights,
             std::uint64_t facts_seed)
      : road_(road),
        large_text_(large_text),
        builder_(weights),
        writer_(road.open_writer()),
        facts_(facts_seed) {}

  /// Makes documents of announcements, numbered from `first` on, and sends them down the road.
  /// Errors of BatchWriter::end_batch.
  [[nodiscard]] base::Result<void> write(std::vector<schema::Announcement> announcements,
                                         std::uint32_t first);

  /// Of all that were written.
  [[nodiscard]] BuildFacts take_facts() { return std::move(facts_); }

 private:
  BuildRoad& road_;
  std::mutex& large_text_;
  DocumentBuilder builder_;
  std::unique_ptr<BatchWriter> writer_;
  BuildFacts facts_;
};

}  // namespace tracuu::indexer
