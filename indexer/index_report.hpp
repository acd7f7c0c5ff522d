// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// An input that did not get into the index, and why.
struct Rejected {
  std::string reason;  ///< begins with the file (and line)
};

/// Two announcements of one run have the same id: the second is refused.
[[nodiscard]] inline Rejected duplicate_id(schema::Announcement const& second) {
  return {second.source_file + ": id '" + second.id + "' was given before; the first is kept"};
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
  std::vector<Rejected> rejected;
  std::uint64_t text_bytes = 0;   ///< title, abstract and body of what was added or updated
  std::uint64_t index_bytes = 0;  ///< on disk, afterwards
  std::chrono::milliseconds took{0};

  [[nodiscard]] std::size_t indexed() const { return added + updated; }
};

/// How far a run is.
struct IndexProgress {
  std::size_t announcements = 0;     ///< indexed, unchanged and rejected so far
  std::uint64_t consumed_bytes = 0;  ///< of the sources
  std::uint64_t total_bytes = 0;     ///< 0 = unknown
  bool is_merging = false;           ///< all is read; the parts are being put together
};

}  // namespace tracuu::indexer
