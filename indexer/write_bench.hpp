// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
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
  /// Long texts are analysed with a share of `memory` (bytes), which they and the readers have
  /// together. Announcements that `last_indexed` knows keep their time. `road` must outlive it.
  WriteBench(BuildRoad& road, std::uint64_t memory, TextWeights const& weights,
             std::uint64_t facts_seed, DocumentBuilder::LastIndexed last_indexed = {})
      : road_(road),
        memory_(memory),
        builder_(weights, &schema::now, std::move(last_indexed)),
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
  std::uint64_t const memory_;
  DocumentBuilder builder_;
  std::unique_ptr<BatchWriter> writer_;
  BuildFacts facts_;
};

}  // namespace tracuu::indexer
