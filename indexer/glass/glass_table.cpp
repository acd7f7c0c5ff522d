// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_table.hpp"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>

#include "base/os_error.hpp"
#include "indexer/glass/glass_packing.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kItemSizeBytes = 2;  ///< counts the item's key and tag
constexpr std::size_t kKeySizeBytes = 1;
constexpr std::size_t kComponentBytes = 2;

// Marks in the first byte of a leaf's item.
constexpr unsigned kDeflated = 0x80;
constexpr unsigned kLastComponent = 0x40;
constexpr unsigned kFirstComponent = 0x20;

constexpr std::size_t kTableBufferBytes = 1 << 18;

void put16(char* at, std::size_t value) {
  at[0] = static_cast<char>(value >> 8);
  at[1] = static_cast<char>(value);
}

void append16(std::string& out, std::size_t value) {
  out += static_cast<char>(value >> 8);
  out += static_cast<char>(value);
}

void append32(std::string& out, std::uint32_t value) {
  append16(out, value >> 16);
  append16(out, value & 0xffff);
}

/// `key` up to the first byte in which it differs from `before`.
std::string_view shortest_behind(std::string_view before, std::string_view key) {
  return key.substr(0, shared_prefix_bytes(before, key) + 1);
}

/// A new file that is written through `buffer`.
std::ofstream opened(std::filesystem::path const& file, std::vector<char>& buffer) {
  std::ofstream out;
  out.rdbuf()->pubsetbuf(buffer.data(), static_cast<std::streamsize>(buffer.size()));
  out.open(file, std::ios::binary | std::ios::trunc);
  return out;
}

}  // namespace

GlassTableWriter::GlassTableWriter(std::filesystem::path file)
    : file_(std::move(file)),
      buffer_(kTableBufferBytes),
      out_(opened(file_, buffer_)),
      writeback_(file_) {
  note_error();
  // The first item of the first leaf has no key, so that every search finds one before its own.
  add_component("", "", 1, true, false);
}

void GlassTableWriter::add(std::string_view key, std::string_view tag, bool is_deflated) {
  assert(!key.empty() && key.size() <= kMaxKeyBytes && key > last_key_);
  std::size_t const head = kItemSizeBytes + kKeySizeBytes + key.size();
  std::size_t component = 1;
  do {
    std::size_t const room = kMaxItemBytes - head - (component > 1 ? kComponentBytes : 0);
    std::size_t const bytes = std::min(room, tag.size());
    add_component(key, tag.substr(0, bytes), component++, bytes == tag.size(), is_deflated);
    tag.remove_prefix(bytes);
  } while (!tag.empty());
  ++entries_;
}

void GlassTableWriter::add_component(std::string_view key, std::string_view tag_part,
                                     std::size_t component, bool is_last, bool is_deflated) {
  bool const is_first = component == 1;
  std::size_t const before_tag = key.size() + (is_first ? 0 : kComponentBytes);
  std::size_t const size = before_tag + tag_part.size();
  unsigned const marks = (is_deflated ? kDeflated : 0) | (is_last ? kLastComponent : 0) |
                         (is_first ? kFirstComponent : 0);
  char* const item = item_.data();
  put16(item, size | marks << 8);
  item[kItemSizeBytes] = static_cast<char>(key.size());
  char* const key_at = item + kItemSizeBytes + kKeySizeBytes;
  std::memcpy(key_at, key.data(), key.size());
  if (!is_first) put16(key_at + key.size(), component);
  std::memcpy(key_at + before_tag, tag_part.data(), tag_part.size());
  std::string_view const whole(item, kItemSizeBytes + kKeySizeBytes + size);

  if (!leaf_.has_room_for(whole.size())) {
    std::uint32_t const number = write(leaf_);
    add_child(0, std::move(leaf_divider_), number);
    leaf_divider_ = {std::string(shortest_behind(last_key_, key)),
                     static_cast<std::uint16_t>(component)};
  }
  leaf_.add(whole);
  last_key_ = key;
}

/// Enters a block that is complete in the block above it, `level` steps over the leaves' parents.
void GlassTableWriter::add_child(std::size_t level, Divider divider, std::uint32_t child) {
  if (branches_.size() == level) {
    branches_.push_back({GlassBlock(static_cast<unsigned>(level + 1)), {}});
  }
  std::size_t const bytes = 4 + kKeySizeBytes + divider.key.size() + kComponentBytes;
  if (!branches_[level].block.has_room_for(bytes)) {
    std::uint32_t const number = write(branches_[level].block);
    add_child(level + 1, std::exchange(branches_[level].divider, std::move(divider)), number);
    divider = {};
  }
  if (branches_[level].block.is_empty()) divider = {};  // a block's first child needs none
  std::string item;
  append32(item, child);
  item += static_cast<char>(divider.key.size());
  item += divider.key;
  append16(item, divider.component);
  branches_[level].block.add(item);
}

/// Its number in the file. The block is empty again.
std::uint32_t GlassTableWriter::write(GlassBlock& block) {
  std::string_view const bytes = block.finish();
  out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  note_error();
  block.clear();
  std::uint64_t const file_bytes = next_block_ * std::uint64_t{GlassBlock::kBytes};
  writeback_.grown_to(file_bytes - std::min<std::uint64_t>(file_bytes, kTableBufferBytes));
  return next_block_++;
}

/// Right after a call of the stream, whose last system call left errno.
void GlassTableWriter::note_error() {
  if (error_number_ == 0 && !out_) error_number_ = errno != 0 ? errno : EIO;
}

base::Result<GlassTableRoot> GlassTableWriter::finish() {
  std::uint32_t root = write(leaf_);
  if (!branches_.empty()) {
    add_child(0, std::move(leaf_divider_), root);
    for (std::size_t level = 0; level < branches_.size(); ++level) {
      root = write(branches_[level].block);
      bool const is_top = level + 1 == branches_.size();
      if (!is_top) add_child(level + 1, std::move(branches_[level].divider), root);
    }
  }
  out_.close();
  note_error();
  if (error_number_ != 0) return base::os_error(file_.string(), "write", error_number_);
  if (entries_ == 0) std::filesystem::remove(file_);
  return GlassTableRoot{root, static_cast<unsigned>(branches_.size()), next_block_, entries_};
}

}  // namespace tracuu::indexer
