// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tracuu::indexer {

/// One block of a glass B-tree while it is filled: a head, a directory of the
/// items' offsets that grows upwards, and the items, which grow downwards from
/// the end. Numbers are big-endian.
class GlassBlock {
 public:
  static constexpr std::size_t kBytes = 8192;
  static constexpr std::size_t kHeadBytes = 11;
  static constexpr std::size_t kDirectoryEntryBytes = 2;

  /// `level` counts from the leaves, 0.
  explicit GlassBlock(unsigned level) : level_(level) { clear(); }

  [[nodiscard]] bool is_empty() const { return directory_end_ == kHeadBytes; }
  [[nodiscard]] bool has_room_for(std::size_t item_bytes) const {
    return directory_end_ + kDirectoryEntryBytes + item_bytes <= items_begin_;
  }

  /// After those that are there. REQUIRES: has_room_for(item.size()).
  void add(std::string_view item);

  /// The block as it is written to the file.
  [[nodiscard]] std::string_view finish();

  void clear();

 private:
  void put16(std::size_t at, std::size_t value);

  unsigned level_;
  std::string bytes_;
  std::size_t directory_end_ = kHeadBytes;
  std::size_t items_begin_ = kBytes;
};

}  // namespace tracuu::indexer
