// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_table_reader.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "indexer/glass/glass_block.hpp"
#include "indexer/glass/glass_unpacking.hpp"

namespace tracuu::indexer {

namespace {

// Where the numbers of a block's head stand (Xapian's backends/glass/glass_table.h).
constexpr std::size_t kLevelByte = 4;
constexpr std::size_t kDirectoryEndByte = 9;

/// A leaf's item: size and marks in two bytes, the size of the key, the key, then the number of the
/// part in two bytes unless it is the first, and the part of the tag.
constexpr std::size_t kLeafHeadBytes = 3;
constexpr unsigned kSizeMask = 0x1fff;
constexpr unsigned kDeflatedMark = 0x8000;
constexpr unsigned kLastMark = 0x4000;
constexpr unsigned kFirstMark = 0x2000;
constexpr std::size_t kPartNumberBytes = 2;

/// A branch's item begins with the number of the child.
constexpr std::size_t kChildBytes = 4;

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

}  // namespace

GlassTableReader::GlassTableReader(std::filesystem::path file, GlassTableRoot const& root)
    : file_path_(std::move(file)), root_(root) {
  if (root_.entries == 0) return;
  file_ = ::open(file_path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0) throw std::system_error(errno, std::generic_category(), file_path_.string());
  static_cast<void>(::posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL));
  levels_.resize(root_.level + 1);
}

GlassTableReader::~GlassTableReader() {
  if (file_ >= 0) ::close(file_);
}

bool GlassTableReader::next() {
  bool const is_at_begin = !has_begun_;
  Item item;
  if (!next_item(item)) return false;
  // The first item of a table is there to be found before all others.
  if (is_at_begin && item.key.empty() && !next_item(item)) return false;
  if (!item.is_first) throw_damage("an entry lacks its beginning");
  if (item.key <= key_) throw_damage("keys are not in order");
  take_entry(item);
  return true;
}

void GlassTableReader::take_entry(Item const& first) {
  is_deflated_ = first.is_deflated;
  key_ = first.key;
  tag_ = first.tag;
  if (first.is_last) return;
  joined_tag_ = first.tag;
  Item part;
  do {
    if (!next_item(part) || part.is_first || part.key != key_) throw_damage("a tag lacks its end");
    joined_tag_ += part.tag;
  } while (!part.is_last);
  tag_ = joined_tag_;
}

/// False after the last one. Moves key_ to where it outlives its leaf.
bool GlassTableReader::next_item(Item& item) {
  if (levels_.empty()) return false;
  while (levels_.front().at >= levels_.front().end) {
    kept_key_ = std::string(key_);
    key_ = kept_key_;
    if (!next_leaf()) return false;
  }
  item = item_in(levels_.front());
  return true;
}

/// Climbs to the first block with another child and goes down from there; from the root at first.
bool GlassTableReader::next_leaf() {
  std::size_t level = 0;
  if (!has_begun_) {
    has_begun_ = true;
    level = root_.level;
    read_block(root_.block, level);
  } else {
    do {
      if (++level > root_.level) return false;
    } while (levels_[level].at >= levels_[level].end);
  }
  for (; level > 0; --level) {
    Level& branch = levels_[level];
    if (branch.at >= branch.end) throw_damage("a branch without children");
    std::size_t const begin = big_endian(branch.block, branch.at, 2);
    branch.at += GlassBlock::kDirectoryEntryBytes;
    if (begin + kChildBytes > GlassBlock::kBytes) throw_damage("a child outside of its block");
    read_block(big_endian(branch.block, begin, kChildBytes), level - 1);
  }
  return true;
}

void GlassTableReader::read_block(std::uint32_t number, std::size_t level) {
  Level& into = levels_[level];
  into.block.resize(GlassBlock::kBytes);
  std::size_t got = 0;
  auto const begin = static_cast<off_t>(number) * static_cast<off_t>(GlassBlock::kBytes);
  while (got < GlassBlock::kBytes) {
    ssize_t const more = ::pread(file_, into.block.data() + got, GlassBlock::kBytes - got,
                                 begin + static_cast<off_t>(got));
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) throw std::system_error(errno, std::generic_category(), file_path_.string());
    if (more == 0) throw_damage("a block lies after the end of the file");
    got += static_cast<std::size_t>(more);
  }
  into.at = GlassBlock::kHeadBytes;
  into.end = big_endian(into.block, kDirectoryEndByte, 2);
  bool const is_right = static_cast<unsigned char>(into.block[kLevelByte]) == level &&
                        into.end >= into.at && into.end <= GlassBlock::kBytes &&
                        (into.end - into.at) % GlassBlock::kDirectoryEntryBytes == 0;
  bool const is_empty = into.end == into.at;
  if (!is_right || (is_empty && level < root_.level)) throw_damage("the head of a block");
}

/// The next one of the leaf.
GlassTableReader::Item GlassTableReader::item_in(Level& leaf) const {
  std::string_view const block = leaf.block;
  std::size_t const begin = big_endian(block, leaf.at, 2);
  leaf.at += GlassBlock::kDirectoryEntryBytes;
  if (begin + kLeafHeadBytes > block.size()) throw_damage("an item outside of its block");
  unsigned const head = big_endian(block, begin, 2);
  Item item{{}, {}, (head & kFirstMark) != 0, (head & kLastMark) != 0, (head & kDeflatedMark) != 0};
  std::size_t const key_bytes = static_cast<unsigned char>(block[begin + 2]);
  std::size_t const bytes = head & kSizeMask;
  std::size_t const before_tag = key_bytes + (item.is_first ? 0 : kPartNumberBytes);
  if (begin + kLeafHeadBytes + bytes > block.size() || before_tag > bytes) {
    throw_damage("an item outside of its block");
  }
  item.key = block.substr(begin + kLeafHeadBytes, key_bytes);
  item.tag = block.substr(begin + kLeafHeadBytes + before_tag, bytes - before_tag);
  return item;
}

void GlassTableReader::throw_damage(char const* what) const {
  throw GlassDamage(fmt::format("{}: {}", file_path_.string(), what));
}

}  // namespace tracuu::indexer
