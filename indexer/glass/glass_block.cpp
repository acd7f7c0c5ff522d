// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_block.hpp"

#include <cassert>
#include <cstring>

#include "indexer/glass/glass_version.hpp"

namespace tracuu::indexer {

namespace {

// Where the numbers of the head stand; each takes two bytes but the first two.
constexpr std::size_t kRevisionAt = 0;  // four bytes
constexpr std::size_t kLevelAt = 4;     // one byte
constexpr std::size_t kLargestGapAt = 5;
constexpr std::size_t kFreeBytesAt = 7;
constexpr std::size_t kDirectoryEndAt = 9;

}  // namespace

void GlassBlock::add(std::string_view item) {
  assert(has_room_for(item.size()));
  items_begin_ -= item.size();
  std::memcpy(bytes_.data() + items_begin_, item.data(), item.size());
  put16(directory_end_, items_begin_);
  directory_end_ += kDirectoryEntryBytes;
}

std::string_view GlassBlock::finish() {
  bytes_[kRevisionAt + 3] = static_cast<char>(kGlassRevision);
  bytes_[kLevelAt] = static_cast<char>(level_);
  put16(kLargestGapAt, items_begin_ - directory_end_);
  put16(kFreeBytesAt, items_begin_ - directory_end_);
  put16(kDirectoryEndAt, directory_end_);
  return bytes_;
}

void GlassBlock::clear() {
  bytes_.assign(kBytes, '\0');
  directory_end_ = kHeadBytes;
  items_begin_ = kBytes;
}

void GlassBlock::put16(std::size_t at, std::size_t value) {
  bytes_[at] = static_cast<char>(value >> 8);
  bytes_[at + 1] = static_cast<char>(value);
}

}  // namespace tracuu::indexer
