// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "indexer/item/reading_remarks.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// An input that did not get into the index, and why.
struct Rejected {
  std::string source;  ///< "folder/file.txt", "file.jsonl.gz:17", "<stdin>:3"
  std::string reason;
  std::string hint;  ///< what to do about it; may be empty
};

/// What was refused, from an error with a subject.
[[nodiscard]] inline Rejected rejected_for(base::Error const& error) {
  return {error.subject, error.message, error.hint};
}

/// "source: reason (hint)".
[[nodiscard]] inline std::string to_string(Rejected const& rejected) {
  return base::to_string(
      base::Error{base::ErrorCode::Internal, rejected.reason, rejected.hint, rejected.source});
}

/// Two announcements of one run have the same id: the second is refused.
[[nodiscard]] inline Rejected duplicate_id(schema::Announcement const& second) {
  return {second.source_file, "id '" + second.id + "' was given before; the first is kept", ""};
}

/// Bytes of what a reader reads: title, abstract, body.
[[nodiscard]] inline std::size_t text_size(schema::Announcement const& announcement) {
  return announcement.title.size() + announcement.abstract.size() + announcement.body.size();
}

/// What one run of the indexer did.
struct IndexReport {
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;  ///< no source holds them any more (--prune)
  std::size_t kept = 0;     ///< not removed, because what they came from could not be read
  std::vector<Rejected> rejected;
  ReadingRemarks remarks;         ///< of the files that were read
  std::uint64_t text_bytes = 0;   ///< title, abstract and body of what was added or updated
  std::uint64_t index_bytes = 0;  ///< on disk, afterwards
  std::chrono::milliseconds took{0};

  [[nodiscard]] std::size_t indexed() const { return added + updated; }

  /// How many of `rejected` are scans, whose text OCR could read.
  [[nodiscard]] std::size_t scans() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        rejected, [](Rejected const& one) { return one.reason.starts_with(kScanRefusal); }));
  }
};

/// What a run did, and what ended it early, if anything did: the report then
/// counts what is in the index, and lists what had been refused until then.
struct IndexOutcome {
  IndexReport report;
  std::optional<base::Error> error;
};

/// What a run is at; an update in place reads only.
enum class IndexStage {
  Reading,
  Merging,   ///< all is read; the parts are being put together
  Checking,  ///< the new index is about to be opened and held against what was written
};

/// How far a run is.
struct IndexProgress {
  std::size_t announcements = 0;     ///< indexed, unchanged and rejected so far
  std::uint64_t consumed_bytes = 0;  ///< of the sources
  std::uint64_t total_bytes = 0;     ///< 0 = unknown
  IndexStage stage = IndexStage::Reading;
};

}  // namespace tracuu::indexer
