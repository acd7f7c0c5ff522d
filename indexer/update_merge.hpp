// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/build_facts.hpp"
#include "indexer/build_road.hpp"
#include "indexer/glass/glass_database.hpp"
#include "indexer/index_job.hpp"
#include "indexer/merge_workers.hpp"
#include "store/index_folder.hpp"

namespace tracuu::indexer {

/// A large update, written as a full build is: the new documents go into segments, which are merged
/// with what stays of the generation in use into a new one, and that is checked and switched in.
/// Until then nothing of it can be found, and on an Error the index is as it was. Documents that
/// stay keep their numbers, new ones are numbered after them. Not thread-safe.
class UpdateMerge {
 public:
  /// `database`: that of the generation in use; `last_document`: the last number that was given
  /// there. Io. REQUIRES: the WriterLock of `folder` is held; nothing is committed to the database
  /// as long as the object lives. The first two arguments must outlive it.
  [[nodiscard]] static base::Result<std::unique_ptr<UpdateMerge>> begin(
      IndexJobOptions const& options, store::IndexFolder const& folder,
      std::filesystem::path const& database, Xapian::docid last_document);

  UpdateMerge(UpdateMerge const&) = delete;
  UpdateMerge& operator=(UpdateMerge const&) = delete;
  /// What was written for it goes; a generation that was switched in stays.
  ~UpdateMerge();

  /// The announcement is turned into a document by `workers` threads of its own. Io, DiskFull,
  /// OutOfMemory, also of one before.
  [[nodiscard]] base::Result<void> add(schema::Announcement announcement);

  /// A document of the old generation that is replaced or removed.
  void drop(Xapian::docid document) { kept_.drop(document); }

  /// Waits until all that was added lies in segments, and takes from `old`, which reads the old
  /// generation, the facts that the new one is checked against. Io, DiskFull, OutOfMemory. May
  /// throw Xapian::Error. REQUIRES: all was added and dropped.
  [[nodiscard]] base::Result<void> end_reading(Xapian::Database const& old);

  /// Writes, checks and switches in. `on_stage` is told what it is at. Io, DiskFull, OutOfMemory;
  /// IndexCorrupt if the old generation or the new one is damaged. REQUIRES: end_reading(), once.
  [[nodiscard]] base::Result<void> finish(std::map<std::string, std::string> const& metadata,
                                          std::function<void(IndexStage)> const& on_stage);

 private:
  UpdateMerge(IndexJobOptions const& options, store::IndexFolder const& folder,
              std::filesystem::path const& build_folder, std::filesystem::path const& database,
              Xapian::docid last_document);

  base::Result<void> end_batch();

  store::IndexFolder const& folder_;
  std::filesystem::path new_database_;
  KeptDocuments kept_;
  std::unique_ptr<BuildRoad> road_;
  MergeWorkers workers_;
  std::optional<BuildFacts> facts_;  ///< of the new generation
  std::uint32_t next_number_;
  std::vector<schema::Announcement> batch_;
  std::size_t batch_bytes_ = 0;
};

}  // namespace tracuu::indexer
