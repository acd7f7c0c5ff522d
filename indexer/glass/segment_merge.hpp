// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/part_reader.hpp"

namespace tracuu::indexer {

/// Appends a key to a part: what it does not share with the one before it, "" at first.
void append_merge_key(std::string& part, std::string_view before, std::string_view key);

/// Goes through parts of several segments side by side, key by key. A part is a row
/// of keys in rising order, each followed by what the caller put there. Not
/// thread-safe; the file must outlive it.
class SegmentMerge {
 public:
  /// `parts` in the order of the segments. std::system_error, also of all below.
  SegmentMerge(SegmentFile const& file, std::span<SegmentPart const> parts,
               std::size_t buffer_bytes);

  /// To the next key; false after the last. REQUIRES: all that follows the key was
  /// taken from all readers().
  bool next();

  /// Valid until next().
  [[nodiscard]] std::string_view key() const { return sources_[group_.front()].key; }

  /// The readers of the segments that have the key, each placed after it, in the order of the
  /// segments.
  [[nodiscard]] std::span<PartReader* const> readers() const { return readers_; }

 private:
  struct Source {
    PartReader reader;
    std::string key;
  };
  /// A source that waits for its key's turn.
  struct Waiting {
    std::uint64_t head;  ///< the first bytes of its key
    std::uint32_t source;
  };

  void wait(std::uint32_t source);
  [[nodiscard]] bool is_later(Waiting const& one, Waiting const& other) const;
  std::uint32_t take_first();

  std::vector<Source> sources_;
  std::vector<Waiting> waiting_;  ///< a heap, the first key at the front
  std::vector<std::uint32_t> group_;
  std::vector<PartReader*> readers_;
};

}  // namespace tracuu::indexer
