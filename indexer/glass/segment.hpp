// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/glass/deflater.hpp"
#include "indexer/glass/glass_version.hpp"
#include "indexer/glass/inverted_batch.hpp"
#include "indexer/glass/segment_file.hpp"

namespace tracuu::indexer {

/// What a full build keeps of one batch until all are there: of each table what
/// goes into it, in the order of its keys, as it will be written. write_glass_database()
/// merges them.
///
///     postings        merge keys (segment_merge.hpp; those of the table's first chunks), each with
///                       of a value slot's statistics: documents, smallest value, largest value
///                       of values: documents, then document and value of each
///                       of lengths and terms: documents, occurrences, then document and wdf of
///                       each
///     positions       merge keys (of a term), each with
///                       documents, then document and position list of each
///     the other two   key, 1 if the tag is deflated or 0, tag
///
/// Packed as glass_packing.hpp does it; of a document's number what it is above the one before
/// it (0 at first), less 1.
struct Segment {
  std::array<SegmentPart, GlassVersion::kOwnTables> parts;  ///< by GlassVersion::Table
  GlassStatistics statistics;
};

/// The files that hold the parts of all segments, one for each table.
class SegmentFiles {
 public:
  /// In `folder`, which is there; failures show when something is appended.
  explicit SegmentFiles(std::filesystem::path folder);

  [[nodiscard]] std::filesystem::path const& folder() const { return folder_; }

  [[nodiscard]] SegmentFile& operator[](std::size_t table) { return files_[table]; }

 private:
  std::filesystem::path folder_;
  std::array<SegmentFile, GlassVersion::kOwnTables> files_;
};

/// Makes segments. Keeps its memory; each thread has its own, for the same files.
class SegmentWriter {
 public:
  explicit SegmentWriter(SegmentFiles& files) : files_(files) {}

  /// Writes `batch`, whose first document gets number `first_document`. REQUIRES:
  /// batch.sort() was called, and the batch is not empty. Io.
  [[nodiscard]] base::Result<Segment> write(InvertedBatch const& batch,
                                            std::uint32_t first_document);

 private:
  /// By the place of the table in SegmentFiles.
  void make_part(std::size_t table, InvertedBatch const& batch);
  void make_postings(InvertedBatch const& batch);
  void make_values(InvertedBatch const& batch);
  void make_positions(InvertedBatch const& batch);
  void make_term_lists(InvertedBatch const& batch);
  void make_document_data(InvertedBatch const& batch);
  void begin_postings(std::string_view key, std::size_t documents, std::uint64_t occurrences);
  void append_key(std::string_view key);
  void append_document(std::uint32_t number, std::uint32_t& last);
  void append_deflated(std::string_view key, std::string_view tag);

  SegmentFiles& files_;
  Deflater deflater_;
  std::uint32_t first_document_ = 1;  ///< of the batch
  std::string part_;
  std::string last_key_;
};

}  // namespace tracuu::indexer
