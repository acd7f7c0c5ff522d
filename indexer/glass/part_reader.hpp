// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/glass/segment_file.hpp"

namespace tracuu::indexer {

/// Reads a part of a SegmentFile from its beginning to its end, as it was packed
/// (glass_packing.hpp), through a buffer. All may throw std::system_error.
/// Not thread-safe; the file must outlive it.
class PartReader {
 public:
  PartReader(SegmentFile const& file, SegmentPart part, std::size_t buffer_bytes);

  [[nodiscard]] bool at_end() const { return begin_ == end_ && unread_.bytes == 0; }

  std::uint64_t take_uint() {
    if (end_ - begin_ < kMaxUintBytes) fill(kMaxUintBytes);
    std::uint64_t value = 0;
    for (unsigned shift = 0; begin_ < end_; shift += 7) {
      auto const byte = static_cast<unsigned char>(buffer_[begin_++]);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value;
  }

  /// Valid until anything else is taken.
  std::string_view take(std::size_t bytes) {
    if (end_ - begin_ < bytes) fill(bytes);
    std::string_view const taken(buffer_.data() + begin_, bytes);
    begin_ += bytes;
    return taken;
  }

  /// What pack_string() wrote; valid until anything else is taken.
  std::string_view take_string() { return take(take_uint()); }

 private:
  static constexpr std::size_t kMaxUintBytes = 10;

  /// Makes `bytes` readable at once, or all that are left.
  void fill(std::size_t bytes);

  SegmentFile const* file_;
  SegmentPart unread_;
  std::size_t buffer_bytes_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  ///< of what is buffered and not taken
  std::size_t end_ = 0;
};

}  // namespace tracuu::indexer
